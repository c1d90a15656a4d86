// The summary as a reader has it at a length: every point stands in reading order, and those that
// are left out are hidden.
function makeSummary(report) {
  const LONG = 40; // points of a block
  const units = report.reading.map((id) => {
    const text = make("span", { className: "t", role: "button", tabIndex: -1 }, report.textOf(id));
    text.dataset.id = id;
    text.classList.toggle("w", report.spans[id].classList.contains("w"));
    const gap = document.createTextNode("");
    const element = make("span", { hidden: true }, gap, text, closers(report.textOf(id)));
    return { id, text, gap, element };
  });
  const placeOf = new Map(units.map(({ id }, at) => [id, at]));
  // In blocks, of which a browser lays out those that are seen: paragraphs, parts of long ones.
  const blocks = [];
  units.forEach((unit, at) => {
    const before = units[at - 1];
    const isNew = !before || report.separator(before.id, unit.id) === "\n\n";
    if (isNew || blocks.at(-1).size === LONG) {
      blocks.push({ size: 0, shown: 0, element: make("div", { hidden: true, dir: "auto" }) });
    }
    unit.block = blocks.at(-1);
    unit.block.size++;
    unit.block.element.append(unit.element);
  });
  $("summary").append(...blocks.map(({ element }) => element));

  let length = 0;
  const isShown = (unit) => unit && !unit.element.hidden;
  function next(at, step) { // the place of the point that is shown after or before another
    do at += step; while (units[at] && !isShown(units[at]));
    return at;
  }

  function space(at) { // what stands before a point, and whose it is
    const { gap, text, id, block } = units[at], before = units[next(at, -1)];
    let between = before ? report.separator(before.id, id) : "";
    if (before && before.block !== block) between = between === "\n\n" ? "\n" : "";
    if (gap.data !== between) gap.data = between;
    const isFirst = !before || report.documentOf[before.id] !== report.documentOf[id];
    if (report.several && isFirst) text.dataset.source = report.names[report.documentOf[id]];
    else delete text.dataset.source;
  }

  return {
    get length() { return length; },
    // Show so many points; answers which have come or gone.
    resize(to) {
      const changed = report.order.slice(Math.min(length, to), Math.max(length, to));
      const places = changed.map((id) => placeOf.get(id));
      for (const at of places) {
        const { element, block, id } = units[at];
        element.hidden = report.rank.get(id) >= to;
        block.shown += element.hidden ? -1 : 1;
        block.element.hidden = !block.shown;
      }
      length = to;
      // What came, and what stands behind what came or went, is spaced anew.
      const moved = new Set(places);
      let before = false;
      units.forEach((unit, at) => {
        if (isShown(unit)) {
          if (before || moved.has(at)) space(at);
          before = moved.has(at);
        } else before ||= moved.has(at);
      });
      return changed;
    },
    text() {
      let before = null, text = "";
      for (const { id } of units.filter(isShown)) {
        text += (before === null ? "" : report.separator(before, id)) + report.textOf(id);
        before = id;
      }
      return text;
    },
    element: (id) => units[placeOf.get(id)]?.text,
    // The point that arrow keys lead to from another; the first one without any.
    neighbour(id, step) {
      const unit = units[next(id === null ? -1 : placeOf.get(id), step)];
      return unit?.text;
    },
  };
}

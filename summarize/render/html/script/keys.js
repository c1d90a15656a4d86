// The sentences of the text and the points of the summary, by mouse and by key. Of many elements
// one is in the order of the tab key, and arrow keys lead on from it.
function rove(current) {
  let stop = null;
  const reach = (element) => {
    if (stop) stop.tabIndex = -1;
    stop = element;
    if (stop) stop.tabIndex = 0;
  };
  reach(current);
  return { reach, get stop() { return stop; } };
}

const isPlain = (event) => !event.ctrlKey && !event.altKey && !event.metaKey;

function listenToTexts(report, page) {
  const { spans, count } = report;
  const idOf = new Map(spans.map((span, id) => [span, id]));
  const at = (event) => idOf.get(event.target.closest("#source p > span"));
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const leaps = { PageDown: 10, PageUp: -10, Home: -count, End: count };
  let isByKey = false; // after a click the keys that leaf through a page still do

  function step(id, key) {
    const isTurned = getComputedStyle(spans[id].parentElement).direction === "rtl";
    return isTurned && /Left|Right/.test(key) ? -steps[key] : steps[key];
  }
  function move(id) {
    isByKey = true;
    const to = Math.max(0, Math.min(count - 1, id));
    page.choose(to);
    spans[to].focus({ preventScroll: true });
    centre(spans[to]);
  }
  $("source").addEventListener("pointerdown", () => { isByKey = false; });
  $("source").addEventListener("click", (event) => {
    const id = at(event);
    if (id === undefined || !getSelection().isCollapsed) return;
    page.choose(id === page.chosen ? null : id);
    spans[id].focus({ preventScroll: true });
  });
  $("source").addEventListener("focusin", (event) => {
    const id = at(event);
    if (id === undefined || !event.target.matches(":focus-visible")) return;
    isByKey = true;
    if (id !== page.chosen) page.choose(id);
  });
  $("source").addEventListener("keydown", (event) => {
    const id = at(event), { key } = event;
    if (id === undefined || !isPlain(event)) return;
    if (key in steps) move(id + step(id, key));
    else if (key in leaps && isByKey) move(id + leaps[key]);
    else if (key === "Enter" && page.chosen === id) page.goTo(page.related(id)[0] ?? id);
    else if (key === "Enter" || (key === " " && isByKey)) page.choose(id);
    else return;
    event.preventDefault();
  });
}

function listenToPoints(summary, points, page) {
  const at = (event) => event.target.closest("#summary .t");
  $("summary").addEventListener("click", (event) => {
    const text = at(event);
    if (text && getSelection().isCollapsed) page.goTo(Number(text.dataset.id));
  });
  $("summary").addEventListener("keydown", (event) => {
    const text = at(event), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!text || !isPlain(event)) return;
    if (step) {
      const other = summary.neighbour(Number(text.dataset.id), step);
      if (other) points.reach(other);
      other?.focus();
    } else if (event.key === "Enter" || event.key === " ") page.goTo(Number(text.dataset.id));
    else return;
    event.preventDefault();
  });
}

// Where the text repeats itself: the text as a strip, sentence by sentence. Over it few
// restatements are arcs to what they restate; many are a matrix of the text against itself, in
// which repeated passages are blocks and diagonals.
function makePicture(report, choose) {
  const FEW = 60, STRIP = 14, LABELS = 20, PAD = 2, COLOURS = 8;
  const MATRIX = 420, CELL = 6, LEVELS = 4, NEAR = 8;
  const { count, waysOf, clusters, documentOf, rank, several } = report;
  const coversOf = new Map([...waysOf].map(([id, [{ covers }]]) => [id, covers]));
  const isMatrix = coversOf.size > FEW;
  const path = (d, name) => (d ? [svg("path", { d, class: name })] : []);
  let scale = null, cells = null, overlay = null;

  // From sentences to places on a line of some width: documents stand apart.
  function lineScale(width) {
    const gap = several ? Math.min(14, width / report.names.length / 6) : 0;
    const step = (width - 2 * PAD - gap * (report.names.length - 1)) / count;
    return { width, x: (id) => PAD + id * step + documentOf[id] * gap, step: () => step };
  }
  // The same for a matrix: cells hold some sentences each, and none is of two documents, as long
  // as there are more cells than documents.
  function cellScale(width) {
    const most = Math.floor(width / CELL), parts = [];
    if (report.starts.length > most) {
      for (let at = 0; at < most; at++) parts.push([Math.floor((at * count) / most), 1]);
    } else {
      report.sentences.forEach((size, number) => {
        if (size) parts.push([report.starts[number], Math.max(1, Math.round(size * most / count))]);
      });
    }
    const total = parts.reduce((sum, [, bins]) => sum + bins, 0);
    const cell = width / total, step = new Float64Array(count), x = new Float64Array(count);
    const bin = new Int32Array(count);
    let first = 0;
    parts.forEach(([start, bins], number) => {
      const end = parts[number + 1]?.[0] ?? count;
      for (let id = start; id < end; id++) {
        step[id] = (bins * cell) / (end - start);
        x[id] = first * cell + (id - start) * step[id];
        bin[id] = first + Math.floor(((id - start) * bins) / (end - start));
      }
      first += bins;
    });
    return { width, cell, total, x: (id) => x[id], step: (id) => step[id], bin: (id) => bin[id] };
  }

  // How many pairs of sentences each cell of the matrix has that say the same, of which cluster
  // most are, and one of its pairs.
  function countPairs({ bin, total }) {
    const found = new Map();
    const across = [...coversOf].flatMap(([id, covers]) =>
      covers.filter((cover) => report.clusterOf.get(cover) !== report.clusterOf.get(id)
        || !report.clusterOf.has(id)).map((cover) => [report.colour(id), [id, cover]]));
    for (const [number, ids] of [...clusters.entries(), ...across]) {
      const byBin = new Map();
      ids.forEach((id) => put(byBin, bin(id), id));
      for (const [row, ofRow] of byBin) {
        for (const [column, ofColumn] of byBin) {
          const pairs = row === column
            ? (ofRow.length * (ofRow.length - 1)) / 2 : ofRow.length * ofColumn.length;
          if (!pairs) continue;
          const cell = found.get(row * total + column) ?? { row, column, pairs: 0, most: 0 };
          found.set(row * total + column, cell);
          cell.pairs += pairs;
          if (pairs > cell.most) {
            const of = row === column ? ofColumn[1] : ofColumn[0];
            Object.assign(cell, { most: pairs, number, sentence: of });
          }
        }
      }
    }
    return found;
  }

  function matrix() {
    cells = countPairs(scale);
    const top = Math.sqrt(Math.max(...[...cells.values()].map(({ pairs }) => pairs)));
    const drawn = new Map();
    for (const { row, column, pairs, number } of cells.values()) {
      const level = Math.ceil((LEVELS * Math.sqrt(pairs)) / top), size = scale.cell.toFixed(2);
      const at = `M${(column * scale.cell).toFixed(1)} ${(row * scale.cell).toFixed(1)}`;
      put(drawn, `c${number % COLOURS} l${level} bar`, `${at}h${size}v${size}h-${size}z`);
    }
    return [...drawn].flatMap(([name, parts]) => path(parts.join(""), name));
  }

  function borders(width) {
    const starts = several ? report.starts.filter((id) => id > 0 && id < count) : [];
    const lines = starts.map((id) => scale.x(id).toFixed(1))
      .map((at) => `M0 ${at}H${width}M${at} 0V${width}`);
    return path(`${lines.join("")}M0 0L${width} ${width}`, "border");
  }

  const heightOf = (a, b) => { // of an arc: long ones are flat
    const apart = Math.abs(scale.x(a) - scale.x(b)), { width } = scale;
    return Math.min(apart / 2, 8 + (width / 9) * Math.sqrt(apart / width));
  };
  function arc(a, b) {
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
      .map((id) => scale.x(id) + scale.step(id) / 2);
    const radius = `${((to - from) / 2).toFixed(1)} ${heightOf(a, b).toFixed(1)}`;
    return `M${from.toFixed(1)} ${scale.height}A${radius} 0 0 1 ${to.toFixed(1)} ${scale.height}`;
  }
  function arcs() {
    const drawn = Array(COLOURS).fill("");
    coversOf.forEach((covers, id) => covers.forEach((cover) => {
      drawn[report.colour(id) % COLOURS] += arc(id, cover);
    }));
    return drawn.flatMap((d, colour) => path(d, `c${colour}`));
  }

  function bar(id, y, size) {
    const step = scale.step(id), width = Math.max(.5, step - (step > 4 ? 1 : 0)).toFixed(2);
    return `M${scale.x(id).toFixed(2)} ${y}h${width}v${size}H${scale.x(id).toFixed(2)}z`;
  }
  function strip() {
    const said = Array(COLOURS).fill("");
    let kept = "", left = "";
    for (let id = 0; id < count; id++) {
      if (coversOf.has(id)) said[report.colour(id) % COLOURS] += bar(id, scale.height + 2, STRIP);
      else if (rank.has(id)) kept += bar(id, scale.height + 2, STRIP);
      else left += bar(id, scale.height + 1 + STRIP / 2, 2);
    }
    return [...path(kept, "kept bar"), ...path(left, "left bar"),
      ...said.flatMap((d, colour) => path(d, `c${colour} bar`))];
  }

  const label = (at, text, anchor) => svg("text",
    { x: at.toFixed(1), y: scale.height + STRIP + LABELS - 4, "text-anchor": anchor }, text);
  function labels() {
    if (several) return documentLabels();
    const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
    const every = steps.find((size) => size * scale.step(0) > 44) ?? count, found = [];
    for (let at = every; at <= count; at += every) {
      const middle = scale.x(at - 1) + scale.step(at - 1) / 2, text = String(at);
      found.push(label(Math.min(middle, scale.width - 4 * text.length), text, "middle"));
    }
    return found;
  }
  function documentLabels() { // names where there is room for them, else numbers
    const SHORT = 60, GAP = 6;
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
    const wide = (text) => pen.measureText(text).width;
    const rooms = report.sentences.map((size, number) =>
      (size ? size * scale.step(report.starts[number]) - GAP : 0));
    const areNamed = report.names.every((name, number) =>
      !report.sentences[number] || rooms[number] >= Math.min(wide(name), SHORT));
    const shorten = (name, room) => {
      const signs = [...name];
      let left = signs.length;
      const cut = () => (left === signs.length ? name
        : `${signs.slice(0, Math.ceil(left / 2)).join("")}…`
          + signs.slice(signs.length - Math.floor(left / 2)).join(""));
      while (left > 1 && wide(cut()) > room) left--;
      return cut();
    };
    let free = 0;
    return report.names.flatMap((name, number) => {
      const start = report.starts[number];
      if (!report.sentences[number]) return [];
      if (areNamed) return [label(scale.x(start), shorten(name, rooms[number]), "start")];
      const text = String(number + 1), half = wide(text) / 2;
      const middle = Math.min(scale.x(start) + rooms[number] / 2, scale.width - half);
      if (middle - half < free) return [];
      free = middle + half + GAP;
      return [label(middle, text, "middle")];
    });
  }

  function key() {
    if (!coversOf.size) return "";
    const colours = "In the strip grey is kept, and a colour restates";
    return isMatrix
      ? "The text runs from left to right and from top to bottom. A mark stands where two parts of "
        + `it say the same, the stronger the more often. ${colours} something.`
      : `The text runs from left to right. ${colours} the other end of its arc.`;
  }

  function draw(width = $("picture").clientWidth) {
    if (!count || !width) return;
    scale = isMatrix ? cellScale(Math.min(width, MATRIX)) : lineScale(width);
    const tallest = [...coversOf].flatMap(([id, covers]) => covers.map((of) => heightOf(id, of)));
    scale.height = isMatrix ? scale.width : Math.max(6, ...(isMatrix ? [] : tallest)) + 6;
    overlay = svg("g", {});
    const total = scale.height + STRIP + LABELS + 2;
    $("picture").replaceChildren(svg("svg", {
      viewBox: `0 0 ${scale.width} ${total}`, role: "img",
      "aria-labelledby": "repeats-title", "aria-describedby": "repeats",
    }, ...(isMatrix ? [...borders(scale.width), ...matrix()] : arcs()), ...strip(), ...labels(),
    overlay));
    $("picture-key").textContent = key();
  }

  function light(id, ends) {
    if (!overlay) return;
    overlay.replaceChildren();
    if (id === null) return;
    const middle = (scale.x(id) + scale.step(id) / 2).toFixed(1), { width, height } = scale;
    const lines = isMatrix ? `M${middle} 0V${height}M0 ${middle}H${width}`
      : ends.map((other) => arc(id, other)).join("");
    const bars = [id, ...ends].map((other) => bar(other, height, STRIP + 4)).join("");
    overlay.append(...path(lines, "chosen"), ...path(bars, "chosen bar"));
  }

  // The sentence at a place of the picture: of the nearest mark, if one is near.
  function at(x, y) {
    if (isMatrix && y < scale.height) {
      const middle = (place) => (place + .5) * scale.cell;
      const marks = [...cells.values()].map(({ row, column, sentence }) =>
        [Math.hypot(middle(column) - x, middle(row) - y), sentence]);
      const [near, sentence] = marks.reduce((best, mark) => (mark[0] < best[0] ? mark : best));
      if (near <= NEAR) return sentence;
    }
    let found = 0;
    for (let id = 0; id < count; id++) if (scale.x(id) <= x) found = id;
    return found;
  }
  $("picture").addEventListener("click", (event) => {
    if (!scale) return;
    const box = $("picture").firstChild.getBoundingClientRect(), zoom = scale.width / box.width;
    choose(at((event.clientX - box.left) * zoom, (event.clientY - box.top) * zoom));
  });
  document.querySelector(".picture").classList.toggle("matrix", isMatrix);
  return { draw, light };
}

// From sentences to places on a line of some width: documents stand apart.
function lineScale(report, width) {
  const PAD = 2, { count, documentOf, names } = report;
  const gap = report.several ? Math.min(14, width / names.length / 6) : 0;
  const step = (width - 2 * PAD - gap * (names.length - 1)) / count;
  return {
    width,
    x: (id) => PAD + id * step + (report.several ? documentOf[id] * gap : 0),
    step: () => step,
  };
}

// The same for a matrix: cells hold some sentences each, and none is of two documents, as long as
// there are more cells than documents.
function cellScale(report, width) {
  const CELL = 6, most = Math.floor(width / CELL), { count, starts } = report, parts = [];
  if (starts.length > most) {
    for (let at = 0; at < most; at++) parts.push([Math.floor((at * count) / most), 1]);
  } else {
    report.sentences.forEach((size, number) => {
      if (size) parts.push([starts[number], Math.max(1, Math.round((size * most) / count))]);
    });
  }
  const total = parts.reduce((sum, [, cells]) => sum + cells, 0), cell = width / total;
  const x = new Float64Array(count), step = new Float64Array(count), cellOf = new Int32Array(count);
  let first = 0;
  parts.forEach(([start, cells], number) => {
    const end = parts[number + 1]?.[0] ?? count;
    for (let id = start; id < end; id++) {
      step[id] = (cells * cell) / (end - start);
      x[id] = first * cell + (id - start) * step[id];
      cellOf[id] = first + Math.floor(((id - start) * cells) / (end - start));
    }
    first += cells;
  });
  return {
    width, cell, total, x: (id) => x[id], step: (id) => step[id], cellOf: (id) => cellOf[id],
  };
}

// What stands under a scale: the numbers of sentences; of several documents their names where all
// have room, else their numbers.
function labelScale(report, scale, label) {
  if (!report.several) return numberLabels(report, scale, label);
  const SHORT = 60, GAP = 6, { names, sentences, starts } = report;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const wide = (text) => pen.measureText(text).width;
  const filled = [...names.keys()].filter((number) => sentences[number]);
  const room = (number) => sentences[number] * scale.step(starts[number]) - GAP;
  if (filled.every((number) => room(number) >= Math.min(wide(names[number]), SHORT))) {
    return filled.map((number) =>
      label(scale.x(starts[number]), withoutMiddle(names[number], room(number), wide), "start"));
  }
  let free = 0;
  return filled.flatMap((number) => {
    const text = String(number + 1), half = wide(text) / 2;
    const centre = scale.x(starts[number]) + (room(number) + GAP) / 2;
    const middle = Math.max(half, Math.min(centre, scale.width - half));
    if (middle - half < free) return [];
    free = middle + half + GAP;
    return [label(middle, text, "middle")];
  });
}

function numberLabels(report, scale, label) {
  const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
  const APART = 44, DIGIT = 4; // pixels
  const every = STEPS.find((size) => size * scale.step(0) > APART) ?? report.count, found = [];
  for (let at = every; at <= report.count; at += every) {
    const middle = scale.x(at - 1) + scale.step(at - 1) / 2, text = String(at);
    found.push(label(Math.min(middle, scale.width - DIGIT * text.length), text, "middle"));
  }
  return found;
}

function withoutMiddle(name, room, wide) {
  const signs = [...name];
  for (let left = signs.length; left > 1; left--) {
    const half = Math.floor(left / 2);
    const text = left === signs.length ? name
      : `${signs.slice(0, left - half).join("")}…${signs.slice(signs.length - half).join("")}`;
    if (wide(text) <= room) return text;
  }
  return "…";
}

// The text against itself: where many sentences repeat others, repeated passages are diagonals, and
// what a text returns to again and again are blocks.
function makeMatrix(report, scale) {
  const LEVELS = 4, NEAR = 8;
  const cells = countPairs(report, scale);

  // How many pairs that say the same each cell has, the stronger the more.
  function draw() {
    const top = Math.sqrt(Math.max(...[...cells.values()].map(({ pairs }) => pairs)));
    const drawn = new Map(), size = scale.cell.toFixed(2);
    for (const { row, column, pairs, colour } of cells.values()) {
      const level = Math.ceil((LEVELS * Math.sqrt(pairs)) / top);
      const at = `M${(column * scale.cell).toFixed(1)} ${(row * scale.cell).toFixed(1)}`;
      put(drawn, `${colour} l${level} bar`, `${at}h${size}v${size}h-${size}z`);
    }
    return [...path(borders(), "border"),
      ...[...drawn].flatMap(([name, parts]) => path(parts.join(""), name))];
  }
  function borders() { // of documents, and the diagonal
    const starts = report.starts.filter((id) => id > 0 && id < report.count), { width } = scale;
    const lines = starts.map((id) => scale.x(id).toFixed(1))
      .map((at) => `M0 ${at}H${width}M${at} 0V${width}`);
    return `${lines.join("")}M0 0L${width} ${width}`;
  }
  // A sentence of the mark that is near to a place, if one is.
  function nearest(x, y) {
    const middle = (place) => (place + .5) * scale.cell;
    let found = null, best = NEAR;
    for (const { row, column, sentence } of cells.values()) {
      const away = Math.hypot(middle(column) - x, middle(row) - y);
      if (away <= best) [found, best] = [sentence, away];
    }
    return found;
  }
  return { draw, nearest };
}

// Of each cell its pairs, the colour of the cluster that has most of them, and a sentence of it.
function countPairs(report, { cellOf, total }) {
  const found = new Map();
  const count = (row, column, pairs, colour, sentence) => {
    if (!pairs) return;
    const key = row * total + column;
    const cell = found.get(key) ?? { row, column, pairs: 0, most: 0 };
    found.set(key, cell);
    cell.pairs += pairs;
    if (pairs > cell.most) Object.assign(cell, { most: pairs, colour, sentence });
  };
  for (const ids of report.repeated()) {
    const byCell = new Map(), colour = report.colour(ids[0]);
    ids.forEach((id) => put(byCell, cellOf(id), id));
    for (const [row, ofRow] of byCell) {
      for (const [column, ofColumn] of byCell) {
        if (row !== column) count(row, column, ofRow.length * ofColumn.length, colour, ofColumn[0]);
        else count(row, row, (ofRow.length * (ofRow.length - 1)) / 2, colour, ofRow[1]);
      }
    }
  }
  return found;
}

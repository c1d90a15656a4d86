// Where the text repeats itself: the text as a strip, sentence by sentence. Over it few
// restatements are arcs to what they restate, many are a matrix.
const path = (d, name) => (d ? [svg("path", { d, class: name })] : []);

function makePicture(report, goTo) {
  const FEW = 60, STRIP = 14, LABELS = 20, WIDEST = 420, FLAT = 8;
  const { count, rank } = report;
  const isMatrix = report.repeats.length > FEW;
  let scale = null, matrix = null, overlay = null, lit = [null, []], drawnAt = 0;

  const heightOf = (a, b) => { // of an arc: long ones are flat
    const apart = Math.abs(scale.x(a) - scale.x(b)), { width } = scale;
    return Math.min(apart / 2, FLAT + (width / 9) * Math.sqrt(apart / width));
  };
  function arc(a, b) {
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
      .map((id) => scale.x(id) + scale.step(id) / 2);
    const radius = `${((to - from) / 2).toFixed(1)} ${heightOf(a, b).toFixed(1)}`;
    return `M${from.toFixed(1)} ${scale.height}A${radius} 0 0 1 ${to.toFixed(1)} ${scale.height}`;
  }
  function bar(id, y, size) {
    const step = scale.step(id), width = Math.max(.5, step - (step > 4 ? 1 : 0)).toFixed(2);
    return `M${scale.x(id).toFixed(2)} ${y}h${width}v${size}H${scale.x(id).toFixed(2)}z`;
  }
  function drawn(parts) { // paths by their class
    const found = new Map();
    parts.forEach(([name, d]) => put(found, name, d));
    return [...found].flatMap(([name, them]) => path(them.join(""), name));
  }
  const arcs = () => drawn(report.repeats.flatMap((id) =>
    report.waysOf.get(id)[0].covers.map((cover) => [report.colour(id), arc(id, cover)])));
  const strip = () => drawn(report.spans.map((_, id) => {
    if (report.isRepeat(id)) return [`${report.colour(id)} bar`, bar(id, scale.height + 2, STRIP)];
    if (rank.has(id)) return ["point bar", bar(id, scale.height + 2, STRIP)];
    return ["left bar", bar(id, scale.height + 1 + STRIP / 2, 2)];
  }));
  const label = (at, text, anchor) => svg("text",
    { x: at.toFixed(1), y: scale.height + STRIP + LABELS - 4, "text-anchor": anchor }, text);

  function measure(width) {
    if (isMatrix) {
      scale = cellScale(report, Math.min(width, WIDEST));
      scale.height = scale.width;
      matrix = makeMatrix(report, scale);
    } else {
      scale = lineScale(report, width);
      // Of those that are drawn when they are chosen, too.
      const heights = [...report.waysOf].flatMap(([id, ways]) =>
        ways.flatMap(({ covers }) => covers.map((of) => heightOf(id, of))));
      scale.height = Math.max(6, ...heights) + 6;
    }
  }
  function draw(width = $("picture").clientWidth) {
    if (!count || !width || width === drawnAt) return;
    drawnAt = width;
    measure(width);
    overlay = svg("g", {});
    $("picture").replaceChildren(svg("svg", {
      viewBox: `0 0 ${scale.width} ${scale.height + STRIP + LABELS + 2}`, role: "img",
      "aria-labelledby": "repeats-title", "aria-describedby": "repeats",
    }, ...(isMatrix ? matrix.draw() : arcs()), ...strip(), ...labelScale(report, scale, label),
    overlay));
    light(...lit);
  }
  function light(id, related) {
    lit = [id, related];
    overlay?.replaceChildren();
    if (!overlay || id === null) return;
    const middle = (scale.x(id) + scale.step(id) / 2).toFixed(1), { width, height } = scale;
    const lines = isMatrix ? `M${middle} 0V${height}M0 ${middle}H${width}`
      : related.map((other) => arc(id, other)).join("");
    const bars = [id, ...related].map((other) => bar(other, height, STRIP + 4)).join("");
    overlay.append(...path(lines, "chosen"), ...path(bars, "chosen bar"));
  }

  $("picture").addEventListener("click", (event) => {
    if (!scale) return;
    const box = $("picture").firstChild.getBoundingClientRect(), zoom = scale.width / box.width;
    const x = (event.clientX - box.left) * zoom, y = (event.clientY - box.top) * zoom;
    const under = () => Math.max(0, report.spans.findLastIndex((_, id) => scale.x(id) <= x));
    goTo((isMatrix && y < scale.height ? matrix.nearest(x, y) : null) ?? under());
  });
  const colours = "In the strip grey is a point of its own, and a colour restates";
  $("picture-key").textContent = !report.repeats.length ? "" : isMatrix
    ? "The text runs from left to right and from top to bottom. A mark stands where two parts of "
      + `it say the same, the stronger the more often. ${colours} something.`
    : `The text runs from left to right. ${colours} the other end of its arc.`;
  document.querySelector(".picture").classList.toggle("matrix", isMatrix);
  return { draw, light };
}

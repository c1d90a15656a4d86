// The words that answer each other, lit up in the text itself.
function lightWords(report, id, length) {
  const MOST = 50; // sentences that say the same
  if (!window.Highlight || !CSS.highlights) return;
  const said = new Highlight(), unsaid = new Highlight();
  const range = (of, [start, end]) => {
    const found = new Range(), node = report.spans[of].firstChild;
    found.setStart(node, Math.min(start, node.length));
    found.setEnd(node, Math.min(end, node.length));
    return found;
  };
  const add = (other) => {
    const way = report.way(other, length), match = way && report.match(other, way);
    if (!match) return;
    const [own, missing, ...sayings] = match;
    own.forEach((span) => said.add(range(other, span)));
    missing.forEach((span) => unsaid.add(range(other, span)));
    sayings.forEach((spans, at) => spans.forEach((span) => said.add(range(way.covers[at], span))));
  };
  const lit = id === null ? [] : report.isSaid(id, length) ? [id] : report.saidBy(id, length);
  lit.slice(0, MOST).forEach(add);
  CSS.highlights.set("said", said);
  CSS.highlights.set("unsaid", unsaid);
}

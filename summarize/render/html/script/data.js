// What the page holds, ready to be asked. Sentences go by their ids, from 0 through all documents;
// they stand in the text once, and everything else names them. The lists of the JSON are told in
// summarize/render/html/data.py.
function readReport() {
  const data = JSON.parse(document.getElementById("data").textContent);
  const spans = [...document.querySelectorAll("#source p > span")];
  const count = spans.length;

  const documentOf = new Int32Array(count);
  const starts = [];
  data.sentences.reduce((at, size, number) => {
    documentOf.fill(number, at, at + size);
    starts.push(at);
    return at + size;
  }, 0);

  const rank = new Map(data.order.map((id, at) => [id, at]));
  const clusters = data.clusters.map(([first, ...gaps]) => [first, ...sums(gaps)]);
  const clusterOf = new Map(), waysOf = new Map(); // how a sentence is said: see covers.py
  clusters.forEach(([first, ...rest], number) => {
    clusterOf.set(first, number);
    for (const id of rest) {
      clusterOf.set(id, number);
      waysOf.set(id, [{ covers: [first], similarity: 1 }]);
    }
  });
  for (const [id, ways] of Object.entries(data.covers)) {
    waysOf.set(Number(id), ways.map(([percent, ...covers]) =>
      ({ covers, similarity: percent / 100 })));
    if (!ways.length) waysOf.delete(Number(id));
  }
  // What the summary as made keeps repeats nothing: it is others that may say it in a shorter one.
  const isRepeat = (id) => waysOf.has(id) && !(rank.get(id) < data.kept);
  const repeats = [...waysOf.keys()].filter(isRepeat);
  // What stands for no cluster, since a budget chose others: it goes with what says it.
  const joined = repeats.filter((id) => !clusterOf.has(id));
  for (const id of joined) {
    const cluster = clusterOf.get(waysOf.get(id)[0].covers[0]);
    if (cluster !== undefined) clusterOf.set(id, cluster);
  }
  data.matches.forEach(([id, at, ...parts]) => { waysOf.get(id)[at].match = parts.map(pairs); });
  const dependents = new Map(); // those that a sentence says, in one way or another
  waysOf.forEach((ways, id) => ways.forEach(({ covers }) => {
    covers.forEach((cover) => put(dependents, cover, id));
  }));
  const clashesOf = new Map();
  data.clashes.forEach(([a, b], at) => [a, b].forEach((id) => put(clashesOf, id, at)));

  const noise = new Set(sums(data.noise)), seen = new Set(sums(data.seen));
  const names = [...document.querySelectorAll("#source h3 bdi")].map((name) => name.textContent);
  const several = data.sentences.length > 1;
  const textOf = (id) => spans[id].textContent;
  const isKept = (id, length) => rank.has(id) && rank.get(id) < length;
  const areKept = ({ covers }, length) => covers.every((cover) => isKept(cover, length));

  return {
    ...data,
    spans, count, names, documentOf, starts, several, rank, clusterOf, waysOf, dependents,
    clashesOf, textOf, repeats, isRepeat,
    seenBy: new Map(data.seen_by.map(([id, ...of]) => [id, of])),
    most: data.order.length,
    words: sums(data.words),
    facts: sums(data.facts),
    compression: sums(data.compression),
    retention: sums(data.retention),
    reading: data.reading ?? [...data.order].sort((a, b) => a - b),
    separator: separators(data.layout, documentOf),

    // What becomes of a sentence in a summary of so many points: the first of the order are kept.
    fate(id, length) {
      if (noise.has(id)) return "noise";
      if (seen.has(id)) return "seen";
      if (isKept(id, length)) return "kept";
      return waysOf.get(id)?.some((way) => areKept(way, length)) ? "restated" : "cut";
    },
    // Whether others say a sentence, or would: it has a card with them, and not with those it says.
    isSaid(id, length) { return waysOf.has(id) && this.fate(id, length) !== "kept"; },
    // How a sentence is said at a length; if what says it is cut too, how it would be.
    way(id, length) {
      const ways = waysOf.get(id);
      return ways?.find((way) => areKept(way, length)) ?? ways?.[0];
    },
    // Those that a sentence says at a length; of one that is cut, those that it would say.
    saidBy(id, length) {
      const isSaid = isKept(id, length) ? (of) => this.fate(of, length) === "restated"
        : (of) => !isKept(of, length);
      return [...new Set(dependents.get(id))].filter((of) =>
        isSaid(of) && this.way(of, length).covers.includes(id));
    },
    // Those of which something is told otherwise when sentences come or go.
    touchedBy(ids) {
      const touched = new Set(ids);
      for (const of of ids.flatMap((id) => dependents.get(id) ?? [])) {
        touched.add(of);
        waysOf.get(of).forEach(({ covers }) => covers.forEach((cover) => touched.add(cover)));
      }
      return touched;
    },
    // The words of a sentence: said, not said, then of each cover those that say them.
    match(id, { covers: [first], match }) {
      const whole = (of) => [[0, textOf(of).length]];
      return match ?? (textOf(id) === textOf(first) ? [whole(id), [], whole(first)] : null);
    },
    // The class of the colour of a sentence that is said more than once, and of what it is said by.
    colour: (id) => (clusterOf.has(id) ? `c${clusterOf.get(id) % data.colours}` : "alone"),
    repeated: () => [...clusters, ...joined.map((id) => [id, ...waysOf.get(id)[0].covers])],
    named(id) { // as a reader counts: in its document
      const number = id - starts[documentOf[id]] + 1;
      return `sentence ${number}${several ? ` of ${names[documentOf[id]]}` : ""}`;
    },
  };
}

function sums(gaps) {
  let at = 0;
  return gaps.map((gap) => (at += gap));
}

function pairs(gaps) {
  const at = sums(gaps), found = [];
  for (let i = 0; i < at.length; i += 2) found.push([at[i], at[i + 1]]);
  return found;
}

function put(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

// What stands between two sentences of a summary that has none of those between them: a blank, a
// line break or a blank line, by the flags that data.py has for each sentence.
function separators(flags, documentOf) {
  const counted = (mask) => {
    const sum = [0];
    flags.forEach((flag, id) => sum.push(sum[id] + ((flag & mask) > 0)));
    return sum;
  };
  const [breaks, blanks, inBreaks, inBlanks] = [3, 2, 48, 32].map(counted);
  const between = (before, inside, a, b) =>
    before[b + 1] - before[a + 1] + Math.max(0, inside[b] - inside[a + 1]) > 0;
  return (a, b) => {
    if (documentOf[a] !== documentOf[b] || between(blanks, inBlanks, a, b)) return "\n\n";
    const isBroken = between(breaks, inBreaks, a, b);
    return isBroken && (!(flags[a] & 4) || flags[b] & 8) ? "\n" : " ";
  };
}

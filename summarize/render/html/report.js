"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const D = JSON.parse($("data").textContent);
  const sums = (gaps) => { let at = 0; return gaps.map((gap) => (at += gap)); };
  const spans = [...document.querySelectorAll("#source p > span")];
  const n = spans.length, most = D.order.length;
  const words = sums(D.words), facts = sums(D.facts);
  const compression = sums(D.compression), retention = sums(D.retention);

  const doc = new Int32Array(n);
  D.sentences.reduce((at, count, number) => (doc.fill(number, at, at + count), at + count), 0);
  const several = D.names.length > 1;
  const clusters = D.clusters.map(([first, ...gaps]) => [first, ...sums(gaps)]);
  const rank = new Map(D.order.map((id, at) => [id, at]));
  const clusterOf = new Map(), coversOf = new Map(), similarity = new Map();
  clusters.forEach((ids, number) => ids.forEach((id) => clusterOf.set(id, number)));
  clusters.forEach(([first, ...rest]) => rest.forEach((id) => coversOf.set(id, D.covers[id] ?? [first])));
  coversOf.forEach((covers, id) => { if (covers.every((cover) => rank.get(cover) < D.kept)) similarity.set(id, D.similarity[id] ?? 100); });
  const noise = new Set(sums(D.noise));
  const matches = new Map(D.matches.map(([id, ...parts]) => [id, parts.map(pairs)]));
  const saidBy = new Map(), clashesOf = new Map();
  const put = (map, key, value) => { if (map.has(key)) map.get(key).push(value); else map.set(key, [value]); };
  coversOf.forEach((covers, id) => covers.forEach((cover) => put(saidBy, cover, id)));
  D.clashes.forEach(([a, b], at) => [a, b].forEach((id) => put(clashesOf, id, at)));

  function pairs(gaps) {
    const at = sums(gaps), found = [];
    for (let i = 0; i < at.length; i += 2) found.push([at[i], at[i + 1]]);
    return found;
  }
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value; else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }
  const textOf = (id) => spans[id].textContent;
  const plural = (count, one, many = one + "s") => `${count} ${count === 1 ? one : many}`;
  const named = (id) => `sentence ${id + 1}${several ? ` (${D.names[doc[id]]})` : ""}`;

  // Fates at a length: the first `length` of the order are kept.
  let length = D.kept;
  const isKept = (id) => rank.has(id) && rank.get(id) < length;
  function fate(id) {
    if (noise.has(id)) return "noise";
    if (D.seen[id]) return "seen";
    if (rank.has(id)) return isKept(id) ? "kept" : "cut";
    return (coversOf.get(id) ?? []).every(isKept) ? "restated" : "cut";
  }
  function mark(id) {
    const now = fate(id), classes = spans[id].classList;
    classes.toggle("x", now === "cut");
    classes.toggle("r", now === "restated");
    if (clusterOf.has(id)) classes.add(`c${clusterOf.get(id) % 8}`);
  }

  // The summary: every point in reading order, those left out hidden.
  const bits = [...D.layout].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(letter));
  const counted = (flags) => { const all = [0]; bits.forEach((b, i) => all.push(all[i] + ((b & flags) > 0))); return all; };
  const [breaks, blanks, inBreaks, inBlanks] = [3, 2, 48, 32].map(counted);
  function separator(a, b) {
    if (doc[a] !== doc[b] || blanks[b + 1] - blanks[a + 1] + Math.max(0, inBlanks[b] - inBlanks[a + 1])) return "\n\n";
    const broken = breaks[b + 1] - breaks[a + 1] + Math.max(0, inBreaks[b] - inBreaks[a + 1]) > 0;
    return broken && (!(bits[a] & 4) || bits[b] & 8) ? "\n" : " ";
  }
  const LONG = 40;
  const reading = D.reading ?? [...D.order].sort((a, b) => a - b);
  const units = reading.map((id) => {
    const text = make("span", { className: "t" }, textOf(id));
    text.dataset.id = id;
    const gap = document.createTextNode("");
    return { id, text, gap, element: make("span", { hidden: true }, gap, text) };
  });
  // In blocks, of which a browser lays out only those that are seen: paragraphs, and parts of long ones.
  const blocks = [];
  units.forEach((unit, at) => {
    const before = units[at - 1];
    if (!before || separator(before.id, unit.id) === "\n\n" || blocks.at(-1).size === LONG) {
      blocks.push({ size: 0, seen: 0, element: make("div", { hidden: true }) });
    }
    unit.block = blocks.at(-1);
    unit.block.size++;
    unit.block.element.append(unit.element);
  });
  const unitOf = new Map(units.map((unit, at) => [unit.id, at]));
  function space(at) {
    let before = at - 1;
    while (before >= 0 && units[before].element.hidden) before--;
    const { gap, text, id } = units[at], other = before < 0 ? null : units[before].id;
    let between = other === null ? "" : separator(other, id);
    if (other !== null && units[before].block !== units[at].block) between = between === "\n\n" ? "\n" : "";
    if (gap.data !== between) gap.data = between;
    if (several && (other === null || doc[other] !== doc[id])) text.dataset.source = D.names[doc[id]];
    else delete text.dataset.source;
  }
  function resize(to) {
    const from = length, touched = new Set();
    length = to;
    for (let at = Math.min(from, to); at < Math.max(from, to); at++) {
      const id = D.order[at], unit = unitOf.get(id);
      mark(id);
      (saidBy.get(id) ?? []).forEach(mark);
      const { element, block } = units[unit];
      element.hidden = at >= to;
      block.seen += at < to ? 1 : -1;
      block.element.hidden = !block.seen;
      touched.add(unit);
    }
    for (const unit of [...touched]) {
      let after = unit + 1;
      while (after < units.length && units[after].element.hidden) after++;
      if (after < units.length) touched.add(after);
    }
    touched.forEach((unit) => units[unit].element.hidden || space(unit));
    tell();
  }
  function tell() {
    const parts = [
      [length, ` of ${most.toLocaleString("en")} ${most === 1 ? "point" : "points"}`],
      [words[length], words[length] === 1 ? " word" : " words"],
      [compression[length] + " %", " of the text"],
      [retention[length] + " %", ` of its facts (${facts[length]} of ${D.facts_total})`],
    ];
    $("figures").replaceChildren(...parts.flatMap(([value, rest], i) => [i ? " · " : "", make("b", {}, value.toLocaleString("en")), rest]));
    $("length").value = length;
    $("length").setAttribute("aria-valuetext", parts.map(([value, rest]) => value + rest).join(", "));
  }
  function shown() {
    let before = null, text = "";
    for (const { id, element } of units) {
      if (element.hidden) continue;
      text += (before === null ? "" : separator(before, id)) + textOf(id);
      before = id;
    }
    return text;
  }

  // Quotations with marks.
  function marked(text, kinds) {
    const parts = kinds.flatMap(([found, kind]) => found.map(([start, end]) => [start, end, kind])).sort((a, b) => a[0] - b[0]);
    const quote = make("p", { className: "quote", lang: $("source").lang, dir: "auto" });
    let at = 0;
    for (const [start, end, kind] of parts) {
      if (start < at) continue;
      quote.append(text.slice(at, start), make("mark", { className: kind }, text.slice(start, end)));
      at = end;
    }
    quote.append(text.slice(at));
    return quote;
  }
  const go = (id) => make("button", { className: "go", type: "button", onclick: () => choose(id, true) }, named(id));
  const isSame = (id) => textOf(id) === textOf(coversOf.get(id)[0]);
  const whole = (id) => [[0, textOf(id).length]];
  function match(id) { // of a sentence that others say: said, unsaid, then each cover
    return matches.get(id) ?? (isSame(id) ? [whole(id), [], whole(coversOf.get(id)[0])] : [[], []]);
  }
  function more(list, parts, first) {
    list.append(...parts.slice(0, first).map((part) => part()));
    if (parts.length > first) {
      const button = make("button", { type: "button" }, `Show ${parts.length - first} more`);
      button.onclick = () => { button.remove(); list.append(...parts.slice(first).map((part) => part())); };
      list.after(button);
    }
  }
  function aboutClash(at, id) {
    const [a, b, , , , , what] = D.clashes[at];
    return make("p", { className: "of" }, "Disagrees with ", go(a === id ? b : a), ": ", make("bdi", {}, what));
  }
  const heading = (id) => {
    const now = fate(id), again = (saidBy.get(id) ?? []).length;
    if (now === "restated") return `${cap(named(id))}: restates ${coversOf.get(id).map((cover) => cover + 1).join(" and ")}`;
    if (now === "kept") return `${cap(named(id))}: kept${again ? `, said ${again + 1} times` : ""}`;
    if (now === "seen") return `${cap(named(id))}: read before`;
    return `${cap(named(id))}: ${now === "cut" ? "cut at this length" : "noise, set aside"}`;
  };
  const cap = (text) => text[0].toUpperCase() + text.slice(1);

  function describe(id) {
    const close = make("button", { className: "close", type: "button", onclick: () => choose(null) }, "✕");
    close.setAttribute("aria-label", "Close");
    const parts = [close, make("h2", {}, make("bdi", {}, heading(id)))];
    if (coversOf.has(id)) {
      const [said, unsaid, ...saying] = match(id), covers = coversOf.get(id);
      parts.push(marked(textOf(id), [[said, "said"], [unsaid, "unsaid"]]));
      covers.forEach((cover, at) => parts.push(
        make("p", { className: "of" }, covers.length > 1 && at ? "and by " : "Said by ", go(cover), at || !similarity.has(id) ? "" : `, similarity ${(similarity.get(id) / 100).toFixed(2)}`),
        marked(textOf(cover), [[saying[at] ?? [], "said"]])));
      const missing = unsaid.map(([start, end]) => textOf(id).slice(start, end));
      if (matches.has(id) || isSame(id)) parts.push(make("p", { className: "of" }, make("mark", {}, "Marked"), " words match. ",
        missing.length ? make("mark", { className: "unsaid" }, "Underlined") : "", missing.length ? ` are not in what says it: ${missing.join(", ")}.` : "Every word of it is said."));
    } else if (D.seen[id]) {
      const [percent, ...points] = D.seen[id];
      points.forEach(([text, source], at) => parts.push(make("p", { className: "of" }, `Said by ${source}${at ? "" : `, similarity ${(percent / 100).toFixed(2)}`}`), marked(text, [])));
    } else if (saidBy.has(id)) {
      const list = make("ol"), holder = make("div", {}, list);
      more(list, saidBy.get(id).map((other) => () => make("li", {},
        make("p", { className: "of" }, go(other), similarity.has(other) ? `, similarity ${(similarity.get(other) / 100).toFixed(2)}` : ""),
        marked(textOf(other), [[match(other)[0], "said"], [match(other)[1], "unsaid"]]))), 20);
      parts.push(make("h3", {}, "Restated by"), holder);
    }
    if (!coversOf.has(id) && rank.has(id)) {
      const place = rank.get(id) + 1, least = plural(place, "point");
      parts.push(make("p", { className: "of" }, `${saidBy.has(id) ? "" : "No other sentence says it. "}Of ${plural(most, "point")} it is chosen as number ${place}: a summary of ${least} or more has it.`));
    } else if (noise.has(id)) parts.push(make("p", { className: "of" }, "A heading, a menu or another line of the page around the text: it makes no point."));
    if (D.lost[id] && length === D.kept) parts.push(make("p", { className: "of" }, "In no kept sentence: ", make("b", {}, D.lost[id].map(([kind, start, end]) => `${textOf(id).slice(start, end)} (${kind})`).join(", "))));
    if (D.leans[id] !== undefined && length === D.kept) parts.push(make("p", { className: "of" }, "It refers to ", go(D.leans[id]), ", which is left out."));
    (clashesOf.get(id) ?? []).forEach((at) => parts.push(aboutClash(at, id)));
    $("card").replaceChildren(...parts);
  }

  // Choosing a sentence: one is in the tab order, arrow keys move on.
  let chosen = null, current = 0;
  function light(id) {
    const said = [], unsaid = [];
    const range = (of, [start, end]) => {
      const found = new Range(), node = spans[of].firstChild;
      found.setStart(node, start); found.setEnd(node, Math.min(end, node.length));
      return found;
    };
    const add = (other) => {
      const [own, missing, ...saying] = match(other);
      own.forEach((span) => said.push(range(other, span)));
      missing.forEach((span) => unsaid.push(range(other, span)));
      coversOf.get(other).forEach((cover, at) => (saying[at] ?? []).forEach((span) => said.push(range(cover, span))));
    };
    if (id !== null && coversOf.has(id)) add(id);
    else if (id !== null) (saidBy.get(id) ?? []).slice(0, 50).forEach(add);
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.set("said", new Highlight(...said));
    CSS.highlights.set("unsaid", new Highlight(...unsaid));
  }
  function choose(id, move = false) {
    document.querySelectorAll(".on, .cover").forEach((span) => {
      span.classList.remove("on", "cover");
      span.removeAttribute("aria-pressed");
    });
    const before = chosen;
    chosen = id;
    $("card").hidden = id === null;
    light(id);
    drawChosen();
    keep();
    if (id === null) { if (before !== null && $("card").contains(document.activeElement)) spans[before].focus({ preventScroll: true }); return; }
    spans[id].classList.add("on");
    spans[id].setAttribute("aria-pressed", "true");
    (coversOf.get(id) ?? saidBy.get(id) ?? []).forEach((other) => spans[other].classList.add("cover"));
    if (unitOf.has(id)) units[unitOf.get(id)].text.classList.add("on");
    describe(id);
    $("side").scrollTop = 0;
    reach(id);
    if (move) {
      spans[id].focus({ preventScroll: true });
      spans[id].scrollIntoView({ block: "center" });
    }
  }
  function reach(id) {
    spans[current].tabIndex = -1;
    current = id;
    spans[id].tabIndex = 0;
    spans[id].setAttribute("aria-description", heading(id));
  }
  function rove() {
    const hosts = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -n, End: n };
    spans.forEach((span, id) => {
      span.setAttribute("role", "button");
      span.tabIndex = id ? -1 : 0;
      if (clusterOf.has(id)) span.dataset.p = clusterOf.get(id) + 1;
      if (clashesOf.has(id)) span.classList.add("d");
      if (noise.has(id)) span.classList.add("n");
      if (D.seen[id]) span.classList.add("s");
      mark(id);
    });
    const idOf = new Map(spans.map((span, id) => [span, id]));
    const at = (event) => idOf.get(event.target.closest("#source p > span"));
    $("source").addEventListener("click", (event) => {
      const id = at(event);
      if (id !== undefined && getSelection().isCollapsed) { choose(id); spans[id].focus({ preventScroll: true }); }
    });
    $("source").addEventListener("focusin", (event) => {
      const id = at(event);
      if (id !== undefined && id !== chosen && event.target.matches(":focus-visible")) choose(id);
    });
    $("source").addEventListener("keydown", (event) => {
      const id = at(event);
      if (id === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in hosts) choose(Math.max(0, Math.min(n - 1, id + hosts[event.key])), true);
      else if (event.key === "Enter" && chosen === id) choose((coversOf.get(id) ?? saidBy.get(id) ?? [id])[0], true);
      else if (event.key === "Enter" || event.key === " ") choose(id);
      else return;
      event.preventDefault();
    });
    $("summary").addEventListener("click", (event) => {
      const text = event.target.closest(".t");
      if (text && getSelection().isCollapsed) choose(Number(text.dataset.id), true);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen !== null) choose(null); });
  }

  // The state is in the fragment.
  let waiting = null; // browsers refuse a history that changes with every frame
  function keep() {
    clearTimeout(waiting);
    waiting = setTimeout(write, 200);
  }
  function write() {
    const parts = [];
    if (length !== D.kept) parts.push(`points=${length}`);
    if (chosen !== null) parts.push(`sentence=${chosen + 1}`);
    if (location.hash.slice(1) !== parts.join("&")) history.replaceState(null, "", `#${parts.join("&")}`);
  }
  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const points = Number(state.get("points") ?? D.kept), id = Number(state.get("sentence") ?? 0) - 1;
    if (Number.isInteger(points)) resize(Math.max(Math.min(1, most), Math.min(most, points)));
    if (spans[id] && id !== chosen) choose(id, true);
  }

  async function copy() {
    const text = shown();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      $("copy").focus();
    }
    $("told").textContent = `Copied ${plural(words[length], "word")}.`;
    setTimeout(() => { $("told").textContent = ""; }, 4000);
  }

  function panels() {
    const side = (id, documents, gaps) => make("div", {},
      make("p", { className: "of" }, go(id), documents.length > 1 ? ` (said by ${documents.map((at) => D.names[at]).join(", ")})` : ""),
      marked(textOf(id), [[pairs(gaps), "fact"]]));
    const what = (line) => make("p", { className: "what" }, make("bdi", {}, line));
    const fill = (part, items, rest) => {
      const list = make("ol");
      part.append(list);
      more(list, items, 3);
      if (rest) part.append(make("p", { className: "quiet" }, rest));
      part.hidden = false;
    };
    const hidden = D.unlisted + D.clashes_left_out;
    if (D.clashes.length || hidden) fill($("clashes"), D.clashes.map(([a, b, ofA, ofB, inA, inB, line]) => () => make("li", {}, what(line), side(a, ofA, inA), side(b, ofB, inB))),
      hidden ? `Not listed: ${plural(hidden, "pair")} of sentences that differ as the rows of a table do.` : "");
    if (D.changes.length) fill($("changes"), D.changes.map(([before, source, id, was, is, line]) => () => make("li", {}, what(line),
      make("div", {}, make("p", { className: "of" }, `Before: ${source}`), marked(before, [[pairs(was), "fact"]])), side(id, [], is))), "");
  }

  // The picture: the text as a strip. Over it few restatements are arcs to what they restate; many
  // are marks in a matrix of the text against itself, where passages show as blocks and diagonals.
  const svg = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const path = (d, name) => (d ? [svg("path", { d, class: name })] : []);
  const FEW = 60, BAR = 14, LABELS = 20;
  let place = null, overlay = null;
  function draw() {
    const width = $("picture").clientWidth;
    if (!n || !width) return;
    const gap = several ? Math.min(14, width / D.names.length / 6) : 0, pad = 2;
    const step = (width - 2 * pad - gap * (D.names.length - 1)) / n;
    const x = (id) => pad + id * step + doc[id] * gap;
    const isMatrix = coversOf.size > FEW;
    const flat = (a, b) => Math.min((x(Math.max(a, b)) - x(Math.min(a, b))) / 2, 8 + width / 9 * Math.sqrt(Math.abs(x(a) - x(b)) / width));
    const height = isMatrix ? Math.min(420, width)
      : Math.max(6, ...[...coversOf].flatMap(([id, covers]) => covers.map((cover) => flat(id, cover)))) + 6;
    const cell = (id, y, size) => `M${x(id).toFixed(2)} ${y}h${Math.max(.5, step - (step > 4 ? 1 : 0)).toFixed(2)}v${size}H${x(id).toFixed(2)}z`;
    place = { x, step, height, isMatrix, cell, arc: (a, b) => {
      const [from, to] = [x(Math.min(a, b)) + step / 2, x(Math.max(a, b)) + step / 2];
      return `M${from.toFixed(1)} ${height}A${((to - from) / 2).toFixed(1)} ${flat(a, b).toFixed(1)} 0 0 1 ${to.toFixed(1)} ${height}`;
    } };
    const marks = Array(8).fill(""), said = Array(8).fill("");
    let kept = "", left = "";
    for (let id = 0; id < n; id++) {
      if (coversOf.has(id)) said[clusterOf.get(id) % 8] += cell(id, height + 2, BAR);
      else if (rank.has(id)) kept += cell(id, height + 2, BAR);
      else left += cell(id, height + 1 + BAR / 2, 2);
    }
    if (isMatrix) clusters.forEach((ids, number) => (marks[number % 8] += block(ids)));
    else coversOf.forEach((covers, id) => covers.forEach((cover) => (marks[clusterOf.get(id) % 8] += place.arc(id, cover))));
    overlay = svg("g", {});
    $("picture").replaceChildren(svg("svg", { viewBox: `0 0 ${width} ${height + BAR + LABELS + 2}`, role: "img", "aria-labelledby": "repeats-title", "aria-describedby": "repeats" },
      ...path(isMatrix ? borders(width) : "", "border"),
      ...marks.flatMap((d, colour) => path(d, `c${colour}${isMatrix ? " bar" : ""}`)),
      ...path(kept, "kept bar"), ...path(left, "left bar"), ...said.flatMap((d, colour) => path(d, `c${colour} bar`)),
      ...labels(width), overlay));
    $("picture-key").textContent = !coversOf.size ? "" : isMatrix
      ? "The text runs from left to right and from top to bottom: a mark stands where a sentence of the one says what a sentence of the other does."
      : "The text runs from left to right: an arc leads from a sentence to the one that says it.";
    drawChosen();
  }
  const down = (id) => (place.height * id) / n;
  function block(ids) { // marks of one cluster; those that touch are one
    const size = Math.max(2, Math.min(place.step, 7)), runs = [];
    const bins = (at) => [...new Set(ids.map((id) => Math.round(at(id) / size)))].sort((a, b) => a - b);
    for (const bin of bins(place.x)) {
      if (runs.length && bin === runs.at(-1)[1]) runs.at(-1)[1]++; else runs.push([bin, bin + 1]);
    }
    const own = new Set(ids.length > 2 ? [] : ids.map((id) => `${Math.round(place.x(id) / size)} ${Math.round(down(id) / size)}`));
    return bins(down).map((row) => runs.filter(([from]) => !own.has(`${from} ${row}`))
      .map(([from, to]) => `M${(from * size).toFixed(1)} ${(row * size).toFixed(1)}h${((to - from) * size).toFixed(1)}v${size.toFixed(1)}H${(from * size).toFixed(1)}z`).join("")).join("");
  }
  const starts = () => { let at = 0; return D.sentences.map((count) => (at += count) - count); };
  const borders = (width) => starts().filter((id) => id > 0 && id < n)
    .map((id) => `M0 ${down(id).toFixed(1)}H${width}M${(place.x(id) - 1).toFixed(1)} 0V${place.height}`).join("") + `M0 0L${width} ${place.height}`;
  function labels(width) {
    const y = place.height + BAR + LABELS - 4;
    if (!several) {
      const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((size) => size * place.step > 44) ?? n, found = [];
      for (let at = every; at <= n; at += every) {
        const middle = place.x(at - 1) + place.step / 2;
        found.push(svg("text", { x: Math.min(middle, width - 4 * String(at).length).toFixed(1), y, "text-anchor": "middle" }, String(at)));
      }
      return found;
    }
    return starts().flatMap((id, number) => {
      const room = Math.floor((D.sentences[number] * place.step) / 6.5), name = D.names[number];
      return room > 2 ? [svg("text", { x: place.x(id).toFixed(1), y }, name.length > room ? `${name.slice(0, room - 1)}…` : name)] : [];
    });
  }
  function drawChosen() {
    if (!overlay) return;
    overlay.replaceChildren();
    if (chosen === null) return;
    const ends = coversOf.get(chosen) ?? saidBy.get(chosen) ?? [];
    const { arc, cell, height, isMatrix, x, step } = place;
    const middle = (x(chosen) + step / 2).toFixed(1);
    overlay.append(
      ...path(isMatrix ? `M${middle} 0V${height}` : ends.map((other) => arc(chosen, other)).join(""), "chosen"),
      ...path([chosen, ...ends].map((id) => cell(id, height, BAR + 4)).join(""), "chosen bar"));
  }

  panels();
  rove();
  $("summary").append(...blocks.map(({ element }) => element));
  const slider = $("length");
  slider.min = Math.min(1, most, D.kept);
  slider.max = most;
  length = 0;
  resize(D.kept);
  let wanted = null;
  slider.addEventListener("input", () => {
    if (wanted === null) requestAnimationFrame(() => { resize(wanted); wanted = null; keep(); if (chosen !== null) describe(chosen); });
    wanted = Number(slider.value);
  });
  $("bar").addEventListener("submit", (event) => event.preventDefault());
  $("copy").addEventListener("click", copy);
  $("picture").addEventListener("click", (event) => {
    const at = event.clientX - $("picture").getBoundingClientRect().left;
    let best = 0;
    for (let id = 0; id < n; id++) if (place.x(id) <= at) best = id;
    if (n) choose(best, true);
  });
  for (const id of ["bar", "summary-part", "keys"]) $(id).hidden = false;
  new ResizeObserver(draw).observe($("picture"));
  window.addEventListener("hashchange", restore);
  if (location.hash.length > 1) restore();
  document.documentElement.dataset.ready = "";
})();

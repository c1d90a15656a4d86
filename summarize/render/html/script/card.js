// What is told of a sentence: what says it, what it says, and what it disagrees with.
function makeCard(report, close) {
  const { named, textOf, rank } = report;
  const link = (id) => linkTo(report, id);
  const quoteOf = (id, ...kinds) => quoteSentence(report, id, ...kinds);
  const noRoom = (what) => small(`This file has no room for ${what}.`);
  const alike = (similarity) => `, similarity ${similarity.toFixed(2)}`;
  const isolated = (texts) =>
    texts.flatMap((text, at) => [at ? ", " : "", make("bdi", {}, text + closers(text))]);

  // Its fate in a few words, which a screen reader says with it.
  function tellFate(id, length) {
    const covers = (report.way(id, length)?.covers ?? []).map((cover) =>
      report.several ? named(cover) : cover + 1);
    const again = report.saidBy(id, length).length;
    const told = {
      restated: `restates ${covers.join(" and ")}`,
      kept: again ? `kept, said ${again + 1} times` : "kept",
      seen: "seen before",
      cut: "cut at this length",
      noise: "noise, set aside",
    };
    return told[report.fate(id, length)];
  }

  function saying(id, length) {
    const way = report.way(id, length), match = report.match(id, way);
    const [said, unsaid, ...sayings] = match ?? [[], []];
    const isCut = report.fate(id, length) === "cut";
    const isLeftOut = (cover) => isCut && report.fate(cover, length) === "cut";
    const missing = unsaid.map(([start, end]) => textOf(id).slice(start, end));
    return [
      quoteOf(id, [said, "said"], [unsaid, "unsaid"]),
      ...way.covers.flatMap((cover, at) => [
        small(at ? "and by " : isCut ? "Would be said by " : "Said by ", link(cover),
          at ? "" : alike(way.similarity), isLeftOut(cover) ? ", cut too" : ""),
        quoteOf(cover, [sayings[at] ?? [], "said"]),
      ]),
      ...(!match && report.matches_left_out ? [noRoom("its words")] : []),
      ...(match ? [small(make("mark", {}, "Marked"), " words match. ", ...(
        missing.length
          ? [make("mark", { className: "unsaid" }, "Underlined"),
            " are not in what says it: ", ...isolated(missing), "."]
          : ["Every word of it is said."]))] : []),
    ];
  }

  function seen(id) {
    const [percent, ...points] = report.seenBy.get(id);
    return points.flatMap(([text, source], at) => [
      small("Said by ", make("bdi", {}, source), at ? "" : alike(percent / 100)),
      quote(text),
    ]);
  }

  function restatements(ids, length) {
    const item = (other) => () => {
      const way = report.way(other, length), [said, unsaid] = report.match(other, way) ?? [[], []];
      const text = quoteOf(other, [said, "said"], [unsaid, "unsaid"]);
      return make("li", {}, small(link(other), alike(way.similarity)), text);
    };
    return ids.length ? [make("h3", {}, "Restated by"), ...list(ids.map(item), 20)] : [];
  }

  function chosenAs(id) {
    const place = (rank.get(id) + 1).toLocaleString("en");
    const isAlone = !report.waysOf.has(id) && !report.dependents.has(id);
    const alone = isAlone ? "No other sentence says it. " : "";
    const order = report.ranked ? "what is worth most" : "what is said most often";
    return small(`${alone}Of ${plural(report.most, "point")} it is `
      + `number ${place}, ${order} first.`);
  }

  function losses(id) {
    const told = [];
    const lost = (report.lost[id] ?? [])
      .map(([kind, start, end]) => `${textOf(id).slice(start, end)} (${kind})`);
    if (lost.length) told.push(small("In no kept sentence: ", make("b", {}, ...isolated(lost))));
    const leans = report.leans[id];
    if (leans !== undefined) told.push(small("It refers to ", link(leans), ", which is left out."));
    return told;
  }

  function clash(at, id) {
    const [a, b] = report.clashes[at], what = report.clashes[at].at(-1);
    return small("Disagrees with ", link(a === id ? b : a), ": ", what);
  }

  let shown = null;
  return {
    tellFate,
    show(id, length) {
      const button = make("button", { className: "close", type: "button", onclick: close }, "✕");
      button.setAttribute("aria-label", "Close");
      const title = `${capital(named(id))}: ${tellFate(id, length)}`;
      const parts = [button, make("h2", {}, title)];
      if (report.isSaid(id, length)) parts.push(...saying(id, length));
      else parts.push(quoteOf(id), ...restatements(report.saidBy(id, length), length));
      if (report.seenBy.has(id)) parts.push(...seen(id));
      else if (report.fate(id, length) === "seen") parts.push(noRoom("who said it"));
      if (rank.has(id)) parts.push(chosenAs(id));
      if (report.fate(id, length) === "noise") {
        parts.push(small("A heading, a menu or another line around the text: it makes no point."));
      }
      if (length === report.kept) parts.push(...losses(id)); // they are of the summary as made
      parts.push(...(report.clashesOf.get(id) ?? []).map((at) => clash(at, id)));
      if (!report.clashesOf.has(id) && report.spans[id].classList.contains("d")) {
        parts.push(noRoom("what it disagrees with"));
      }
      $("card").replaceChildren(...parts);
      if (id !== shown) $("card").scrollTop = 0;
      shown = id;
    },
  };
}

// A sentence with marks, in the lines that it has in the text.
function quoteSentence(report, id, ...kinds) {
  const element = quote(report.textOf(id), ...kinds);
  element.classList.toggle("w", report.spans[id].classList.contains("w"));
  return element;
}

// The panels of what disagrees, and of what differs from what was read before.
function showPanels(report) {
  const sentence = (id, documents, spans) => {
    const MOST = 5, more = documents.length - MOST;
    const names = documents.slice(0, MOST).flatMap((number, at) =>
      [at ? ", " : "", make("bdi", {}, report.names[number])]);
    if (more > 0) names.push(` and ${plural(more, "more document")}`);
    const by = documents.length > 1 ? [" (said by ", ...names, ")"] : [];
    const text = quoteSentence(report, id, [pairs(spans), "fact"]);
    return make("div", {}, small(linkTo(report, id), ...by), text);
  };
  const item = (what, sides) => () =>
    make("li", {}, make("p", { className: "what" }, what), ...sides());
  const fill = (name, items, hidden, rest) => {
    const told = rest.filter(Boolean).map((text) => make("p", { className: "quiet" }, text));
    if (!items.length && !told.length) return;
    $(name).append(...list(items, 3), ...told);
    $(name).hidden = false;
    const link = document.querySelector(`nav a[href="#${name}"]`);
    link.append(` (${(items.length + hidden).toLocaleString("en")})`);
    link.hidden = false;
  };
  const left = (count) => count && `${count.toLocaleString("en")} not shown: no room in this file.`;
  const rows = report.unlisted && plural(report.unlisted, "pair");
  fill("clashes", report.clashes.map(([a, b, ofA, ofB, inA, inB, what]) =>
    item(what, () => [sentence(a, ofA, inA), sentence(b, ofB, inB)])),
  report.clashes_left_out + report.unlisted, [
    rows && `Not listed: ${rows} of sentences that differ as the rows of a table do.`,
    left(report.clashes_left_out),
  ]);
  fill("changes", report.changes.map(([before, source, id, was, is, what]) =>
    item(what, () => [
      make("div", {}, small("Before: ", make("bdi", {}, source)),
        quote(before, [pairs(was), "fact"])),
      sentence(id, [], is),
    ])), report.changes_left_out, [left(report.changes_left_out)]);
}

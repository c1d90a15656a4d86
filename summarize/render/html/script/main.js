// The page as a whole: which sentence is chosen, how long the summary is, and the fragment of the
// address, which holds both.
function openPage() {
  const report = readReport();
  const { spans, dependents } = report;
  const summary = makeSummary(report);
  const card = makeCard(report, () => choose(null));
  const picture = makePicture(report, (id) => choose(id, { go: true }));

  // The length. A slider has more points than places where a text is long: then its steps grow.
  const STEADY = 200, GROWTH = 1.02;
  const least = Math.min(1, report.most, report.kept), stops = [];
  for (let at = least; at <= report.most;) {
    stops.push(at);
    at = at === report.most || report.most <= STEADY ? at + 1
      : Math.min(report.most, Math.max(at + 1, Math.round(at * GROWTH)));
  }
  let areMarked = false; // all at once at first, then those that change
  function resize(to) {
    const changed = summary.resize(to);
    if (areMarked) changed.forEach((id) => [id, ...(dependents.get(id) ?? [])].forEach(mark));
    const number = (value) => value.toLocaleString("en");
    const percent = (value) => `${value || !report.words[to] ? value : "<1"}\u00a0%`;
    const figures = [
      [number(to), `of ${plural(report.most, "point")}`],
      plural(report.words[to], "word").split(" "),
      [percent(report.compression[to]), "of the text"],
      [percent(report.retention[to]),
        `of its facts (${number(report.facts[to])} of ${number(report.facts_total)})`],
    ];
    $("figures").replaceChildren(...figures.flatMap(([value, rest], at) =>
      [at ? " · " : "", make("b", {}, value), ` ${rest}`]));
    $("length").value = stops.findLastIndex((stop) => stop <= to) + 1;
    $("length").setAttribute("aria-valuetext", figures.map((pair) => pair.join(" ")).join(", "));
  }
  function mark(id) {
    const fate = report.fate(id, summary.length), span = spans[id];
    span.classList.toggle("x", fate === "cut");
    span.classList.toggle("r", fate === "restated");
    const isDenied = report.clashesOf.has(id);
    const told = card.fate(id, summary.length) + (isDenied ? ", contradicted" : "");
    if (told === "kept") span.removeAttribute("aria-description");
    else span.setAttribute("aria-description", told);
  }

  // What says a sentence that is not kept, and what one that is says.
  function saying(id) {
    const way = report.way(id, summary.length);
    return way && report.fate(id, summary.length) !== "kept" ? way.covers
      : report.saidBy(id, summary.length);
  }
  // The words that answer each other, in the text itself.
  function lightWords(id) {
    if (!window.Highlight || !CSS.highlights) return;
    const said = [], unsaid = [];
    const range = (of, [start, end]) => {
      const found = new Range(), node = spans[of].firstChild;
      found.setStart(node, Math.min(start, node.length));
      found.setEnd(node, Math.min(end, node.length));
      return found;
    };
    const add = (other) => {
      const way = report.way(other, summary.length);
      const [own, missing, ...sayings] = (way && report.match(other, way)) ?? [[], []];
      own.forEach((span) => said.push(range(other, span)));
      missing.forEach((span) => unsaid.push(range(other, span)));
      sayings.forEach((spans, at) =>
        spans.forEach((span) => said.push(range(way.covers[at], span))));
    };
    if (id !== null && report.fate(id, summary.length) !== "kept") add(id);
    else if (id !== null) report.saidBy(id, summary.length).slice(0, 50).forEach(add);
    CSS.highlights.set("said", new Highlight(...said));
    CSS.highlights.set("unsaid", new Highlight(...unsaid));
  }

  // Choosing a sentence. With `go` the reader is taken to it, and the browser's way back leads to
  // where that was.
  let chosen = null;
  function choose(id, { go = false } = {}) {
    for (const element of document.querySelectorAll(".on, .cover")) {
      element.classList.remove("on", "cover");
      element.removeAttribute("aria-pressed");
    }
    const before = chosen, wasInCard = $("card").contains(document.activeElement);
    if (go) write();
    chosen = id;
    // Before anything moves: the way back leads to where the reader is now.
    if (go && fragment() !== location.hash) history.pushState({}, "", fragment());
    const point = summary.element(id), top = point?.getBoundingClientRect().top;
    $("card").hidden = id === null;
    lightWords(id);
    const related = id === null ? [] : saying(id);
    picture.light(id, related);
    if (id !== null) {
      const span = spans[id];
      span.classList.add("on");
      span.setAttribute("aria-pressed", "true");
      related.forEach((of) => spans[of].classList.add("cover"));
      card.show(id, summary.length);
      texts.reach(span);
      summary.element(id)?.classList.add("on");
      if (go) {
        span.focus({ preventScroll: true });
        span.scrollIntoView({ block: "center" });
      } else stayInView(span);
    } else if (before !== null && wasInCard) spans[before].focus({ preventScroll: true });
    // The card takes its room from the summary: what was clicked there stays where it is.
    if (top) $("summary-part").scrollTop += point.getBoundingClientRect().top - top;
    keep();
  }
  function stayInView(span) { // a card at the foot of a phone covers what is there
    const isAtFoot = getComputedStyle($("card")).position === "fixed";
    const edge = $("card").getBoundingClientRect().top;
    if (isAtFoot && span.getBoundingClientRect().bottom > edge) {
      span.scrollIntoView({ block: "nearest" });
    }
  }

  // Of many elements one is in the order of the tab key, and arrow keys lead on from it.
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
  const idOf = new Map(spans.map((span, id) => [span, id]));
  const texts = rove(spans[0]);
  const points = rove(null);
  const isPlain = (event) => !event.ctrlKey && !event.altKey && !event.metaKey;

  function listenToTexts() {
    const at = (event) => idOf.get(event.target.closest("#source p > span"));
    const isTurned = (span) => getComputedStyle(span.parentElement).direction === "rtl";
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const leaps = { PageDown: 10, PageUp: -10, Home: -report.count, End: report.count };
    let isByKey = false; // after a click the keys that leaf through a page still do
    $("source").addEventListener("pointerdown", () => { isByKey = false; });
    const move = (id) => {
      isByKey = true;
      choose(Math.max(0, Math.min(report.count - 1, id)));
      spans[chosen].focus({ preventScroll: true });
      spans[chosen].scrollIntoView({ block: "center" });
    };
    $("source").addEventListener("click", (event) => {
      const id = at(event);
      if (id === undefined || !getSelection().isCollapsed) return;
      choose(id === chosen ? null : id);
      spans[id].focus({ preventScroll: true });
    });
    $("source").addEventListener("focusin", (event) => {
      const id = at(event);
      if (id === undefined || !event.target.matches(":focus-visible")) return;
      isByKey = true;
      if (id !== chosen) choose(id);
    });
    $("source").addEventListener("keydown", (event) => {
      const id = at(event);
      if (id === undefined || !isPlain(event)) return;
      const said = saying(id)[0] ?? id;
      const turn = /Left|Right/.test(event.key) && isTurned(spans[id]) ? -1 : 1;
      if (event.key in steps) move(id + turn * steps[event.key]);
      else if (event.key in leaps && isByKey) move(id + leaps[event.key]);
      else if (event.key === "Enter" && chosen === id) choose(said, { go: true });
      else if (event.key === "Enter" || (event.key === " " && isByKey)) choose(id);
      else return;
      event.preventDefault();
    });
  }
  function listenToPoints() {
    const at = (event) => event.target.closest("#summary .t");
    $("summary").addEventListener("click", (event) => {
      const text = at(event);
      if (text && getSelection().isCollapsed) choose(Number(text.dataset.id), { go: true });
    });
    $("summary").addEventListener("keydown", (event) => {
      const text = at(event);
      if (!text || !isPlain(event)) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        const other = summary.neighbour(Number(text.dataset.id), step);
        if (other) points.reach(other);
        other?.focus();
      } else if (event.key === "Enter" || event.key === " ") {
        choose(Number(text.dataset.id), { go: true });
      } else return;
      event.preventDefault();
    });
  }

  // The fragment: what it does not say is as when the page was opened.
  let waiting = null; // browsers refuse a history that changes with every frame
  function fragment() {
    const parts = [];
    if (summary.length !== report.kept) parts.push(`points=${summary.length}`);
    if (chosen !== null) parts.push(`sentence=${chosen + 1}`);
    return `#${parts.join("&")}`;
  }
  function write() { // the place too: what a card takes away moves what the browser kept
    clearTimeout(waiting);
    const address = location.hash || fragment() !== "#" ? fragment() : undefined;
    history.replaceState({ top: scrollY }, "", address);
  }
  function keep() {
    clearTimeout(waiting);
    waiting = setTimeout(write, 200);
  }
  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const number = (name) => (/^\d+$/.test(state.get(name)) ? Number(state.get(name)) : null);
    setLength(Math.max(least, Math.min(report.most, number("points") ?? report.kept)));
    const id = (number("sentence") ?? 0) - 1;
    const place = history.state?.top; // where the reader left this address
    choose(spans[id] ? id : null);
    if (place !== undefined) scrollTo(0, place);
    else if (spans[id]) spans[id].scrollIntoView({ block: "center" });
  }
  function setLength(to) {
    resize(to);
    if (!summary.element(Number(points.stop?.dataset.id))?.checkVisibility()) {
      points.reach(summary.neighbour(null, 1));
    }
    if (chosen !== null) card.show(chosen, to);
  }

  let telling = null;
  async function copy() {
    const text = summary.text();
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", { value: text });
      document.body.append(area);
      area.select();
      isCopied = document.execCommand("copy");
      area.remove();
      $("copy").focus();
    }
    $("told").textContent = isCopied ? `Copied ${plural(report.words[summary.length], "word")}.`
      : "The browser does not let this page copy: select the summary.";
    clearTimeout(telling);
    telling = setTimeout(() => { $("told").textContent = ""; }, 4000);
  }

  function listenToControls() {
    let wanted = null;
    $("length").addEventListener("input", () => {
      if (wanted === null) {
        requestAnimationFrame(() => {
          setLength(wanted);
          wanted = null;
          keep();
        });
      }
      wanted = stops[$("length").value - 1];
    });
    $("bar").addEventListener("submit", (event) => event.preventDefault());
    $("copy").addEventListener("click", copy);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && chosen !== null) choose(null);
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (!link || event.button || event.shiftKey || !isPlain(event)) return;
      event.preventDefault(); // the fragment is the state, and stays so
      const name = link.hash.slice(1), [, number] = name.match(/^sentence=(\d+)$/) ?? [];
      if (number) choose(number - 1, { go: true });
      else {
        $(name).scrollIntoView();
        $(name).focus({ preventScroll: true });
      }
    });
    window.addEventListener("hashchange", restore);
    const PAGE = 680; // the width of a sheet of paper, in pixels
    window.addEventListener("beforeprint", () => {
      folded.forEach((unfold) => unfold());
      picture.draw(PAGE);
    });
    window.addEventListener("afterprint", () => picture.draw());
    new ResizeObserver(() => {
      picture.draw();
      picture.light(chosen, chosen === null ? [] : saying(chosen));
    }).observe($("picture"));
  }

  showPanels(report);
  $("length").min = 1;
  $("length").max = Math.max(1, stops.length);
  listenToTexts();
  listenToPoints();
  listenToControls();
  for (const id of report.most ? ["bar", "keys"] : []) $(id).hidden = false;
  $("summary-part").hidden = false;
  document.querySelector('nav a[href="#summary-part"]').hidden = false;
  if (!report.most) $("summary").append(make("p", { className: "quiet" }, "Nothing to say."));
  restore();
  spans.forEach((span, id) => {
    span.setAttribute("role", "button");
    if (span !== texts.stop) span.tabIndex = -1;
    mark(id);
  });
  areMarked = true;
  document.documentElement.dataset.ready = "";
}
openPage();

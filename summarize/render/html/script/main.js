// The page as a whole: which sentence is chosen, and how long the summary is.
function openPage() {
  const report = readReport(), { spans } = report;
  const summary = makeSummary(report);
  const page = { choose, goTo, related, get chosen() { return chosen; } };
  const card = makeCard(report, () => choose(null));
  const picture = makePicture(report, goTo);
  const length = makeLength(report, summary, (to) => {
    resize(to);
    address.keep();
  });
  const texts = rove(spans[0]), points = rove(null);
  const address = makeAddress(() => ({
    points: summary.length === report.kept ? null : summary.length,
    sentence: chosen === null ? null : chosen + 1,
  }), () => readPlace(report, chosen), restore);

  let areMarked = false; // all at once at first, then those that change
  function resize(to) {
    const changed = summary.resize(to);
    if (areMarked) report.touchedBy(changed).forEach(mark);
    length.tell();
    if (!points.stop || points.stop.closest("[hidden]")) points.reach(summary.neighbour(null, 1));
    if (chosen !== null) show(chosen);
  }
  function mark(id) {
    const fate = report.fate(id, summary.length), span = spans[id];
    span.classList.toggle("x", fate === "cut");
    span.classList.toggle("r", fate === "restated");
    span.classList.toggle("s", fate === "seen"); // as the page has them, where it has marks
    span.classList.toggle("n", fate === "noise");
    if (report.clashesOf.has(id)) span.classList.add("d");
    const isDenied = span.classList.contains("d");
    const told = card.tellFate(id, summary.length) + (isDenied ? ", contradicted" : "");
    if (told === "kept") span.removeAttribute("aria-description");
    else span.setAttribute("aria-description", told);
  }

  let chosen = null;
  // What says a sentence that is not kept, and what one that is says.
  function related(id) {
    const { length } = summary;
    return report.isSaid(id, length) ? report.way(id, length).covers : report.saidBy(id, length);
  }
  function choose(id) {
    // Before the choice goes: a sentence that is focused by key is chosen.
    const isClosing = id === null && chosen !== null && $("card").contains(document.activeElement);
    if (isClosing) spans[chosen].focus({ preventScroll: true });
    const point = summary.element(id), top = point?.getBoundingClientRect().top;
    chosen = id;
    $("card").hidden = id === null;
    document.documentElement.classList.toggle("with-card", id !== null);
    show(id);
    if (id !== null) {
      texts.reach(spans[id]);
      stayInView(spans[id]);
    }
    // The card takes its room from the summary: what was clicked there stays where it is.
    if (top) $("summary-part").scrollTop += point.getBoundingClientRect().top - top;
    address.keep();
  }
  function show(id) {
    for (const element of document.querySelectorAll(".on, .cover")) {
      element.classList.remove("on", "cover");
      element.removeAttribute("aria-pressed");
    }
    const others = id === null ? [] : related(id);
    lightWords(report, id, summary.length);
    picture.light(id, others);
    if (id === null) return;
    spans[id].classList.add("on");
    spans[id].setAttribute("aria-pressed", "true");
    summary.element(id)?.classList.add("on");
    others.forEach((other) => spans[other].classList.add("cover"));
    card.show(id, summary.length);
  }
  function stayInView(span) { // a card at the foot of a phone covers what is there
    const isAtFoot = getComputedStyle($("card")).position === "fixed";
    const edge = $("card").getBoundingClientRect().top;
    if (isAtFoot && span.getBoundingClientRect().bottom > edge) {
      span.scrollIntoView({ block: "nearest" });
    }
  }
  function goTo(id) { // the reader is taken there; the way back leads to where that was
    address.leave();
    chosen = id;
    address.enter();
    choose(id);
    spans[id].focus({ preventScroll: true });
    centre(spans[id]);
  }
  function restore({ points: to, sentence }, place) {
    const id = sentence === null || !spans[sentence - 1] ? null : sentence - 1;
    chosen = null; // what was is not shown anew at another length
    resize(length.within(to ?? report.kept));
    choose(id);
    if (place) returnTo(report, place);
    else if (id !== null) centre(spans[id]);
  }

  function followLink(event) {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.button || event.shiftKey || !isPlain(event)) return;
    event.preventDefault(); // the fragment is the state, and stays so
    const name = link.hash.slice(1), [, number] = name.match(/^sentence=(\d+)$/) ?? [];
    if (number) return goTo(number - 1);
    settle(() => $(name).scrollIntoView());
    $(name).focus({ preventScroll: true });
  }
  function listen() {
    const PAGE = 680; // the width of a sheet of paper, in pixels
    listenToTexts(report, page);
    listenToPoints(summary, points, page);
    document.addEventListener("click", followLink);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && chosen !== null) choose(null);
    });
    window.addEventListener("beforeprint", () => {
      unfoldAll();
      picture.draw(PAGE);
    });
    window.addEventListener("afterprint", () => picture.draw());
    new ResizeObserver(() => picture.draw()).observe($("picture"));
  }
  function uncover() {
    for (const id of report.most ? ["bar", "keys"] : []) $(id).hidden = false;
    $("summary-part").hidden = false;
    document.querySelector('nav a[href="#summary-part"]').hidden = false;
    if (!report.most) $("summary").append(make("p", { className: "quiet" }, "Nothing to say."));
  }
  function keepPlace() { // where the screen becomes wider or narrower, as a phone that is turned
    const LOWEST = .7; // of the window, which may be lower now
    let width = innerWidth;
    window.addEventListener("resize", () => {
      const place = history.state;
      if (innerWidth === width) return; // a browser's bar that comes and goes
      width = innerWidth;
      if (!place?.top) return; // at the top one stays there
      returnTo(report, { ...place, away: Math.min(place.away, LOWEST * innerHeight) });
    });
  }
  function followScreen() { // a screen reader and the tab key go as the parts stand on the screen
    const isNarrow = matchMedia("screen and (max-width: 62rem)"), part = $("summary-part");
    const place = () => {
      const focused = document.activeElement;
      if (isNarrow.matches) $("source-part").before(part);
      else $("side").append(part);
      if (part.contains(focused)) focused.focus({ preventScroll: true }); // it goes with a move
    };
    isNarrow.addEventListener("change", place);
    place();
  }
  function markAll() {
    spans.forEach((span, id) => {
      span.setAttribute("role", "button");
      if (span !== texts.stop) span.tabIndex = -1;
      if (report.clusterOf.has(id) && !span.dataset.p) {
        span.dataset.p = report.clusterOf.get(id) + 1;
        span.classList.add(report.colour(id));
      }
      mark(id);
    });
    areMarked = true;
  }

  followScreen();
  keepPlace();
  showPanels(report);
  listen();
  uncover(); // the page has its height before a sentence is looked for on it
  picture.draw();
  address.read();
  markAll();
  document.documentElement.dataset.ready = "";
}
openPage();

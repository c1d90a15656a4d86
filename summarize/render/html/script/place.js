// Where on the page a reader is: by a sentence that is seen, for what is not has no height yet.
function readPlace(report, chosen) {
  const isSeen = (box) => box.bottom > 0 && box.top < innerHeight;
  const column = $("source").getBoundingClientRect(), x = (column.left + column.right) / 2;
  const under = (y) => { // between the lines of a paragraph there is nothing but that
    const found = document.elementFromPoint(x, y), lines = found?.closest("#source p")?.children;
    return found?.closest("#source p > span") ?? [...lines ?? []].find((one) =>
      one.matches("span") && one.getBoundingClientRect().bottom > y);
  };
  const idOf = (y) => report.spans.indexOf(under(y));
  const seen = [.3, .4, .5, .6, .8].map((share) => idOf(share * innerHeight));
  const id = [chosen ?? -1, ...seen]
    .find((one) => one >= 0 && isSeen(report.spans[one].getBoundingClientRect()));
  const away = id === undefined ? null : report.spans[id].getBoundingClientRect().top;
  return { top: scrollY, id, away };
}

// What comes into sight is laid out only then, and moves the rest: a place is taken frame by frame.
let turn = 0;
function settle(take) {
  const FRAMES = 4, own = turn += 1;
  const again = (left) => {
    if (own !== turn) return; // the reader is elsewhere by now
    take();
    if (left) requestAnimationFrame(() => again(left - 1));
  };
  again(FRAMES);
}
for (const act of ["wheel", "touchmove", "pointerdown", "keydown"]) { // the reader's own
  window.addEventListener(act, () => { turn += 1; }, { capture: true, passive: true });
}
const centre = (element) => settle(() => element.scrollIntoView({ block: "center" }));

function returnTo(report, { top, id, away }) {
  const span = report.spans[id];
  settle(() => {
    if (span) scrollBy(0, span.getBoundingClientRect().top - away);
    else scrollTo(0, top);
  });
}

// Where on the page a reader is: by a sentence that is seen, for what is not has no height yet.
function readPlace(report, chosen) {
  const isSeen = (box) => box.bottom > 0 && box.top < innerHeight;
  const column = $("source").getBoundingClientRect(), x = (column.left + column.right) / 2;
  const under = (y) => document.elementFromPoint(x, y)?.closest("#source p > span");
  const idOf = (y) => report.spans.indexOf(under(y));
  const seen = [.3, .4, .5, .6, .8].map((share) => idOf(share * innerHeight));
  const id = [chosen ?? -1, ...seen]
    .find((one) => one >= 0 && isSeen(report.spans[one].getBoundingClientRect()));
  const away = id === undefined ? null : report.spans[id].getBoundingClientRect().top;
  return { top: scrollY, id, away };
}

function returnTo(report, { top, id, away }) {
  const FRAMES = 4; // each lays out what comes into sight, and moves the rest
  const span = report.spans[id];
  const settle = (left) => {
    if (span) scrollBy(0, span.getBoundingClientRect().top - away);
    else scrollTo(0, top);
    if (left) requestAnimationFrame(() => settle(left - 1));
  };
  settle(FRAMES);
}

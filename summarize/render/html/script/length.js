// The slider, the figures beside it, and the button that copies the summary. A slider has fewer
// places than a long text has points: its steps grow.
function makeLength(report, summary, resize) {
  const STEADY = 200, GROWTH = 1.02;
  const least = Math.min(1, report.most, report.kept), stops = [];
  for (let at = least; at <= report.most;) {
    stops.push(at);
    at = at === report.most || report.most <= STEADY ? at + 1
      : Math.min(report.most, Math.max(at + 1, Math.round(at * GROWTH)));
  }
  if (!stops.includes(report.kept)) stops.push(report.kept); // the summary as it was made
  stops.sort((a, b) => a - b);
  const slider = $("length");
  slider.min = 1;
  slider.max = Math.max(1, stops.length);

  function tell() {
    const { length } = summary, number = (value) => value.toLocaleString("en");
    const percent = (value, count) => `${value || !count ? value : "<1"}\u00a0%`;
    const figures = [
      [number(length), `of ${plural(report.most, "point")}`],
      plural(report.words[length], "word").split(" "),
      [percent(report.compression[length], report.words[length]), "of the text"],
      [percent(report.retention[length], report.facts[length]),
        `of its facts (${number(report.facts[length])} of ${number(report.facts_total)})`],
    ];
    $("figures").replaceChildren(...figures.flatMap(([value, rest], at) =>
      [at ? " · " : "", make("b", {}, value), ` ${rest}`]));
    slider.value = stops.findLastIndex((stop) => stop <= length) + 1;
    slider.setAttribute("aria-valuetext", figures.map((pair) => pair.join(" ")).join(", "));
  }

  let wanted = null;
  slider.addEventListener("input", () => {
    if (wanted === null) {
      requestAnimationFrame(() => {
        resize(wanted);
        wanted = null;
      });
    }
    wanted = stops[slider.value - 1];
  });

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
    $("copied").textContent = isCopied ? `Copied ${plural(report.words[summary.length], "word")}.`
      : "The browser does not let this page copy: select the summary.";
    clearTimeout(telling);
    telling = setTimeout(() => { $("copied").textContent = ""; }, 4000);
  }
  $("copy").addEventListener("click", copy);
  $("bar").addEventListener("submit", (event) => event.preventDefault());
  return { tell, within: (points) => Math.max(least, Math.min(report.most, points)) };
}

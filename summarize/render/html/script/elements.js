// Making elements, and the small pieces that several parts of the page have.
const $ = (id) => document.getElementById(id);

function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const plural = (count, one) => `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const small = (...children) => make("p", { className: "of" }, ...children);

// What ends the isolates that a text leaves open: they would turn what stands behind it.
function closers(text) {
  let open = 0;
  for (const sign of text.match(/[\u2066-\u2069]/g) ?? []) {
    open = sign === "\u2069" ? Math.max(0, open - 1) : open + 1;
  }
  return "\u2069".repeat(open);
}

// A text with marks: spans and what kind each of them is.
function quote(text, ...kinds) {
  const marks = kinds.flatMap(([spans, kind]) => spans.map(([start, end]) => [start, end, kind]));
  const element = make("p", { className: "quote", lang: $("source").lang, dir: "auto" });
  let at = 0;
  for (const [start, end, kind] of marks.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    element.append(text.slice(at, start));
    element.append(make("mark", { className: kind }, text.slice(start, end)));
    at = end;
  }
  element.append(text.slice(at));
  return element;
}

// A link to a sentence; the fragment is the state of the page, and it reads a click itself.
const linkTo = (report, id) =>
  make("a", { className: "go", href: `#sentence=${id + 1}` }, make("bdi", {}, report.named(id)));

// A list of which the first items are shown, and a button for the others. Paper has no buttons.
const folded = new Map();
function unfoldAll() {
  for (const [list, unfold] of folded) if (list.isConnected) unfold();
  folded.clear(); // with those of cards that were closed
}
function list(items, first) {
  const element = make("ol");
  const add = (parts) => {
    const added = parts.map((part) => part());
    element.append(...added);
    return added[0];
  };
  add(items.slice(0, first));
  if (items.length <= first) return [element];
  const rest = items.slice(first);
  const more = rest.length.toLocaleString("en");
  const button = make("button", { type: "button" }, `Show ${more} more`);
  const unfold = () => {
    folded.delete(element);
    button.remove();
    return add(rest);
  };
  button.addEventListener("click", () => unfold().querySelector("a")?.focus());
  for (const old of folded.keys()) if (!old.isConnected) folded.delete(old); // of closed cards
  folded.set(element, unfold);
  return [element, button];
}

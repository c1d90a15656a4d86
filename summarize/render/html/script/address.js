// The fragment of the address is the state of the page: what it does not say is as when the page
// was opened. The browser's way back leads through what a reader has gone to.
function makeAddress(readState, findPlace, restore) {
  let waiting = null; // browsers refuse a history that changes with every frame
  let written = location.hash; // anything else there is news, of which `read` is about to hear

  function fragment() {
    return `#${Object.entries(readState()).filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}=${value}`).join("&")}`;
  }
  function write() { // the place too: what a card takes away moves what the browser kept
    clearTimeout(waiting);
    if (location.hash !== written) return;
    const isNew = (location.hash || "#") !== fragment();
    history.replaceState(findPlace(), "", isNew ? fragment() : undefined);
    written = location.hash;
  }
  function keep() {
    clearTimeout(waiting);
    waiting = setTimeout(write, 200);
  }
  function read() {
    written = location.hash;
    const state = new URLSearchParams(location.hash.slice(1));
    const number = (name) => (/^\d+$/.test(state.get(name)) ? Number(state.get(name)) : null);
    // With where the reader left this address.
    restore({ points: number("points"), sentence: number("sentence") }, history.state);
  }
  window.addEventListener("hashchange", read);
  window.addEventListener("scroll", keep, { passive: true });
  window.addEventListener("pagehide", write); // what the last moments brought
  return {
    read,
    keep,
    leave: write, // before the state changes
    enter() { // after it did, and before anything moves
      if (fragment() === location.hash) return;
      history.pushState(null, "", fragment());
      written = location.hash;
    },
  };
}

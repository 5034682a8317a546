// Where the reader is. The title begins with the page's own name, which is its heading; the focus goes there with a new page. Back leads to the
// place that was left: how far down, what was open, what had the focus. And the focus never falls to nothing when what had it goes.
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
const FOLDS = "main summary, main [aria-expanded]";
const app = document.getElementById("app");
const all = (css) => [...app.querySelectorAll(css)];
const isOpen = (fold) => (fold.localName === "summary" ? fold.parentNode.open : fold.getAttribute("aria-expanded") === "true");
const wait = (time) => new Promise((done) => setTimeout(done, time));

// The places that were left, each by a number that its entry of the history has.
const left = new Map();
let at = Math.random();
// The place that is gone to, until it is shown.
let coming;
let focused;
let stop = 0;

addEventListener("focusin", ({ target }) => {
  focused = target;
  stop = all(STOPS).indexOf(target);
});
// Whoever does something meanwhile is not taken elsewhere.
for (const name of ["keydown", "pointerdown", "wheel", "touchmove"]) {
  addEventListener(name, () => (coming = undefined), { capture: true, passive: true });
}

const focus = (element) => element.focus({ preventScroll: true });

const arrive = async (place, heading) => {
  place.isHere = true;
  focus(heading);
  for (const number of place.open) {
    const fold = all(FOLDS)[number];
    if (!fold || isOpen(fold)) continue;
    fold.click();
    await wait();
  }
  const before = all(STOPS)[place.stop];
  if (before && coming === place) focus(before);
  // Long lists grow while they are drawn.
  for (let tries = 0; tries < 50 && coming === place && Math.abs(scrollY - place.top) > 1; tries += 1) {
    scrollTo(0, place.top);
    await wait(20);
  }
  if (coming === place) coming = undefined;
};

const look = () => {
  const heading = document.querySelector("#main h1");
  if (!heading) return;
  const names = [heading, ...all(".case-head__title"), ...all(".topbar__brand")].map((one) => one.textContent.trim());
  const title = names.filter(Boolean).join(" | ");
  if (document.title !== title) document.title = title;
  heading.tabIndex = -1;
  // What changes on the page that is left is not yet the page that comes.
  if (coming?.heading === heading && coming.title === title) return;
  if (coming && !coming.isHere) arrive(coming, heading);
  else if (focused && !focused.isConnected && document.activeElement === document.body) {
    // The heading of a page that is still being drawn may be another one in the end.
    const isHeading = focused.localName === "h1" || focused.className.includes?.("feedback");
    const next = isHeading ? heading : all(STOPS)[stop];
    focus(next?.checkVisibility() ? next : heading);
  }
};

new MutationObserver(look).observe(app, { subtree: true, childList: true, characterData: true });

history.scrollRestoration = "manual";
addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
addEventListener("pageshow", () => (history.scrollRestoration = "manual"));
addEventListener("hashchange", () => {
  // Another hash is no page.
  if (!/^(#?$|#\/)/.test(location.hash)) return;
  const open = all(FOLDS).flatMap((fold, number) => (isOpen(fold) ? [number] : []));
  // Counted anew: folds that were opened since, and what came with them, stand before it too.
  const held = all(STOPS).indexOf(focused);
  left.set(at, { top: scrollY, open, stop: held < 0 ? stop : held });
  const known = left.get(history.state?.at);
  at = known ? history.state.at : Math.random();
  history.replaceState({ at }, "");
  coming = { top: 0, open: [], ...known, heading: document.querySelector("#main h1"), title: document.title };
  scrollTo(0, 0);
  setTimeout(() => {
    look();
    // Until its heading comes, the page has the focus.
    const page = document.getElementById("main");
    if (page && coming && !coming.isHere) focus(page);
  });
  // Two pages may have one name.
  const place = coming;
  setTimeout(() => {
    delete place.heading;
    look();
  }, 1000);
});

// Starts the page, or says what failed.
import { journal } from "./journal.js";

// Whether cases are stored here: before any of them is shown, what reads them has to be fetched.
const storesCases = () => {
  try {
    return Object.keys(localStorage).some((key) => /^morenaku\/\d/.test(key));
  } catch {
    return false;
  }
};

// What the program needs of the browser and cannot ask for itself.
export const shared = (globalThis.boot = {
  // The organisation's own pack, as text.
  pack: "",
  get storesCases() {
    return storesCases();
  },
  journal,
  // By the old command: the new interface does not exist on plain http.
  copy: (html, text) => {
    let isDone = false;
    const put = (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      isDone = true;
    };
    document.addEventListener("copy", put);
    document.execCommand("copy");
    document.removeEventListener("copy", put);
    return isDone;
  },
  // Has the browser ask before the page is left; only while something would be lost, since Firefox keeps no page that asks.
  hold: (isUnsaved) => {
    globalThis.onbeforeunload = isUnsaved ? () => true : null;
  },
  // Safari has no idle callbacks.
  idle: (call) => (globalThis.requestIdleCallback ?? setTimeout)(call),
  // Takes the new version into use, in this tab. Others keep what they have until they are loaded again.
  update: () => {},
});

// What another tab changes waits while an input method composes. Whatever else is being typed is kept by its field from the first key.
let composing;
const waiting = [];
addEventListener("storage", (event) => {
  if (composing === document.activeElement) {
    waiting.push(event);
    event.stopImmediatePropagation();
  }
});
addEventListener("compositionstart", (event) => (composing = event.target));
addEventListener("compositionend", () => {
  composing = undefined;
  // Not before the browser is through with the field. Chromium would not tell anyone of the same event twice.
  setTimeout(() => waiting.splice(0).forEach((event) => dispatchEvent(new StorageEvent("storage", event))));
});

// A page that comes back as the browser had kept it was told of nothing meanwhile: anything may have changed.
addEventListener("pageshow", (event) => event.persisted && dispatchEvent(new StorageEvent("storage")));

// A file that is dropped beside the place for it would take the place of the page.
for (const name of ["dragover", "drop"])
  addEventListener(name, (event) => {
    if (event.target.type !== "file" && event.dataTransfer.types.includes("Files")) event.preventDefault();
  });

// `load` gives what starts the program, once it is there. Whether it runs.
export const boot = async (readPack, load) => {
  try {
    if (typeof WebAssembly !== "object") throw new ReferenceError("WebAssembly");
    const [pack, start] = await Promise.all([readPack(), load(), journal.restore()]);
    shared.pack = pack;
    // The texts in the reader's language come apart.
    await start().catch((error) => {
      morenakuFailed("files", error);
      throw error;
    });
    performance.mark("morenaku-start");
    // The page draws itself in a later step of the same task.
    await new Promise((done) => setTimeout(done));
    // What was pressed before the page ran, and `early.js` did not do itself.
    morenakuEarly.pressable()[morenakuEarly.pressed]?.click();
    return true;
  } catch (error) {
    console.error(error);
    // A policy that forbids WebAssembly is told of by the same kind of error as a program that is too new for the browser.
    const isForbidden = typeof WebAssembly !== "object" || /content security policy|unsafe-eval/i.test(error.message);
    morenakuFailed(isForbidden ? "wasm" : error instanceof WebAssembly.CompileError ? "old" : "other", error);
    return false;
  }
};

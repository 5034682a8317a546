// Starts the page, or says what failed; then fetches its second part (what is read, filled in and handed out). A file of its own, because the
// security policy allows no inline script; Trunk fills in the names of the first part's files.
const failed = (ja, en, error) => {
  console.error(error);
  const place = document.getElementById("loading");
  if (!place) return;
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = en;
  place.replaceChildren(ja, document.createElement("br"), english, document.createElement("br"), String(error));
};
const names = new URL(import.meta.url).searchParams;
// All parts are of one build: the first part's name tells a cache apart from another build's.
const part = async (name) => {
  const version = encodeURIComponent(names.get("js"));
  const loaded = await import(new URL(`${name}.js?of=${version}`, document.baseURI));
  await loaded.default({ module_or_path: new URL(`${name}_bg.wasm?of=${version}`, document.baseURI) });
  return loaded;
};
let second = null;
let third = null;
let state = "loading";
globalThis.papers = {
  state: () => state,
  answer: (request) => (second ? second.answer(request) : ""),
  file: (request, what) => (second ? second.file(request, what) : new Uint8Array()),
  // The third part makes Word documents. It is fetched when the first one is asked for; what failed is tried again the next time.
  word: async (request) => {
    third ??= await part("word");
    return third.docx(second.answer(request));
  },
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
};
try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly");
  const page = await import(new URL(names.get("js"), document.baseURI));
  await page.default({ module_or_path: new URL(names.get("wasm"), document.baseURI) });
  try {
    second = await part("papers");
    state = "ready";
  } catch (error) {
    console.error(error);
    state = "failed";
  }
  dispatchEvent(new Event("papers"));
} catch (error) {
  failed(
    "ページを始められませんでした。保存した内容はそのままです。新しいブラウザで開き直すか、管理者にこの表示を見せてください。",
    "The page could not start. What you have saved is untouched. Open it again in a current browser, or show this to your administrator.",
    error,
  );
}

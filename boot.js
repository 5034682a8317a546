// Starts the page, or says what failed. A file of its own, because the security policy allows no inline script; Trunk fills in the names of
// the two files.
const failed = (ja, en, error) => {
  console.error(error);
  const place = document.getElementById("loading");
  if (!place) return;
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = en;
  place.replaceChildren(ja, document.createElement("br"), english, document.createElement("br"), String(error));
};
try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly");
  const names = new URL(import.meta.url).searchParams;
  const page = await import(new URL(names.get("js"), document.baseURI));
  await page.default({ module_or_path: new URL(names.get("wasm"), document.baseURI) });
} catch (error) {
  failed(
    "ページを始められませんでした。保存した内容はそのままです。新しいブラウザで開き直すか、管理者にこの表示を見せてください。",
    "The page could not start. What you have saved is untouched. Open it again in a current browser, or show this to your administrator.",
    error,
  );
}

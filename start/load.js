// How the hosted page loads the program. `cargo xtask dist` puts the files' names and sums in the place of what stands before `at`; while developing,
// Trunk names them in the address of boot.js.
const ofTrunk = () => {
  const names = new URL(document.querySelector("script[src*='boot.js?']").src).searchParams;
  return { page: { js: [names.get("js")], wasm: [names.get("wasm")] } };
};
const files = ofTrunk();
const at = (name) => new URL(name, document.baseURI);

// What the element `pack` holds, or the file `pack.json` beside the page; empty where there is none.
export const readPack = async () => {
  // A server that does not answer must not keep the page from starting.
  const late = new AbortController();
  setTimeout(() => late.abort(), 4000);
  try {
    const answer = await fetch(at("pack.json"), { cache: "no-cache", signal: late.signal });
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
};

const link = (rel, href, integrity = "") => document.head.append(Object.assign(document.createElement("link"), { rel, href, integrity }));

// A browser that could not fetch a script may remember that by its address: the next try has another.
let again = "";

export const load = async (part) => {
  // What paper needs. While developing it is there from the start.
  if (files.css) link("stylesheet", at(files.css[0]).href, files.css[1]);
  const { js, wasm } = files[part];
  const address = at(js[0] + again).href;
  // A script's sum is checked by the preload that comes before its import.
  if (part !== "page") link("modulepreload", address, js[1]);
  const [name, integrity] = wasm;
  const bytes = fetch(at(name), { integrity, credentials: "same-origin" });
  // Told apart from an error in the program, which comes later.
  const tell = (error) => {
    again += "#";
    morenakuFailed("files", error);
  };
  bytes.catch(tell);
  const script = import(address);
  script.catch(tell);
  const loaded = await script;
  await loaded.default({ module_or_path: bytes });
  return loaded;
};

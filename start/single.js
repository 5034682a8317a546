// How the page in one file loads its parts: they stand in it as base64.
const embedded = (id) => document.getElementById(id)?.textContent ?? "";
export const readPack = async () => embedded("pack");
export const load = async (part) => {
  const text = atob(embedded(`${part}-wasm`));
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const loaded = globalThis.morenakuParts[part];
  await loaded({ module_or_path: bytes });
  return loaded;
};

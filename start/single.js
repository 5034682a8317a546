// Where the page in one file has its files from: they stand in it as base64.
const embedded = (id) => document.getElementById(id)?.textContent ?? "";
export const readPack = async () => embedded("pack");
export const program = async (file) => Uint8Array.from(atob(embedded(`${file}-wasm`)), (char) => char.charCodeAt(0));
export const arrive = () => {};

// The page as Trunk builds it: the program is in one piece, and its files are named in the address of this script.
import { boot } from "./boot.js";
import { readPack } from "./pack.js";
import "./place.js";

const names = new URL(import.meta.url).searchParams;
await boot(readPack, async () => {
  const program = await import(new URL(names.get("js"), document.baseURI).href);
  await program.default({ module_or_path: new URL(names.get("wasm"), document.baseURI) });
  return program.start;
});

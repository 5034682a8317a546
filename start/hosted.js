// Where the hosted page has its files from. The build says their names and sums: PROGRAMS, PAPER.
/* global PROGRAMS, PAPER */
export { readPack } from "./pack.js";

const at = (name) => new URL(name, document.baseURI).href;

// What came altered or in part may lie in the browser's own store: the second try leaves it aside.
export const program = async (file) => {
  const [name, integrity] = PROGRAMS[file];
  const ask = (cache) => fetch(at(name), { integrity, cache, credentials: "same-origin" });
  return ask("default").catch(() => ask("reload"));
};

// What paper looks like comes with the part that makes it.
let hasPaper = false;
export const arrive = (part) => {
  if (part !== "reading" || hasPaper) return;
  hasPaper = true;
  const [name, integrity] = PAPER;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(name), integrity }));
};

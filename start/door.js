// Opens a part of the program. `doors.js`, which the linker writes, says which files each has; where they come from is told by `files`: hosted.js or
// single.js.
import { arrive, program } from "files";

// The files of each part; and those that are fetched before anyone asks for them.
const filesOf = new Map();
const ahead = new Map();
export const fetchAhead = (part) => {
  for (const file of filesOf.get(part) ?? []) {
    const bytes = program(file);
    // Told when it is asked for.
    bytes.catch(() => {});
    ahead.set(file, bytes);
  }
};

// What several parts share is there once.
const placed = new Map();
const place = (file, imports) => {
  if (!placed.has(file)) {
    const bytes = ahead.get(file) ?? program(file);
    ahead.delete(file);
    const placing = bytes.then((bytes) => instantiate(bytes, imports));
    placed.set(file, placing);
    // What failed is tried again at the next wish.
    placing.catch(() => placed.delete(file));
  }
  return placed.get(file);
};

const instantiate = async (source, imports) => {
  if (!(source instanceof Response)) return WebAssembly.instantiate(source, imports);
  // Some servers call programs by another name.
  const { headers } = source;
  const canStream = headers.get("content-type") === "application/wasm";
  return canStream ? WebAssembly.instantiateStreaming(source, imports) : WebAssembly.instantiate(await source.arrayBuffer(), imports);
};

// `page` gives what the first part exports. Whoever asked is called back by the number of their function.
export const door = (page, part, files) => {
  filesOf.set(part, files);
  return (callback, data) => open(page, part, files, callback, data);
};

const open = async (page, part, files, callback, data) => {
  // By both names: what is put together out of several files imports it by the second (`xtask/link`).
  const exports = page();
  const imports = { __wasm_split: exports, page: exports };
  let isOpen = false;
  try {
    arrive(part);
    await Promise.all(files.map((file) => place(file, imports)));
    isOpen = true;
  } catch (error) {
    console.error(error);
  }
  exports.__indirect_function_table.get(callback)(data, isOpen);
};

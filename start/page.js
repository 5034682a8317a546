// The page as `cargo xtask dist` and `serve` put it together: one script with the bindings of the program (`program`), and with what says where
// files come from (`files`: hosted.js or single.js).
import { program, readPack } from "files";
import init, { start } from "program";
import { fetchAhead } from "door";
import { boot, shared } from "./boot.js";
import { keepForLater } from "./keep.js";
import "./place.js";

const runs = await boot(readPack, async () => {
  const bytes = program("page");
  // The reader's language, as far as it can be told before the program runs.
  fetchAhead(document.documentElement.lang === "en" ? "english" : "japanese");
  // What reads stored cases has to be there before any of them is shown.
  if (shared.storesCases) fetchAhead("pages");
  // Told apart from an error in the program, which comes later.
  bytes.catch((error) => morenakuFailed("files", error));
  await init({ module_or_path: bytes });
  return start;
});
if (runs) await keepForLater().catch((error) => console.warn(error));

// Starts `examples/empty.rs`, which `cargo xtask bench` puts beside this file.
import init, { start } from "./page.js";
await init({ module_or_path: "page_bg.wasm" });
start();
performance.mark("ready");

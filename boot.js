// Starts the page. A file of its own, because the security policy allows no inline script. Trunk fills in the names of the two files.
const names = new URL(import.meta.url).searchParams;
const start = await import(new URL(names.get("js"), document.baseURI));
await start.default({ module_or_path: new URL(names.get("wasm"), document.baseURI) });

// Keeps the page for the time without a network: only where the browser has service workers for this address (https, localhost) and the page is
// not in one file.
import { shared } from "./boot.js";

export const keepForLater = async () => {
  const workers = navigator.serviceWorker;
  if (!workers || !("caches" in globalThis) || location.protocol === "file:" || !document.querySelector("link[rel=manifest]")) return;
  // The one script address that this page ever makes.
  const policy = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: () => new URL("sw.js", document.baseURI).href });
  const registration = await workers.register(policy ? policy.createScriptURL("") : new URL("sw.js", document.baseURI).href);
  const tell = () => {
    if (!registration.waiting || !workers.controller) return;
    shared.update = () => {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("take over");
    };
    dispatchEvent(new Event("update"));
  };
  tell();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
};

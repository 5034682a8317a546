// Runs before anything is painted: the language and the colours that were chosen, which first screen is shown, and what is said when the page
// cannot start. Written for browsers of 2011 and later, because the old ones are those that it has to speak to.
(function () {
  "use strict";
  var root = document.documentElement;
  var stored = function (name) {
    try {
      return localStorage.getItem("morenaku/settings/" + name);
    } catch (error) {
      return null;
    }
  };
  var languages = navigator.languages || [navigator.language || ""];
  var lang = stored("lang");
  for (var i = 0; !lang && i < languages.length; i += 1) {
    var tag = String(languages[i]).slice(0, 2).toLowerCase();
    if (tag === "ja" || tag === "en") lang = tag;
  }
  root.lang = lang === "en" ? "en" : "ja";
  var theme = stored("theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  if (/^#\/./.test(location.hash)) root.setAttribute("data-elsewhere", "");

  // Why the page cannot start: `files`, `wasm`, `old` or `other`. The first reason counts; the others follow from it.
  var reason = null;
  var show = function () {
    var place = document.getElementById("failed");
    if (!place || !reason) return;
    root.setAttribute("data-failed", reason.why);
    place.hidden = false;
    // By hand too: old browsers leave out the whole style sheet, and would show what failed below a first screen that does nothing.
    var silent = document.querySelectorAll(".first main, .first footer, .first nav, .first button, .loading, .late");
    for (var s = 0; s < silent.length; s += 1) silent[s].hidden = true;
    var said = document.querySelectorAll("[data-in]");
    for (var d = 0; d < said.length; d += 1) said[d].hidden = said[d].getAttribute("data-in") !== root.lang;
    var lines = place.querySelectorAll("[data-why]");
    for (var n = 0; n < lines.length; n += 1) lines[n].hidden = lines[n].getAttribute("data-why") !== reason.why;
    document.getElementById("failed-detail").textContent = reason.detail;
  };
  window.morenakuFailed = function (why, detail) {
    reason = reason || { why: why, detail: String(detail) };
    show();
  };
  // A script that is refused (by a filter, a wrong type, a wrong sum) or missing tells it only by an event. So does one that is not understood.
  window.addEventListener(
    "error",
    function (event) {
      var target = event.target;
      if (target && target.tagName === "SCRIPT") window.morenakuFailed("files", target.src);
      if (event.error instanceof SyntaxError) window.morenakuFailed("old", event.error);
    },
    true
  );
  document.addEventListener("DOMContentLoaded", function () {
    if (!("noModule" in document.createElement("script"))) window.morenakuFailed("old", navigator.userAgent);
    show();
  });
})();

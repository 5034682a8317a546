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
  // Open cases come before what could be tapped: none of it is shown until they are known.
  try {
    for (var k = 0; k < localStorage.length; k += 1) {
      if (/^morenaku\/\d+\/(?!prepare0)/.test(localStorage.key(k))) root.setAttribute("data-elsewhere", "");
    }
  } catch (error) {
    // Then nothing is kept.
  }

  // What the browser holds of cases, as a file that the page imports (`morenaku-cases`): each tab's segments put one after another. What is no
  // such segment goes along as it is.
  var keptCases = function () {
    var logs = {};
    var others = {};
    var isAny = false;
    for (var i = 0; i < localStorage.length; i += 1) {
      var key = localStorage.key(i);
      var id = /^morenaku\/\d+\/([^/]+)\//.exec(key);
      if (!id) continue;
      isAny = true;
      var value = localStorage.getItem(key);
      try {
        logs[id[1]] = JSON.parse(value).entries.concat(logs[id[1]] || []);
      } catch (error) {
        others[key] = value;
      }
    }
    var cases = [];
    for (var one in logs) cases.push({ format: "morenaku-case", version: 1, case: { id: one }, log: logs[one] });
    return isAny && JSON.stringify({ format: "morenaku-cases", version: 1, cases: cases, others: others });
  };
  var offerCases = function (place) {
    var offers = place.querySelectorAll(".kept");
    try {
      if (!window.Blob || !keptCases()) return;
    } catch (error) {
      return;
    }
    var save = function () {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([keptCases()], { type: "application/json" }));
      link.download = "morenaku.json";
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
    };
    for (var i = 0; i < offers.length; i += 1) {
      offers[i].hidden = false;
      offers[i].querySelector("button").onclick = save;
    }
  };

  // Why the page cannot start: `files`, `wasm`, `old` or `other`. The first reason counts; the others follow from it.
  var reason = null;
  var show = function () {
    var place = document.getElementById("failed");
    if (!place || !reason) return;
    root.setAttribute("data-failed", reason.why);
    place.hidden = false;
    // By hand too: old browsers leave out the whole style sheet, and would show what failed below a first screen that does nothing.
    var silent = document.querySelectorAll(".first > div > main, .first footer, .first nav, .first button, .loading, .late");
    for (var s = 0; s < silent.length; s += 1) silent[s].hidden = true;
    var said = document.querySelectorAll("[data-in]");
    for (var d = 0; d < said.length; d += 1) said[d].hidden = said[d].getAttribute("data-in") !== root.lang;
    var lines = place.querySelectorAll("[data-why]");
    for (var n = 0; n < lines.length; n += 1) lines[n].hidden = lines[n].getAttribute("data-why") !== reason.why;
    document.getElementById("failed-detail").textContent = reason.detail;
    offerCases(place);
    // The first acts stay: they hold without the page too. What failed stands above them; what would promise a record goes.
    var begun = document.querySelector(".begun");
    if (!begun) return;
    begun.insertBefore(place, begun.firstChild);
    var promises = begun.querySelectorAll(".save, .case-head__writer, .tabs, .item__more, .button");
    for (var p = 0; p < promises.length; p += 1) promises[p].hidden = true;
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

  // What is tapped before the page runs. A type of leak shows its first acts at once: they stand in the page as templates. What is ticked there is
  // kept with its time; the page opens the case with both. Anything else that is pressed is done by `boot.js` as soon as the page runs.
  var early = (window.morenakuEarly = { type: "", at: 0, ticked: {}, pressed: -1, isOver: false });
  // What can be pressed of what is shown: the page that takes over has the same at the same places, but for what a tick adds.
  early.pressable = function () {
    var all = document.querySelectorAll(
      "#app .topbar__lang, #app .tiles > *, #app .case-head summary, #app .tabs a, #app .tabs button, #app .tabs summary, #app .now a, #app .now button, #app .now summary"
    );
    return Array.prototype.filter.call(all, function (one) {
      return one.getClientRects().length > 0 && !one.closest(".tabs__undo");
    });
  };
  // As the page writes days: of Japan, whatever the machine's time zone.
  var today = function (now) {
    var day = new Date(now + 9 * 3600000);
    if (root.lang === "ja")
      return day.getUTCFullYear() + "/" + (day.getUTCMonth() + 1) + "/" + day.getUTCDate() + "(" + "日月火水木金土".charAt(day.getUTCDay()) + ")";
    var words = day.toUTCString().split(/,? /);
    return words[0] + " " + Number(words[1]) + " " + words[2] + " " + words[3];
  };
  var firstMain = function () {
    return document.querySelector('.first[data-in="' + root.lang + '"] > div > main');
  };
  var endBegun = function () {
    var begun = document.querySelector(".begun");
    if (begun) begun.parentNode.removeChild(begun);
    root.removeAttribute("data-begun");
    early.type = "";
    early.ticked = {};
    early.pressed = -1;
  };
  var begin = function (type) {
    var acts = document.querySelector('template[data-acts="' + type + '"][lang="' + root.lang + '"]');
    var main = firstMain();
    if (!acts || !acts.content || !main) return false;
    var begun = document.createElement("div");
    begun.className = "case begun";
    begun.appendChild(document.importNode(acts.content, true));
    early.type = type;
    early.at = Date.now();
    var title = begun.querySelector(".case-head__title");
    title.textContent = title.textContent.replace("{day}", today(early.at));
    var heading = begun.querySelector("h1");
    heading.setAttribute("tabindex", "-1");
    main.parentNode.insertBefore(begun, main);
    root.setAttribute("data-begun", type);
    window.scrollTo(0, 0);
    heading.focus();
    return true;
  };
  document.addEventListener("click", function (event) {
    var target = event.target;
    if (early.isOver || reason || !target.closest) return;
    var tile = target.closest(".first .tiles > button");
    if (tile && begin(tile.getAttribute("data-type"))) return;
    var tick = target.closest(".begun .item__tick");
    if (tick) {
      var item = tick.getAttribute("data-item");
      var isDone = !early.ticked[item];
      if (isDone) early.ticked[item] = Date.now();
      else delete early.ticked[item];
      tick.setAttribute("aria-checked", String(isDone));
      tick.setAttribute("data-state", isDone ? "done" : "open");
      return;
    }
    // Whoever leaves the first acts has begun nothing.
    if (early.type && target.closest(".topbar a")) {
      if (target.closest(".topbar__brand")) event.preventDefault();
      return endBegun();
    }
    var pressed = target.closest(".first .tiles > *, .topbar__lang, .begun a, .begun button, .begun summary");
    if (!pressed) return;
    // The links of the first acts lead into a case that is not there yet.
    if (target.closest(".begun a")) event.preventDefault();
    var places = early.pressable();
    if (places[early.pressed]) places[early.pressed].removeAttribute("aria-busy");
    early.pressed = places.indexOf(pressed);
    pressed.setAttribute("aria-busy", "true");
  });
  document.addEventListener("DOMContentLoaded", function () {
    if (!("noModule" in document.createElement("script"))) window.morenakuFailed("old", navigator.userAgent);
    show();
  });
})();

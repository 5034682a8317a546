// Keeps the ticks of the floor page: what a page of this kind does at the least.
const KEY = "floor";
const ticked = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
for (const box of document.querySelectorAll("input")) {
  box.checked = ticked.has(box.id);
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(box.id);
    else ticked.delete(box.id);
    localStorage.setItem(KEY, JSON.stringify([...ticked]));
  });
}
performance.mark("ready");

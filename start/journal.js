// What the browser may not have written yet. It holds back what goes into localStorage, for a minute and more: a crash or a power cut takes it, although
// the page has read it back. So each write of a case goes into a database beside it too, which is flushed at once; the next start puts back what is
// missing. What is old enough to have been written is let go of.
const STORE = "writes";
const KEPT = 30 * 60_000;
const PATIENCE = 2_000;

// Whether what was written last is on the disk.
const NO_JOURNAL = 0;
const PENDING = 1;
const FLUSHED = 2;

export const journal = { state: NO_JOURNAL, note: () => {}, restore: () => {} };

let base;
let isBusy = false;
const waiting = new Map();

const tell = (state) => {
  journal.state = state;
  dispatchEvent(new Event("flush"));
};
const end = () => {
  base = undefined;
  tell(NO_JOURNAL);
};
const answer = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

const flush = () => {
  if (isBusy || !base || !waiting.size) return;
  try {
    const writes = base.transaction(STORE, "readwrite", { durability: "strict" });
    const rows = writes.objectStore(STORE);
    const now = Date.now();
    for (const [key, value] of waiting) rows.put({ value, at: now }, key);
    const old = rows.index("at").openKeyCursor(IDBKeyRange.upperBound(now - KEPT));
    old.onsuccess = () => {
      if (!old.result) return;
      rows.delete(old.result.primaryKey);
      old.result.continue();
    };
    writes.onabort = end;
    writes.oncomplete = () => {
      isBusy = false;
      if (waiting.size) flush();
      else if (base) tell(FLUSHED);
    };
    isBusy = true;
    waiting.clear();
  } catch {
    end();
  }
};

// A write of this key, or null where it was removed. Those of one step go together.
journal.note = (key, value) => {
  if (!base) return;
  journal.state = PENDING;
  if (!waiting.size) queueMicrotask(flush);
  waiting.set(key, value);
};

// A segment only grows: what goes on from this one was written later.
const isMissed = (key, value) => {
  const here = localStorage.getItem(key);
  return value === null ? here !== null : here === null || !here.startsWith(value.slice(0, Math.max(0, value.lastIndexOf("],"))));
};
const open = async () => {
  const opening = indexedDB.open("morenaku", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE).createIndex("at", "at");
  base = await answer(opening);
  base.onclose = end;
  base.onversionchange = () => {
    base?.close();
    end();
  };
  const rows = base.transaction(STORE).objectStore(STORE);
  const [keys, values] = await Promise.all([answer(rows.getAllKeys()), answer(rows.getAll())]);
  keys.forEach((key, at) => {
    const { value } = values[at];
    if (!isMissed(key, value)) return;
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    journal.note(key, value);
  });
};

// Before the page reads what is stored. A database that does not open must not keep it from starting.
journal.restore = () => Promise.race([open().catch(() => {}), new Promise((done) => setTimeout(done, PATIENCE))]);

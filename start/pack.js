// The organisation's own pack where the page is served: the file `pack.json` beside it; empty where there is none.
export const readPack = async () => {
  // A server that does not answer must not keep the page from starting.
  const late = new AbortController();
  setTimeout(() => late.abort(), 4000);
  try {
    const answer = await fetch(new URL("pack.json", document.baseURI), { cache: "no-cache", signal: late.signal });
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
};

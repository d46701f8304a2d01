// Searches within the testimony while somebody types; the archive reads the words, so that it finds what a visit
// without script would find. Marks them in the text without touching it, and steps from place to place.
const form = document.querySelector("[data-within]");
const PAUSE = 180;

// Offsets are counted in characters; a browser counts some of them twice.
function rangesIn(line, spans) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".at, .note-sign, .cite-line") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push({ node: walker.currentNode, letters: [...walker.currentNode.data] });
  const place = (offset) => {
    let left = offset;
    for (const { node, letters } of nodes) {
      if (left <= letters.length) return [node, letters.slice(0, left).join("").length];
      left -= letters.length;
    }
    return null;
  };
  return spans.flatMap(([start, end]) => {
    const [from, to] = [place(start), place(end)];
    if (!from || !to) return [];
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    return [range];
  });
}

const spansOf = (hit) => hit.dataset.marks.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
const lineOf = (hit) => document.getElementById(`s-${hit.dataset.hit}`);

if (form) {
  const field = form.querySelector("input[type=search]");
  const results = form.querySelector("[data-within-results]");
  let standing = -1;
  let asked = null;
  const hits = () => [...results.querySelectorAll("[data-hit]")];

  const mark = () => {
    if (!globalThis.CSS?.highlights) return;
    const ranges = hits().flatMap((hit) => (lineOf(hit) ? rangesIn(lineOf(hit), spansOf(hit)) : []));
    CSS.highlights.set("within", new Highlight(...ranges));
  };

  const arrive = () => {
    standing = -1;
    const steps = results.querySelector("[data-within-steps]");
    if (steps) steps.hidden = false;
    mark();
  };

  const go = (number) => {
    const hit = hits()[number];
    if (!hit) return;
    standing = number;
    for (const other of hits()) other.removeAttribute("aria-current");
    hit.setAttribute("aria-current", "true");
    hit.scrollIntoView({ block: "nearest" });
    const line = lineOf(hit);
    if (!line) {
      location.assign(hit.href);
      return;
    }
    document.querySelector(".line.found")?.classList.remove("found");
    line.classList.add("found");
    line.scrollIntoView({ block: "center" });
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const words = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(`${form.dataset.within}?${words}`, { signal: asked.signal });
      if (!answer.ok) return;
      results.innerHTML = field.value.trim() ? await answer.text() : "";
      arrive();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (hits().length) go((standing + 1) % hits().length);
    else ask();
  });
  results.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    const hit = event.target.closest("[data-hit]");
    if (step) {
      const all = hits().length;
      go((standing + Number(step.dataset.step) + all + (standing < 0 && step.dataset.step < 0 ? 1 : 0)) % all);
    } else if (hit && lineOf(hit) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      go(hits().indexOf(hit));
    }
  });
  document.addEventListener("archive:words", mark);
  arrive();
}

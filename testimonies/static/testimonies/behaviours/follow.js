// Lights the line that is spoken and keeps it in sight, until the reader scrolls away.
const follow = document.querySelector("[data-follow]");
const reading = document.querySelector("[data-reading]");
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

let columns = [];

// Lines by text (the second of a pair is another text) and by recording, in order of time.
function collect() {
  const found = new Map();
  for (const line of reading.querySelectorAll(".line[data-at]")) {
    const tape = line.closest("[data-tape]")?.dataset.tape;
    const column = `${line.closest(".pair > :nth-child(2)") ? 2 : 1} ${tape}`;
    if (!found.has(column)) found.set(column, { tape, lines: [], lit: null });
    found.get(column).lines.push({ at: Number(line.dataset.at), line });
  }
  columns = [...found.values()];
  for (const { lines } of columns) lines.sort((one, other) => one.at - other.at);
}

function spokenAt(lines, seconds) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].at <= seconds + 0.05) low = middle + 1;
    else high = middle;
  }
  return low ? lines[low - 1].line : null;
}

function keepInSight(line) {
  const { top, bottom } = line.getBoundingClientRect();
  if (top > innerHeight * 0.2 && bottom < innerHeight * 0.75) return;
  line.scrollIntoView({ block: "center", behavior: isCalm.matches ? "instant" : "smooth" });
}

// A link to a moment, without a line, brings the line of that moment into sight.
let isArriving = new URLSearchParams(location.search).has("t") && !location.hash;

if (follow && reading) {
  collect();
  document.addEventListener("archive:words", collect);
  document.addEventListener("archive:voice", ({ detail }) => {
    let shown = null;
    for (const column of columns) {
      const line = column.tape === detail.tape ? spokenAt(column.lines, detail.seconds) : null;
      if (line !== column.lit) {
        column.lit?.classList.remove("lit");
        column.lit?.removeAttribute("aria-current");
        line?.classList.add("lit");
        line?.setAttribute("aria-current", "true");
        column.lit = line;
        shown ??= line;
      }
    }
    if (shown && (isArriving || (detail.isPlaying && follow.checked))) keepInSight(shown);
    if (shown) isArriving = false;
  });
  for (const gesture of ["wheel", "touchmove"]) {
    addEventListener(gesture, (event) => {
      if (!event.target.closest?.(".listening")) follow.checked = false;
    }, { passive: true });
  }
}

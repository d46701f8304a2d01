// Keys for listening. They can be turned off, and never act while somebody types or stands on a control of the page.
const player = document.querySelector("[data-player]");
const keys = document.querySelector("[data-keys]");
const KEPT = "archive-keys";
const STEP = 5;

const current = () => player.querySelector("[data-tape]:not([hidden]) :is(audio, video)");
const isElsewhere = (target) => target.closest("input, textarea, select, summary, button, audio, video, dialog, [contenteditable]");

function toggle() {
  const media = current();
  if (media.paused) media.play().catch(() => {});
  else media.pause();
}

function step(by) {
  const media = current();
  media.currentTime = Math.max(0, media.currentTime + by);
}

function neighbour(by) {
  const lines = [...document.querySelectorAll(".line[data-at]")].filter((line) => !line.closest(".pair > :nth-child(2)"));
  const lit = lines.findIndex((line) => line.classList.contains("lit"));
  const line = lines[Math.max(0, lit + by)];
  if (!line) return;
  const detail = { tape: line.closest("[data-tape]").dataset.tape, seconds: Number(line.dataset.at) };
  document.dispatchEvent(new CustomEvent("archive:hear", { detail }));
}

const ACTIONS = {
  " ": toggle,
  k: toggle,
  ArrowLeft: () => step(-STEP),
  ArrowRight: () => step(STEP),
  p: () => neighbour(-1),
  n: () => neighbour(1),
  "/": () => document.querySelector("[data-within] input[type=search]")?.focus(),
  "?": () => {
    const help = document.querySelector("[data-shortcuts]");
    help.open = !help.open;
  },
};

// The space bar scrolls, until there is something to pause.
const isUntouched = (media) => media.paused && media.played.length === 0;
const meansScrolling = (event) => event.key === " " && (isUntouched(current()) || event.target.closest("a"));

if (player && keys) {
  keys.checked = localStorage.getItem(KEPT) !== "off";
  keys.addEventListener("change", () => localStorage.setItem(KEPT, keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || !keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isElsewhere(event.target) || meansScrolling(event)) return;
    event.preventDefault();
    action();
  });
}

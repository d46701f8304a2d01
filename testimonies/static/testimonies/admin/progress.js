// Asks how far the work is and shows it; goes on to the plan or the report when it is over. Without script the page
// loads itself anew every few seconds.
const shown = document.querySelector("[data-progress]");
const part = (name) => shown.querySelector(`[data-progress-${name}]`);
const EVERY_MS = 1500;
const SAY_EVERY = 10; // percent: a screen reader is told of steps, not of every file
let told = -SAY_EVERY;

async function look() {
  try {
    const answer = await fetch(shown.dataset.progress, { headers: { Accept: "application/json" } });
    if (answer.redirected || answer.status === 403 || answer.status === 404) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    part("lost").hidden = true;
  } catch {
    part("lost").hidden = false;
  }
  setTimeout(look, EVERY_MS);
}

function show(standing) {
  if (standing.next) return location.assign(standing.next);
  shown.querySelector("progress").value = standing.percent;
  part("percent").textContent = `${standing.percent} %`;
  part("refused").textContent = standing.refused;
  if (Math.abs(standing.percent - told) >= SAY_EVERY || !standing.percent) {
    told = standing.percent;
    part("said").textContent = standing.said;
  }
}

if (shown) setTimeout(look, EVERY_MS);

// Turns to another part of a long text without stopping the voice, also by itself when the voice runs on into it.
const withoutPlace = () => location.pathname + location.search;

let isTurning = false;
let shown = withoutPlace();

async function turn(address) {
  isTurning = true;
  shown = withoutPlace();
  const answer = await fetch(address);
  const arrived = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-reading] .text");
  isTurning = false;
  if (!arrived) {
    location.assign(address);
    return;
  }
  document.querySelector("[data-reading] .text").replaceWith(arrived);
  document.dispatchEvent(new CustomEvent("archive:words"));
}

if (document.querySelector(".parts")) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".parts a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    turn(link.href).then(() => document.querySelector("[data-words]").scrollIntoView({ block: "start" }));
  });
  addEventListener("popstate", () => withoutPlace() === shown || turn(location.href));

  document.addEventListener("archive:voice", ({ detail }) => {
    const lines = document.querySelectorAll("[data-words] .line[data-at]");
    const last = lines[lines.length - 1];
    const next = document.querySelector(".parts li:has([aria-current]) + li a");
    const runsOn = last?.classList.contains("lit") && detail.seconds > Number(document.querySelector("[data-words]").dataset.until);
    if (!next || !runsOn || isTurning || !document.querySelector("[data-follow]")?.checked) return;
    history.replaceState({}, "", next.href);
    turn(next.href);
  });
}

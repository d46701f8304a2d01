// Turns the headed sections of a long form into tabs. The address keeps the tab; a tab with errors is opened first.
const row = document.querySelector("[data-tabs]");
const sections = [...document.querySelectorAll("[data-tab]")];
const links = row ? [...row.querySelectorAll("a")] : [];

function show(link, { focus = false } = {}) {
  for (const [place, other] of links.entries()) {
    const isChosen = other === link;
    other.setAttribute("aria-selected", String(isChosen));
    other.tabIndex = isChosen ? 0 : -1;
    sections[place].hidden = !isChosen;
  }
  if (focus) link.focus();
}

function named(hash) {
  return links.find((link) => link.hash === hash);
}

function step(event) {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const at = links.indexOf(event.target.closest("a"));
  const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  choose(links[(to + links.length) % links.length], { focus: true });
}

function choose(link, options) {
  show(link, options);
  history.replaceState(null, "", link.hash);
}

if (links.length) {
  document.body.classList.add("has-tabs");
  row.querySelector("ul").setAttribute("role", "tablist");
  for (const [place, link] of links.entries()) {
    link.id = `tab-${sections[place].id}`;
    link.parentElement.setAttribute("role", "presentation");
    link.setAttribute("role", "tab");
    link.setAttribute("aria-controls", sections[place].id);
    sections[place].setAttribute("role", "tabpanel");
    sections[place].setAttribute("aria-labelledby", link.id);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link);
    });
  }
  row.addEventListener("keydown", step);
  window.addEventListener("hashchange", () => named(location.hash) && show(named(location.hash)));
  // A refused form opens where the first error is; saving keeps the tab that was open.
  show(links.find((link) => link.classList.contains("has-errors")) ?? named(location.hash) ?? links[0]);
  if (named(location.hash)) requestAnimationFrame(() => window.scrollTo(0, 0));
  const form = sections[0].closest("form");
  form.addEventListener("submit", () => {
    form.action = form.action.split("#")[0] + location.hash;
  });
}

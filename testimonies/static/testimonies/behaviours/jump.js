// A click on a line, on its time or on an entry of the contents is heard. With a modifier a link stays a link.
const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
const hear = (tape, seconds) => document.dispatchEvent(
  new CustomEvent("archive:hear", { detail: { tape, seconds: Number(seconds) } }),
);

function lineClicked(event) {
  const line = event.target.closest(".line[data-at]");
  if (!line || (event.target.closest("a") && !event.target.closest(".at"))) return null;
  return event.target.closest(".at") || getSelection().isCollapsed ? line : null;
}

if (document.querySelector("[data-player]")) {
  document.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    const line = lineClicked(event);
    const heading = event.target.closest("[data-hear]");
    if (line) {
      event.preventDefault();
      history.replaceState(history.state, "", `#${line.id}`);
      hear(line.closest("[data-tape]").dataset.tape, line.dataset.at);
    } else if (heading && document.getElementById(heading.hash.slice(1))) {
      event.preventDefault();
      document.getElementById(heading.hash.slice(1)).scrollIntoView({ block: "center" });
      hear(heading.dataset.hearTape, heading.dataset.hear);
    }
  });
}

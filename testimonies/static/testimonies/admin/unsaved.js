// A move is made on what is saved: while the form holds changes, the buttons of moves say so instead.
const form = document.querySelector("#content-main form[id$='_form']");
let isChanged = false;

form?.addEventListener("input", () => (isChanged = true));
form?.addEventListener("change", () => (isChanged = true));

for (const move of document.querySelectorAll("[data-move]")) {
  move.addEventListener("submit", (event) => {
    if (!isChanged) return;
    event.preventDefault();
    for (const notice of document.querySelectorAll("[data-unsaved]")) notice.hidden = false;
  });
}

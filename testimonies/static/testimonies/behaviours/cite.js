// Offers to cite the line that somebody chose by a click or by keys, and copies what they want.
const reading = document.querySelector("[data-reading]");
const dialog = document.querySelector("[data-cite-dialog]");

async function copy(button) {
  const text = button.closest(".citation-form").querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    getSelection().selectAllChildren(text); // where copying is not allowed, it is one key away
    return;
  }
  const said = button.innerHTML;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.innerHTML = said; }, 2000);
}

const allowCopying = (place) => {
  for (const button of place.querySelectorAll("[data-copy]")) button.hidden = false;
};

async function open(key) {
  const place = dialog.querySelector("[data-citation]");
  const answer = await fetch(`${reading.querySelector("[data-words]").dataset.citeUrl}?passage=${encodeURIComponent(key)}`);
  if (!answer.ok) return;
  place.innerHTML = await answer.text();
  allowCopying(place);
  dialog.showModal();
}

if (reading && dialog) {
  const offer = document.querySelector("[data-cite-offer]").content.firstElementChild;
  const offerAt = (line) => {
    if (!line || line.contains(offer)) return;
    offer.href = line.querySelector(".at").href;
    line.querySelector(".at").after(offer);
  };
  reading.addEventListener("focusin", (event) => offerAt(event.target.closest(".line")));
  reading.addEventListener("click", (event) => offerAt(event.target.closest(".line")));
  offer.addEventListener("click", (event) => {
    event.preventDefault();
    open(offer.closest(".line").id.slice(2));
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
allowCopying(document);

// Words selected in the passage become a row below: the words, and which of their occurrences is meant.
const source = document.querySelector("[data-stretch-source]");
const tools = document.querySelector("[data-stretch-tools]");

function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return null;
  const words = range.toString().trim();
  if (!words) return null;
  const before = range.cloneRange();
  before.selectNodeContents(source);
  before.setEnd(range.startContainer, range.startOffset);
  return { words, which: occurrences(before.toString(), words) + 1 };
}

function occurrences(text, words) {
  return text.toLocaleLowerCase().split(words.toLocaleLowerCase()).length - 1;
}

function freeRow(prefix) {
  const rows = [...document.querySelectorAll(`#${prefix}-group .form-row:not(.empty-form, .has_original)`)];
  const free = rows.find((row) => !row.querySelector("[name$='-words']").value);
  if (free) return free;
  document.querySelector(`#${prefix}-group .add-row a`)?.click();
  return [...document.querySelectorAll(`#${prefix}-group .form-row:not(.empty-form, .has_original)`)].at(-1);
}

function mark(prefix, chosen) {
  const row = freeRow(prefix);
  const words = row.querySelector("[name$='-words']");
  words.value = chosen.words;
  row.querySelector("[name$='-occurrence']").value = chosen.which;
  words.dispatchEvent(new Event("input", { bubbles: true }));
  row.scrollIntoView({ block: "center" });
  row.querySelector("[name$='-reason'], [name$='-note']")?.focus();
}

if (source && tools) {
  tools.hidden = false;
  const told = tools.querySelector("[data-stretch-chosen]");
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const now = selected();
    if (!now && tools.contains(document.activeElement)) return;
    chosen = now;
    told.textContent = chosen ? `“${chosen.words}”` : "";
    for (const button of tools.querySelectorAll("button")) button.disabled = !chosen;
  });
  for (const button of tools.querySelectorAll("button")) {
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => chosen && mark(button.dataset.stretchInto, chosen));
  }
}

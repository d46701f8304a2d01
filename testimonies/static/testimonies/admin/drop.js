// Files can be dropped anywhere on the form: tables among them go to the sheet. What is too large is said before it is
// sent; without script the archive says it after.
const form = document.querySelector("[data-drop]");
const files = form?.querySelector("[name=files]");
const sheet = form?.querySelector("[name=sheet]");
const refusal = form?.querySelector("[data-drop-refusal]");
const said = form?.querySelector("[data-drop-said]");
const SHEET = /\.(csv|tsv|xlsx|ods)$/i;

function chosen() {
  return [...files.files, ...sheet.files];
}

function judge() {
  const all = chosen();
  const megabytes = all.reduce((sum, file) => sum + file.size, 0) / 1024 ** 2;
  const why = megabytes > Number(form.dataset.mostMb) ? "tooLarge" : all.length > Number(form.dataset.mostFiles) ? "tooMany" : "";
  refusal.hidden = !why;
  refusal.textContent = why ? refusal.dataset[why] : "";
  said.textContent = all.length ? `${said.dataset.chosen} ${all.map((file) => file.name).join(", ").slice(0, 300)} (${Math.max(megabytes, 0.1).toFixed(1)} MB)` : "";
  return !why;
}

function give(input, some) {
  const carried = new DataTransfer();
  for (const file of some) carried.items.add(file);
  input.files = carried.files;
}

function take(dropped) {
  const sheets = dropped.filter((file) => SHEET.test(file.name));
  const isSheet = sheets.length === 1 && dropped.length + files.files.length > 1;
  if (isSheet) give(sheet, sheets);
  const rest = isSheet ? dropped.filter((file) => file !== sheets[0]) : dropped;
  if (rest.length) give(files, rest);
  judge();
}

if (form) {
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", (event) => form.contains(event.relatedTarget) || form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    take([...event.dataTransfer.files]);
  });
  form.addEventListener("change", judge);
  form.addEventListener("submit", (event) => {
    if (!judge()) event.preventDefault();
    else said.textContent = said.dataset.sending;
  });
}

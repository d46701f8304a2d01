// The choosers that Django's autocomplete makes have no name of their own while they are empty; they get their field's.
function label(within) {
  for (const select of within.querySelectorAll("select.admin-autocomplete")) {
    const said = document.querySelector(`label[for="${select.id}"]`) ?? heading(select);
    const chooser = select.nextElementSibling?.querySelectorAll(".select2-selection, .select2-selection__rendered, input") ?? [];
    for (const part of said ? chooser : []) part.setAttribute("aria-label", said.textContent.trim());
  }
}

function heading(select) {
  const cell = select.closest("td");
  return cell?.closest("table").querySelectorAll("thead th")[cell.cellIndex];
}

django.jQuery(() => label(document)); // after Django's own scripts, which made the choosers
document.addEventListener("formset:added", (event) => setTimeout(() => label(event.target)));

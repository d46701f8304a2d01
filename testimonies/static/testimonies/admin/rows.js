// Without script every group of rows ends with an empty one to fill in. With script the large empty forms are put away
// until somebody asks for another.
django.jQuery(() => {
  for (const row of document.querySelectorAll('[data-inline-type="stacked"] .inline-related:not(.has_original, .empty-form)')) {
    const isTouched = row.querySelector(".errorlist") || row.closest("form").querySelector(".errornote");
    if (!isTouched) row.querySelector(".inline-deletelink")?.click();
  }
});

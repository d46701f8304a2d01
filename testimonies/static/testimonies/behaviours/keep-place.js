// The advisory stands before the line that a link led to; going on leads there.
const form = document.querySelector("[data-keep-place]");

if (form && location.hash) form.action += location.hash;

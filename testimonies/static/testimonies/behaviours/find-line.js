// A link may name a line that stands in another part, or another text, than the page shows; its permanent address knows.
const key = location.hash.match(/^#s-(\w+)$/)?.[1];
const hasLooked = new URLSearchParams(location.search).has("passage");

if (key && !hasLooked && !document.getElementById(`s-${key}`)) location.replace(`${location.pathname}/${key}`);

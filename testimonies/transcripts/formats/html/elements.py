"""What the elements of a web page mean for the words in them."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup option p pre section summary"
    " table tbody td tfoot th thead title tr ul".split()
)
VOID = frozenset("area base basefont br col embed frame hr img input link meta param source track wbr".split())
CODES = frozenset("script style template svg math object applet iframe canvas audio video noframes".split())
CONTROLS = frozenset("nav select button textarea datalist".split())  # what moves about the page, and is no part of it
DELETED = frozenset("del s strike".split())
CELLS = frozenset(("td", "th"))
TERMS = frozenset(("dt", "dd"))
# An element that opens closes these before it, whose end tags may be left out (HTML Living Standard, 13.1.2.4).
CLOSED_BY = {
    **dict.fromkeys(("td", "th"), frozenset(("td", "th"))),
    "tr": frozenset(("tr",)),
    "li": frozenset(("li",)),
    **dict.fromkeys(("dt", "dd"), frozenset(("dt", "dd"))),
    "option": frozenset(("option",)),
}
SCOPES = frozenset(("table", "ul", "ol", "dl", "select", "body", "html"))

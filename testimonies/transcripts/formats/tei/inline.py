"""The inside of an utterance: words, punctuation, marks, notes, and the anchors that give words their times."""

from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import LEFT_OUT, MARKUP, TIMES
from testimonies.transcripts.formats.tei.marks import SILENCE, SOUNDS, character, exact, pause
from testimonies.transcripts.formats.tei.timeline import Timelines
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import Flow, squeezed
from testimonies.transcripts.speech.timeline import spanned

CLOSING = frozenset(".,;:!?…)]}»”’،؛؟।。，")
APART = frozenset("p l lg ab seg s lb cb pb milestone".split())
OF_MARKUP = frozenset(
    "id n type subtype part join space who start end synch from to corresp rend trans next prev resp ana".split()
)
JOINED = frozenset({"left", "both"})
CHOSEN = frozenset({"orig", "sic", "abbr", "unclear"})


class Inline:
    """Puts what stands inside utterances into flows."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._left: dict[str, list[Element]] = {}
        self._told: dict[str, list[Element]] = {}

    def begin(self, timelines: Timelines) -> None:
        """A new text, with its own timeline."""
        self._timelines = timelines
        self.forget()

    def forget(self) -> None:
        """A new utterance: no anchor was passed in it yet."""
        self._anchored, self._words = "", 0
        self._first: tuple[int, int] | None = None  # where the first word after an anchor begins and ends

    def say(self, element: Element, flow: Flow, here: str, *, exactly: bool) -> str:
        """The whole inside of an element; returns the name of the last point passed."""
        if element.attrib:
            exactly = element.get("space") == "preserve" or (exactly and element.get("space") != "default")
            self.attributes(element)
        said = flow.say_exactly if exactly else flow.say
        if element.text:
            said(element.text)
            element.text = None
        for part in element:
            here = self.part(part, flow, here, exactly=exactly)
            if part.tail:
                said(part.tail)
                part.tail = None
        return here

    def part(self, element: Element, flow: Flow, here: str, *, exactly: bool) -> str:
        """One element among words; returns the name of the last point passed."""
        tag = element.tag
        if tag == "w":
            self._word(element, flow, exactly=exactly)
        elif tag == "anchor":
            here = self._anchor(element, flow) or here
        elif tag == "pc":
            if not exactly and (element.text or " ").strip()[:1] in CLOSING:
                flow.join()
            self.say(element, flow, here, exactly=exactly)
        elif tag in MARKS:
            MARKS[tag](self, element, flow)
        elif tag == "choice":
            self._choice(element, flow, exactly=exactly)
        else:
            here = self._other(element, flow, here, exactly=exactly)
        return here

    def attributes(self, element: Element) -> None:
        """Books the attributes of an element; what they say beyond its place and shape is told."""
        tally, attributes = self._keeping.tally, element.attrib
        if not attributes.keys() <= OF_MARKUP:
            for name in attributes.keys() - OF_MARKUP:
                tally.book(len(attributes.pop(name)), LEFT_OUT)
                self._left.setdefault(name, []).append(element)
        tally.book(len("".join(attributes.values())), MARKUP)
        attributes.clear()

    def tell(self) -> None:
        """Tells what was left out, and which marks stand for what."""
        for name, places in self._left.items():
            self._keeping.warn_once(f"the attribute {name} of words or passages was left out", at=places)
        for what, places in self._told.items():
            self._keeping.note_once(what, at=places)

    def _word(self, element: Element, flow: Flow, *, exactly: bool) -> None:
        attributes = element.attrib
        if attributes.get("join") in JOINED:
            flow.join()
        here, synch = flow.here, attributes.get("synch", "")
        self.say(element, flow, "", exactly=exactly)
        if synch:
            start, end = self._timelines.pointed(synch)
            points = self._timelines.points
            if span := spanned(points.given(start), points.given(end)):
                flow.word(here, span)
        elif self._anchored:
            self._words += 1
            if self._first is None:
                self._first = here, flow.here
        if not exactly:
            flow.part()

    def _anchor(self, element: Element, flow: Flow) -> str:
        """A point between words: the word before it ends and the word after it begins at its time."""
        name, _ = self._timelines.pointed(element.get("synch", ""))
        self._keeping.book_attributes(element, TIMES)
        self.close(flow, name)
        self._anchored = name
        return name

    def close(self, flow: Flow, name: str) -> None:
        """At this point ends the word before it, if it is the only one since the last anchor."""
        points = self._timelines.points
        span = spanned(points.given(self._anchored), points.given(name))
        if span and self._first is not None and self._words == 1:
            flow.word(self._first[0], span, end=self._first[1])
        self.forget()

    def _pause(self, element: Element, flow: Flow) -> None:
        self._tell("pauses stand as (0.4 s), or as (.) where their length is not given", element)
        said = squeezed(exact(element))
        flow.mark(f"{pause(element)[:-1]}: {said})" if said else pause(element))
        self._keeping.book_attributes(element)
        self._swallow(element)

    def _sound(self, element: Element, flow: Flow) -> None:
        said = squeezed(exact(element)) or element.get("type", "") or element.tag
        flow.mark(said if said.startswith(("[", "(")) else f"[{said}]")
        self._swallow(element)

    def _gap(self, element: Element, flow: Flow) -> None:
        said = [self._keeping.attribute(element, "reason"), squeezed(exact(element))]
        flow.mark(f"[{': '.join(filter(None, said)) or '…'}]")
        self._swallow(element)

    def _note(self, element: Element, flow: Flow) -> None:
        said = exact(element)
        said = said if element.get("space") == "preserve" else squeezed(said)
        order = element.get("n", "")
        if said:
            flow.note(said, int(order) if order.isdecimal() and len(order) < 8 else None)
        self._swallow(element)

    def _glyph(self, element: Element, flow: Flow) -> None:
        if control := character(element):
            flow.put_exactly(control)
            self._keeping.book_attributes(element)
        else:
            self.say(element, flow, "", exactly=False)

    def _choice(self, element: Element, flow: Flow, *, exactly: bool) -> None:
        """Of two readings the one that was said; the other hangs on it as a note."""
        chosen = next((part for part in element if part.tag in CHOSEN), element[0] if len(element) else None)
        self.attributes(element)
        flow.say(self._keeping.take(element))
        for part in element:
            if part is chosen:
                self.say(part, flow, "", exactly=exactly)
            elif other := squeezed(exact(part)):
                flow.note(f"{part.tag}: {other}")
                self._swallow(part)
            flow.say(part.tail or "")
            part.tail = None

    def _other(self, element: Element, flow: Flow, here: str, *, exactly: bool) -> str:
        if element.tag == "unclear":
            self._tell("words that are marked as unclear stand without that mark", element)
        is_apart = element.tag in APART and not exactly
        if is_apart:
            flow.part()
        here = self.say(element, flow, here, exactly=exactly)
        if is_apart:
            flow.part()
        return here

    def _swallow(self, element: Element) -> None:
        """Books what a mark or a note was made of."""
        for part in element.iter():
            self.attributes(part)
        self._keeping.taken(element)

    def _tell(self, what: str, element: Element) -> None:
        self._told.setdefault(what, []).append(element)


MARKS = {
    **dict.fromkeys(SILENCE, Inline._pause),
    **dict.fromkeys(SOUNDS, Inline._sound),
    "gap": Inline._gap,
    "note": Inline._note,
    "g": Inline._glyph,
}

"""Names as they may be shown: each in its script, with language and direction, so that no name turns another around."""

from dataclasses import dataclass

from anyascii import anyascii
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from testimonies.models import AuthorityLabel, Witness, WitnessName
from testimonies.values.language import direction
from testimonies.values.person_name import PersonName


@dataclass(frozen=True, slots=True)
class Written:
    """Words in one language and script; `tag` is empty where the language is not known."""

    text: str
    tag: str = ""
    kind: str = ""
    note: str = ""

    @property
    def direction(self) -> str:
        """`ltr`, `rtl`, or `auto`, which lets the letters decide."""
        return direction(self.tag) if self.tag else "auto"

    @property
    def isolated(self) -> SafeString:
        """For a page: in its script, isolated, so that no direction runs over into the words around it."""
        if self.tag:
            return format_html('<bdi lang="{}" dir="{}">{}</bdi>', self.tag, self.direction, self.text)
        return format_html('<bdi dir="{}">{}</bdi>', self.direction, self.text)


@dataclass(frozen=True, slots=True)
class Person:
    """A witness in a line: the name that may be shown, its initials, and whether a portrait may be."""

    url: str
    name: Written
    initials: str
    portrait: str = ""


def written(name: WitnessName | AuthorityLabel) -> Written:
    """A name or label with its language, and its script where that is not the language's usual one."""
    tag = name.language
    if tag and name.script and name.script not in tag:
        tag = f"{tag}-{name.script}"
    return Written(PersonName(name.text).display if isinstance(name, WitnessName) else name.text, tag)


def romanised(text: str) -> str:
    """What one alphabet for all scripts is sorted by: Latin letters, without marks and capitals."""
    return anyascii(text).casefold()


def shown_name(witness: Witness, language: str = "") -> Written:
    """The public name (of `named_for`) in its language; a description ("Anonymous witness") is in the page's."""
    text = witness.public_name(language)
    name = next((name for name in witness.public_names() if name.text == text), None)
    return written(name) if name else Written(text)


def person(witness: Witness, language: str = "") -> Person:
    """A witness of `named_for` as lists show one."""
    name = shown_name(witness, language)
    return Person(
        url=reverse("witness", args=[witness.identifier]),
        name=name,
        initials=PersonName(name.text).initials if witness.public_names() else "",
        portrait=reverse("portrait", args=[witness.identifier]) if getattr(witness, "may_be_pictured", False) else "",
    )

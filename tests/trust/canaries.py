"""Canaries: words that no language has and no stemmer shortens, one for each text that the public may not read."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models

from testimonies.models import AuditEvent, Recording, Segment, Witness
from testimonies.workflow import audit
from tests.factories.pictures import painted
from tests.factories.recordings import tone
from tests.trust.fields import FOR_CURATORS_ONLY, decided

LETTERS = "bdfghjkmpvw"  # nothing that a stemmer takes for an ending, nothing that folding changes
SONG = "zqx"
# All its letters: "zqx" alone comes by chance in the random identifiers of public records.
CANARY = re.compile(rf"{SONG}[{LETTERS}]{{4}}[a-z]*".encode(), re.IGNORECASE)


@dataclass(slots=True)
class Planted:
    """One text that holds a canary: whose, and the canary."""

    record: models.Model
    name: str
    canary: str


@dataclass(slots=True)
class Aviary:
    """Hatches canaries and remembers where each of them was put; those of another `brood` are others, and longer."""

    brood: str = ""
    planted: list[Planted] = field(default_factory=list)
    hatched: int = 0

    def canary(self) -> str:
        """A new one."""
        self.hatched += 1
        number, letters = self.hatched, ""
        for _place in range(4):
            number, letter = divmod(number, len(LETTERS))
            letters += LETTERS[letter]
        return f"{SONG}{letters}{self.brood}q"

    def fill(self, record: models.Model, *, only: tuple[str, ...] = ()) -> None:
        """Put a canary into every text of the record about which something is decided, or into `only` these."""
        for name in only or decided(type(record)):
            self.put(record, name)

    def fill_kept(self, record: models.Model) -> None:
        """Only into what is for curators: the rest of the record is public."""
        self.fill(record, only=FOR_CURATORS_ONLY[type(record).__name__])

    def put(self, record: models.Model, name: str) -> None:
        """Put one canary into a field of a saved record."""
        canary = self.canary()
        self.planted.append(Planted(record, name, canary))
        _write(record, name, canary)

    def tell_of(self, record: models.Model) -> None:
        """A line of the audit with a canary in each of its texts."""
        told = {name: self.canary() for name in ("by_name", "because", "change")}
        by = User.objects.create(username=told["by_name"], is_active=False)
        event = audit.record("change", record, by=by, because=told["because"], change={"fields": [told["change"]]})
        self.planted += [Planted(event, name, canary) for name, canary in told.items()]

    def forget_the_gone(self) -> None:
        """Of records that were taken out again nothing can be exchanged."""
        self.planted = [one for one in self.planted if type(one.record)._base_manager.filter(pk=one.record.pk).exists()]

    def exchange(self, brood: str) -> None:
        """Take every canary out and put another in its place: the same archive with other secrets."""
        self.brood = brood
        for one in self.planted:
            if not isinstance(one.record, AuditEvent):  # never changed
                one.canary = self.canary()
                _write(one.record, one.name, one.canary)


def canaries_in(content: bytes) -> set[str]:
    """The canaries that sing in these bytes, in whatever case."""
    return {found.decode().casefold() for found in CANARY.findall(content)}


def _write(record: Any, name: str, canary: str) -> None:
    if isinstance(record._meta.get_field(name), models.FileField):
        before = getattr(record, name)
        if before:
            before.delete(save=False)
        getattr(record, name).save(f"{canary}{_suffix(record)}", ContentFile(_content(record, canary)), save=False)
        value = getattr(record, name).name
    else:
        value = _value(record, name, canary)
        setattr(record, name, value)
    if isinstance(record, AuditEvent):
        return
    type(record)._base_manager.filter(pk=record.pk).update(**{name: value})


def _suffix(record: models.Model) -> str:
    return {Recording: ".wav", Witness: ".jpg"}.get(type(record), ".pdf")


def _content(record: models.Model, canary: str) -> bytes:
    if isinstance(record, Recording):
        return tone(seconds=0.05) + canary.encode()
    return painted(size=(40, 50), secret=canary) if isinstance(record, Witness) else canary.encode()


def _value(record: Any, name: str, canary: str) -> Any:
    """The canary in a shape that the field can hold; words that are also said in public stand around it."""
    address = f"https://{canary}.example/{canary}"
    shapes = {
        "metadata": {"interviewee": canary, canary: "yes"},
        "keywords": [canary, "bread"],
        "hyperlinks": [[address, canary]],
        "former": [{"key": canary, "text": canary}],
        "findings": [{"level": "warning", "line": 1, "message": canary}],
        "totals": {canary: 1},
        "speakers": {canary: ["other", ""]},
        "people": [canary],
        "source_url": address,
        "external_url": address,
    }
    if name == "footnotes":
        return [{"segment": record.segments.order_by("position").first().key, "offset": 0, "text": canary}]
    if name in shapes:
        return shapes[name]
    return f"The river carried {canary} and bread, the river." if isinstance(record, Segment) else canary

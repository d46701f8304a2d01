"""Where a testimony gives away a name that the public may not read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from testimonies.models import Contributor, IndexPoint, Recording, Testimony, WitnessName
from testimonies.search.keys import name_key
from testimonies.vocabulary import NameKind, PublicIdentity

if TYPE_CHECKING:
    from django.db.models import Model

LEAST = 3  # shorter words of names (a particle, an initial) stand everywhere


def places_of_hidden_names(testimony: Testimony) -> list[str]:
    """What to look at, in words and each once; empty when no word of a hidden name stands in what the public reads."""
    hidden = WitnessName.objects.filter(witness__participations__testimony=testimony).exclude(
        witness__public_identity=PublicIdentity.NAMED
    )
    names = hidden.exclude(kind=NameKind.PSEUDONYM).values_list("key", flat=True)
    words = {word for name in names for word in name.split() if len(word) >= LEAST}
    if not words:
        return []
    return list(dict.fromkeys(place for place, said in _public_texts(testimony) if words & set(name_key(said).split())))


def _public_texts(testimony: Testimony) -> Iterator[tuple[str, str]]:
    for name in ("title", "summary", "notice", "provenance"):
        yield _called(testimony, name), getattr(testimony, name)
    yield _called(testimony, "identifier"), testimony.identifier.replace("-", " ")
    for recording in Recording.objects.filter(testimony=testimony):
        yield _("the label of recording %(number)s") % {"number": recording.position}, recording.label
    for contributor in Contributor.objects.filter(testimony=testimony):
        yield _("the names of the contributors"), contributor.name
    for point in IndexPoint.objects.filter(testimony=testimony).order_by("language", "position"):
        place = _("entry %(number)s of the table of contents") % {"number": point.position}
        for said in (point.title, point.synopsis, point.partial_transcript, point.place, *map(str, point.keywords)):
            yield place, said


def _called(record: "Model", name: str) -> str:
    return str(record._meta.get_field(name).verbose_name)  # type: ignore[union-attr]

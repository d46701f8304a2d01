"""Which addresses are asked: every public route with every identifier there is, open or closed, and one of nobody."""

from collections.abc import Iterator
from itertools import product

from django.urls import reverse

from testimonies.interchange.citations import STYLES
from testimonies.interchange.exports import written_formats
from testimonies.models import Authority, Collection, Question, Recording, Segment, Testimony, Witness
from testimonies.vocabulary import AuthorityKind
from tests.trust.crawler import routes

NOBODY = "t-nobody"
MORE = (
    *(f"/testimonies/t-ferry?{query}" for query in ("text=2", "text=3", "beside=0", "r=1", "t=3", "within=bread")),
    *(f"/testimonies/t-masked?{query}" for query in ("text=2", "passage=0", "within=river")),
    *(f"/testimonies/t-ferry/cite/{style.name}" for style in STYLES),
    *(f"/testimonies/t-ferry/download/text?text={number}" for number in (2, 3, 4)),
    *(f"/testimonies?{query}" for query in ("language=mi", "decade=1930", "collection=c-shut", "medium=audio")),
    *(f"/witnesses?{query}" for query in ("name=hidden", "community=a-community-draft", "place=Crossing")),
)
PLAIN = ("home", "search", "testimonies", "witnesses", "explore", "questions", "collections", "about", "health", "icon")
OF = {
    "testimony": Testimony,
    "witness": Witness,
    "portrait": Witness,
    "authority": Authority,
    "question": Question,
    "collection": Collection,
    "recording": Recording,
}


def public_routes() -> list[str]:
    """The names of all routes that are neither the curators' nor Django's."""
    return [route.name for route in routes() if not route.name.startswith("admin:")]


def addresses_of(model: type, *, names: tuple[str, ...]) -> Iterator[str]:
    """Each of these routes with each identifier of a kind, and with one that nobody bears."""
    identifiers = [*model.objects.order_by("pk").values_list("identifier", flat=True), NOBODY]
    return (reverse(name, args=[identifier]) for name, identifier in product(names, identifiers))


def every_address() -> list[str]:
    """Every address of the public site that can be asked with GET, for all that is in the database now."""
    asked = [reverse(name) for name in PLAIN]
    for name, model in OF.items():
        asked += addresses_of(model, names=(name,))
    testimonies = [*Testimony.objects.order_by("pk").values_list("identifier", flat=True), NOBODY]
    for identifier in testimonies:
        asked += [f"{reverse('testimony_within', args=[identifier])}?within=river"]
        asked += [reverse("testimony_download", args=[identifier, to.name]) for to in written_formats()]
        asked += [reverse("testimony_citation_file", args=[identifier, STYLES[0].name])]
    reviewed = Segment.objects.filter(position=1, transcript__reviewed_at__isnull=False)  # see docs/trust.md: limits
    for first in reviewed.select_related("transcript__testimony"):
        address = reverse("testimony", args=[first.transcript.testimony.identifier])
        asked += [f"{address}/{first.key}", f"{address}/cite?passage={first.key}"]
    asked += [reverse("authorities", args=[kind]) for kind in AuthorityKind.values]
    return [*asked, *MORE]

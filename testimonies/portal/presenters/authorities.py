"""Terms as lists and their own pages show them: labels in scripts, what they are part of, who else knows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from testimonies.models import Authority, AuthorityLabel, ExternalIdentifier
from testimonies.models.authority import AuthorityQuerySet, best_label
from testimonies.portal.presenters.names import Written, romanised, written
from testimonies.portal.presenters.words import date_in_words, language_in_words
from testimonies.vocabulary import CAMPS_AND_UNITS, AuthorityKind, ExternalScheme, LabelKind

TITLES = {
    AuthorityKind.COMMUNITY: _("Communities"),
    AuthorityKind.PLACE: _("Places"),
    AuthorityKind.CAMP: _("Camps and units"),
    AuthorityKind.UNIT: _("Camps and units"),
    AuthorityKind.PERSON: _("Persons spoken of"),
    AuthorityKind.EVENT: _("Events"),
    AuthorityKind.TOPIC: _("Topics"),
}
ADDRESSES = {
    ExternalScheme.WIKIDATA: "https://www.wikidata.org/entity/{}",
    ExternalScheme.GEONAMES: "https://www.geonames.org/{}",
    ExternalScheme.GND: "https://d-nb.info/gnd/{}",
    ExternalScheme.EHRI: "https://portal.ehri-project.eu/{}",
    ExternalScheme.VIAF: "https://viaf.org/viaf/{}",
}
FACETS = {
    AuthorityKind.COMMUNITY: "community",
    AuthorityKind.PLACE: "place",
    AuthorityKind.CAMP: "camp",
    AuthorityKind.UNIT: "camp",
}
MOST_LOOKED_AT = 300
SHOWN_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Term:
    """An authority in a line."""

    url: str
    label: Written
    kind: str
    kind_title: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The terms of one kind: how many, and the first of them."""

    url: str
    title: str
    total: int
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same thing in another register."""

    register: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Description:
    """What an authority's page says of it."""

    label: Written
    kind_title: str
    list_url: str
    list_title: str
    note: str
    existed: str
    coordinates: str
    labels: tuple[Written, ...]
    historical: tuple[Written, ...]
    broader: tuple[Term, ...]
    narrower: tuple[Term, ...]
    elsewhere: tuple[Elsewhere, ...]
    search_url: str


def kinds_with(kind: str) -> tuple[str, ...]:
    """The kinds that are listed together with this one."""
    return CAMPS_AND_UNITS if kind in CAMPS_AND_UNITS else (kind,)


def shelves(met: AuthorityQuerySet, *, counts: Mapping[int, int]) -> list[Shelf]:
    """Each kind of which there is a term, with those that most testimonies speak of."""
    totals = dict(met.values_list("kind").annotate(total=Count("pk")).order_by())
    most = sorted(counts, key=lambda key: (-counts[key], key))[:MOST_LOOKED_AT]
    known = sorted(terms(met.filter(pk__in=most), counts=counts), key=lambda term: -term.count)
    return [
        Shelf(
            url=reverse("authorities", args=[first]),
            title=str(TITLES[first]),
            total=sum(totals.get(kind, 0) for kind in kinds_with(first)),
            terms=tuple(term for term in known if term.kind in kinds_with(first))[:SHOWN_AT_ONCE],
        )
        for first in TITLES
        if kinds_with(first)[0] == first and any(totals.get(kind) for kind in kinds_with(first))
    ]


def label_of(authority: Authority) -> Written:
    """Its label for the visitor, with its language; needs prefetched labels."""
    label = best_label(authority.labels.all(), get_language() or "")
    return written(label) if label else Written(authority.identifier)


def labels_of(identifiers: Iterable[str]) -> dict[str, Written]:
    """The label of each of these authorities that has one, in one query: pages have hundreds, and need nothing else."""
    labels = AuthorityLabel.objects.filter(authority__identifier__in=identifiers)
    by_authority: dict[str, list[AuthorityLabel]] = defaultdict(list)
    for label in labels.annotate(of=F("authority__identifier")).only("text", "language", "script", "kind"):
        by_authority[label.of].append(label)  # type: ignore[attr-defined]
    best = ((name, best_label(labels, get_language() or "")) for name, labels in by_authority.items())
    return {name: written(label) for name, label in best if label}


def terms(authorities: AuthorityQuerySet, *, counts: Mapping[int, int] | None = None) -> list[Term]:
    """As lines in the order of the alphabet, whatever script each label is written in."""
    counts = counts or {}
    lines = [term(authority, count=counts.get(authority.pk, 0)) for authority in authorities.with_labels()]
    return sorted(lines, key=lambda line: (romanised(line.label.text), line.url))


def term(authority: Authority, *, count: int = 0) -> Term:
    """One authority as a line."""
    return Term(
        url=reverse("authority", args=[authority.identifier]),
        label=label_of(authority),
        kind=authority.kind,
        kind_title=authority.get_kind_display(),
        count=count,
        note=authority.note,
    )


def described(authority: Authority, *, met: AuthorityQuerySet) -> Description:
    """The authority's own page; what it is part of is shown where the viewer may meet (`met_by`) that too."""
    shown = label_of(authority)
    labels = sorted(authority.labels.all(), key=_by_script)
    facet = FACETS.get(AuthorityKind(authority.kind))
    return Description(
        label=shown,
        kind_title=authority.get_kind_display(),
        list_url=reverse("authorities", args=[kinds_with(authority.kind)[0]]),
        list_title=str(TITLES[AuthorityKind(authority.kind)]),
        note=authority.note,
        existed=date_in_words(authority.existed),
        coordinates=_coordinates(authority),
        labels=tuple(
            _told(label) for label in labels if label.kind != LabelKind.HISTORICAL and label.text != shown.text
        ),
        historical=tuple(_told(label) for label in labels if label.kind == LabelKind.HISTORICAL),
        broader=tuple(terms(met.filter(narrower=authority))),
        narrower=tuple(terms(met.filter(broader=authority))),
        elsewhere=tuple(_elsewhere(authority.external_identifiers.all())),
        search_url=f"{reverse('search')}?{facet}={authority.identifier}" if facet else "",
    )


def _by_script(label: AuthorityLabel) -> tuple[bool, str, int]:
    return label.kind != LabelKind.PREFERRED, label.language, label.pk


def _told(label: AuthorityLabel) -> Written:
    name = written(label)
    return Written(name.text, name.tag, note=language_in_words(label.language) if label.language else "")


def _elsewhere(identifiers: Iterable[ExternalIdentifier]) -> list[Elsewhere]:
    return [
        Elsewhere(
            register=identifier.get_scheme_display(),
            value=identifier.value,
            url=ADDRESSES[ExternalScheme(identifier.scheme)].format(quote(identifier.value)),
        )
        for identifier in sorted(identifiers, key=lambda identifier: (identifier.scheme, identifier.value))
    ]


def _coordinates(authority: Authority) -> str:
    if authority.latitude is None or authority.longitude is None:
        return ""
    return f"{authority.latitude.normalize():f}, {authority.longitude.normalize():f}"

"""Questions and what answers them: claims side by side, as a ledger and as a plot; none is resolved away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from testimonies.access.viewer import Viewer
from testimonies.models import Authority, Claim, Question, Witness
from testimonies.portal.addresses import passage_url, web_address
from testimonies.portal.presenters.authorities import Term, term
from testimonies.portal.presenters.names import Person, person
from testimonies.portal.presenters.plot import Scale, Stretch, Tick, scale_from_zero
from testimonies.portal.presenters.words import date_in_words, number_in_words
from testimonies.vocabulary import Precision

WORDED = {
    Precision.EXACT: _("%(low)s"),
    Precision.ABOUT: _("about %(low)s"),
    Precision.MORE_THAN: _("more than %(low)s"),
    Precision.LESS_THAN: _("less than %(low)s"),
    Precision.UP_TO: _("up to %(low)s"),
    Precision.BETWEEN: _("%(low)s to %(high)s"),
}


@dataclass(frozen=True, slots=True)
class Attested:
    """One claim: what is said, the figure in words, who or which document says so and where to read it."""

    statement: str
    figure: str
    when: str
    certainty: str
    is_testimony: bool
    witness: Person | None
    source: str
    source_url: str
    passage_url: str
    testimony_title: str
    about: tuple[Term, ...]
    low: Decimal | None
    high: Decimal | None
    of_total: Decimal | None
    precision: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a list."""

    url: str
    title: str
    description: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in the plot: its stretch, which ends are open, and the whole that it is a part of."""

    claim: Attested
    stretch: Stretch
    is_open: bool
    is_about: bool
    whole: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Claims with figures on one scale that begins at nought."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    unit: str

    @property
    def has_whole(self) -> bool:
        """Whether any figure is told as a part of a whole."""
        return any(row.whole for row in self.rows)


def asked_questions(viewer: Viewer) -> list[Asked]:
    """Every question to which the viewer may read an answer, with how many there are."""
    claims = Claim.objects.visible_to(viewer).filter(question__isnull=False).values("question")
    counts = dict(claims.annotate(count=Count("pk")).values_list("question", "count"))
    return [
        Asked(
            url=reverse("question", args=[question.identifier]),
            title=question.title,
            description=question.description,
            count=counts.get(question.pk, 0),
        )
        for question in Question.objects.visible_to(viewer).order_by("title", "pk")
    ]


def attested(claims: Iterable[Claim], *, viewer: Viewer) -> tuple[Attested, ...]:
    """Claims (of `Claim.objects.visible_to`) in words; at most six queries."""
    found = list(claims)
    prefetch_related_objects(
        found,
        Prefetch("witness", queryset=Witness.objects.named_for(viewer).pictured_for(viewer)),
        "segment__transcript__testimony",
        Prefetch("about", queryset=Authority.objects.current().with_labels()),
    )
    return tuple(_attested(claim) for claim in found)


def plot_of(claims: Sequence[Attested], *, unit: str) -> Plot | None:
    """The plot, if there are figures to compare."""
    figured = [claim for claim in claims if claim.low is not None]
    largest = max((float(max(filter(None, _ends(claim)), default=0)) for claim in figured), default=0)
    if not largest:
        return None
    scale, step, count = scale_from_zero(largest)
    labels = [number_in_words(step * number) for number in range(count + 1)]
    return Plot(tuple(_row(claim, scale) for claim in figured), scale.ticks(step, labels), unit)


def figure_in_words(claim: Claim) -> str:
    """ "about 3,800,000 prisoners", "3,000 of 80,000"; nothing where the claim holds no figure."""
    if claim.low is None:
        return ""
    ends = {"low": number_in_words(claim.low), "high": number_in_words(claim.high or claim.low)}
    figure = str(WORDED[Precision(claim.precision)]) % ends
    if claim.of_total is not None:
        figure = _("%(figure)s of %(total)s") % {"figure": figure, "total": number_in_words(claim.of_total)}
    return f"{figure} {claim.unit}".strip()


def _attested(claim: Claim) -> Attested:
    segment = claim.segment
    testimony = segment.transcript.testimony if segment else None
    return Attested(
        statement=claim.statement,
        figure=figure_in_words(claim),
        when=date_in_words(claim.date),
        certainty=claim.get_certainty_display(),
        is_testimony=segment is not None,
        witness=person(claim.witness, get_language() or "") if claim.witness else None,
        source=claim.source,
        source_url=web_address(claim.source_url),
        passage_url=passage_url(testimony.identifier, key=segment.key, start_ms=segment.start_ms)
        if segment and testimony
        else "",
        testimony_title=testimony.title if testimony else "",
        about=tuple(term(authority) for authority in claim.about.all()),
        low=claim.low,
        high=claim.high,
        of_total=claim.of_total,
        precision=claim.precision,
    )


def _ends(claim: Attested) -> tuple[Decimal | None, ...]:
    return claim.low, claim.high, claim.of_total


def _row(claim: Attested, scale: Scale) -> Row:
    low = float(claim.low or 0)
    high = float(claim.high) if claim.high is not None else low
    if claim.precision in (Precision.LESS_THAN, Precision.UP_TO):
        stretch = scale.stretch(0, low)
    elif claim.precision == Precision.MORE_THAN:
        stretch = scale.stretch(low, scale.high)
    else:
        stretch = scale.stretch(low, high)
    return Row(
        claim=claim,
        stretch=stretch,
        is_open=claim.precision == Precision.MORE_THAN,
        is_about=claim.precision == Precision.ABOUT,
        whole=scale.percent(float(claim.of_total)) if claim.of_total is not None else "",
        points=tuple(dict.fromkeys((scale.percent(low), scale.percent(high)))),
    )

"""Makes authorities, questions and claims out of the demonstration's tables."""

from collections.abc import Mapping

from testimonies.ingest.demonstration.texts import ACCORDING, ARTICLE, Table, claims, questions, things
from testimonies.models import Authority, AuthorityLabel, Claim, Question, Segment, Witness
from testimonies.values.language import script
from testimonies.vocabulary import Certainty, LabelKind

Things = Mapping[str, Authority]
Passages = Mapping[str, list[Segment]]


def make_things() -> dict[str, Authority]:
    """Every authority the article names, with broader terms."""
    tables = things()
    made = {key: _authority(key, table) for key, table in tables.items()}
    for key, table in tables.items():
        made[key].broader.set(made[broader] for broader in table.get("broader", ()))
    return made


def _authority(key: str, table: Table) -> Authority:
    latitude, longitude = table.get("at", (None, None))
    authority = Authority.objects.create(
        identifier=key,
        kind=table["kind"],
        number=table.get("number", ""),
        existed=table.get("existed", ""),
        note=table.get("note", ACCORDING),
        latitude=latitude,
        longitude=longitude,
    )
    for language, labels in table["labels"].items():
        for number, text in enumerate(labels):
            kind = LabelKind.VARIANT if number else LabelKind.PREFERRED
            AuthorityLabel.objects.create(
                authority=authority, text=text, language=language, script=script(text), kind=kind
            )
    return authority


def make_figures(known: Things, passages: Passages) -> None:
    """Every figure of the article as a claim, under its question where it answers one."""
    for table in questions():
        question = Question.objects.create(
            identifier=table["key"], title=table["title"], unit=table["unit"], description=table.get("description", "")
        )
        for claim in table["claims"]:
            _claim(claim, known, passages, question=question)
    for claim in claims():
        _claim(claim, known, passages)


def _claim(table: Table, known: Things, passages: Passages, *, question: Question | None = None) -> None:
    survivor = table.get("survivor")
    claim = Claim.objects.create(
        question=question,
        statement=table["statement"],
        precision=table["precision"],
        low=table.get("low"),
        high=table.get("high"),
        of_total=table.get("of_total"),
        unit=question.unit if question else "",
        date=table.get("date", ""),
        witness=Witness.objects.get(identifier=survivor) if survivor else None,
        segment=passages[survivor][table["line"]] if survivor else None,
        source=table.get("source", ARTICLE),
        certainty=table.get("certainty", Certainty.PROBABLE),
    )
    claim.about.set(known[key] for key in table.get("about", ()))

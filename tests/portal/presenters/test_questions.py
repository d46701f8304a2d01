from decimal import Decimal

import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Claim, Question, Segment
from testimonies.portal.presenters.questions import asked_questions, attested, figure_in_words, plot_of
from testimonies.vocabulary import Precision
from tests.factories.records import make_published, make_testimony, make_transcript, make_witness


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"low": 3_800_000, "precision": Precision.ABOUT, "unit": "prisoners"}, "about 3,800,000 prisoners"),
        ({"low": 5_000_000, "precision": Precision.MORE_THAN}, "more than 5,000,000"),
        (
            {"low": 600_000, "high": 1_400_000, "precision": Precision.BETWEEN, "unit": "men"},
            "600,000 to 1,400,000 men",
        ),
        ({"low": 3000, "of_total": 80_000}, "3,000 of 80,000"),
        ({"low": 0}, "0"),
        ({}, ""),
    ],
)
def test_figures_are_worded_as_the_source_words_them(fields, words):
    assert figure_in_words(Claim(statement="A claim", **fields)) == words


def claim(statement, *, question=None, **fields):
    return Claim.objects.create(
        statement=statement, question=question, **{"source": "" if "segment" in fields else "A report"} | fields
    )


@pytest.mark.django_db
class TestSideBySide:
    """Claims that answer one question."""

    def test_each_claim_keeps_its_source(self):
        witness = make_witness("Alim Alamat")
        testimony = make_published(witness, identifier="t-1")
        passage = Segment.objects.filter(transcript__testimony=testimony).first()
        claim("By document", low=5, source_url="https://example.org/report")
        claim("By testimony", low=3, segment=passage, witness=witness)

        document, told = attested(Claim.objects.order_by("pk"), viewer=VISITOR)

        assert (document.is_testimony, document.source, document.source_url) == (
            False,
            "A report",
            "https://example.org/report",
        )
        assert (told.is_testimony, told.witness.name.text) == (True, "Alim Alamat")
        assert told.passage_url == f"/testimonies/t-1?t=0#s-{passage.key}"

    def test_every_figure_lies_on_one_scale(self):
        claim("Exactly", low=Decimal(3000), of_total=80_000)
        claim("About", low=20_000, precision=Precision.ABOUT)
        claim("More", low=40_000, precision=Precision.MORE_THAN)
        claim("Up to", low=60_000, precision=Precision.UP_TO)
        claim("Between", low=20_000, high=60_000, precision=Precision.BETWEEN)
        claim("Without a figure")

        plot = plot_of(attested(Claim.objects.order_by("pk"), viewer=VISITOR), unit="people")

        assert [tick.label for tick in plot.ticks] == ["0", "20,000", "40,000", "60,000", "80,000"]
        assert [(row.claim.statement, row.stretch.start, row.stretch.end, row.points) for row in plot.rows] == [
            ("Exactly", "3.75%", "3.75%", ("3.75%",)),
            ("About", "25.00%", "25.00%", ("25.00%",)),
            ("More", "50.00%", "100.00%", ("50.00%",)),
            ("Up to", "0.00%", "75.00%", ("75.00%",)),
            ("Between", "25.00%", "75.00%", ("25.00%", "75.00%")),
        ]
        assert (plot.has_whole, plot.rows[0].whole, plot.rows[1].is_about, plot.rows[2].is_open) == (
            True,
            "100.00%",
            True,
            True,
        )

    def test_without_figures_nothing_is_drawn(self):
        claim("Without a figure")

        assert plot_of(attested(Claim.objects.all(), viewer=VISITOR), unit="") is None

    def test_a_question_is_listed_with_the_claims_that_may_be_read(self):
        question, closed = Question.objects.create(title="Taken"), Question.objects.create(title="Closed")
        hidden = make_transcript(make_testimony(make_witness())).segments.first()
        claim("Open", question=question)
        claim("Hidden", question=question, segment=hidden)
        claim("Hidden too", question=closed, segment=hidden)

        assert [(asked.title, asked.count) for asked in asked_questions(VISITOR)] == [("Taken", 1)]
        assert [(asked.title, asked.count) for asked in asked_questions(EVERYTHING)] == [("Closed", 1), ("Taken", 2)]

import datetime as dt
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.access.viewer import VISITOR
from testimonies.interchange.citations import STYLES, Cited, bibtex, cited, csl_json, plain, ris
from testimonies.models import Contributor, Testimony
from testimonies.values.partial_date import PartialDate
from testimonies.vocabulary import ContributorRole, Medium, PublicIdentity
from tests.factories.records import make_collection, make_published, make_witness

ENTRY = Cited(
    identifier="t-river",
    title="Across the river",
    address="https://archive.example/testimonies/t-river/abc?r=2",
    archive="An Archive",
    accessed=dt.date(2026, 11, 22),
    witnesses=("Demo Witness", "Çağla Ünlü"),
    interviewers=("Ida Asker",),
    recorded=PartialDate.parse("1996-05-02"),
    collection="Rivers",
    institution="A Museum",
    medium=Medium.AUDIO,
    language="en",
    passage="abc",
    passage_ms=83_400,
    revision=2,
)
AWKWARD = Cited(
    identifier="t-1",
    title="50 % of {all} & \\more\nER  - \nTI  - forged_title ~ ^ # $",
    address="https://archive.example/testimonies/t-1",
    archive="An Archive",
    accessed=dt.date(2026, 1, 2),
    witnesses=('A "B" and C',),
)


def test_citation_in_words_says_who_what_where_and_when():
    assert plain(ENTRY) == (
        "Demo Witness, Çağla Ünlü. “Across the river”. Interview by Ida Asker, 1996-05-02. "
        "Rivers, A Museum, An Archive, t-river. 0:01:23, revision 2. "
        "https://archive.example/testimonies/t-river/abc?r=2"
    )


def test_bibtex_has_one_entry_with_whole_names():
    assert bibtex(ENTRY) == (
        "@misc{t-river-abc,\n"
        "  author = {{Demo Witness} and {Çağla Ünlü}},\n"
        "  title = {{Across the river}},\n"
        "  date = {1996-05-02},\n"
        "  year = {1996},\n"
        "  howpublished = {Rivers, A Museum, An Archive},\n"
        "  note = {t-river, 0:01:23, revision 2},\n"
        "  language = {en},\n"
        "  url = {https://archive.example/testimonies/t-river/abc?r=2},\n"
        "  urldate = {2026-11-22},\n"
        "}\n"
    )


def test_bibtex_escapes_what_tex_would_obey():
    assert r"title = {{50 \% of \{all\} \& \textbackslash{}more ER - TI - forged\_title" in bibtex(AWKWARD)
    assert r"\textasciitilde{} \textasciicircum{} \# \$}}" in bibtex(AWKWARD)
    assert 'author = {{A "B" and C}}' in bibtex(AWKWARD)


def test_ris_has_its_fields_in_order():
    assert ris(ENTRY).split("\r\n") == [
        "TY  - SOUND",
        "ID  - t-river-abc",
        "AU  - Demo Witness",
        "AU  - Çağla Ünlü",
        "A2  - Ida Asker",
        "TI  - Across the river",
        "PY  - 1996",
        "T2  - Rivers",
        "PB  - A Museum",
        "DP  - An Archive",
        "AN  - t-river",
        "LA  - en",
        "M1  - 0:01:23, revision 2",
        "UR  - https://archive.example/testimonies/t-river/abc?r=2",
        "Y2  - 2026/11/22/",
        "ER  - ",
        "",
    ]


def test_ris_cannot_be_broken_by_a_title():
    assert [line for line in ris(AWKWARD).split("\r\n") if line.startswith(("ER", "TI"))] == [
        "TI  - 50 % of {all} & \\more ER - TI - forged_title ~ ^ # $",
        "ER  - ",
    ]


def test_csl_json_is_an_interview_with_the_witness():
    assert json.loads(csl_json(ENTRY)) == [
        {
            "id": "t-river-abc",
            "type": "interview",
            "title": "Across the river",
            "author": [{"literal": "Demo Witness"}, {"literal": "Çağla Ünlü"}],
            "interviewer": [{"literal": "Ida Asker"}],
            "issued": {"date-parts": [[1996, 5, 2]]},
            "container-title": "Rivers",
            "publisher": "A Museum",
            "archive": "An Archive",
            "archive_location": "t-river",
            "language": "en",
            "note": "0:01:23, revision 2",
            "URL": "https://archive.example/testimonies/t-river/abc?r=2",
            "accessed": {"date-parts": [[2026, 11, 22]]},
        }
    ]


@pytest.mark.parametrize(
    ("recorded", "issued", "year"),
    [
        ("1996", {"date-parts": [[1996]]}, "1996"),
        ("1996-05", {"date-parts": [[1996, 5]]}, "1996"),
        ("1996?", {"date-parts": [[1996]], "circa": True}, "1996"),
        ("1995/1997", {"date-parts": [[1995], [1997]]}, ""),
        ("../1942", {"literal": "before or in 1942"}, ""),
        ("194X", {"literal": "the 1940s"}, ""),
    ],
)
def test_partial_date_is_cited_as_far_as_it_is_known(recorded, issued, year):
    entry = Cited(
        "t-1", "A", "https://a.example", "An Archive", dt.date(2026, 1, 2), recorded=PartialDate.parse(recorded)
    )

    assert json.loads(csl_json(entry))[0]["issued"] == issued
    assert ("PY  - " + year in ris(entry)) is bool(year)
    assert (f"year = {{{year}}}" in bibtex(entry)) is bool(year)


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_words_can_break_a_form(title, name):
    entry = Cited("t-1", title, "https://a.example/t-1", "An Archive", dt.date(2026, 1, 2), witnesses=(name,))

    tex = re.sub(r"\\[{}]", "", bibtex(entry).replace(r"\textbackslash{}", ""))
    assert tex.count("{") == tex.count("}")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris(entry).split("\r\n")[:-1])
    assert json.loads(csl_json(entry))[0].get("title", "") == title


@pytest.mark.django_db
def test_citation_names_nobody_who_is_not_to_be_named():
    hidden = make_witness("Aysel Hidden", public_identity=PublicIdentity.ANONYMOUS)
    testimony = make_published(hidden, collection=make_collection(holding_institution="A Museum"))
    Contributor.objects.create(testimony=testimony, name="Ida Asker", role=ContributorRole.INTERVIEWER)
    Contributor.objects.create(testimony=testimony, name="Kemal Lens", role=ContributorRole.CAMERA)
    from_public = Testimony.objects.with_people(VISITOR).get(pk=testimony.pk)

    entry = cited(
        from_public, address="https://a.example", archive="An Archive", accessed=dt.date(2026, 1, 2), media=["audio"]
    )

    assert (entry.witnesses, entry.interviewers, entry.medium) == (("Anonymous witness",), ("Ida Asker",), Medium.AUDIO)
    assert all("Aysel" not in style.write(entry) for style in STYLES)

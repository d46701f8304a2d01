"""What a style hides is not imported, from wherever the style has it; what is shown again is."""

import pytest

from tests.transcripts.formats.docx import read, run, said, word_file

VANISH, SHOW = "<w:vanish/>", '<w:vanish w:val="0"/>'
ON, OFF = f"<w:rPr>{VANISH}</w:rPr>", f"<w:rPr>{SHOW}</w:rPr>"


def style(name: str, inside: str = "", *, on: str = "", kind: str = "paragraph", more: str = "") -> str:
    based = f'<w:basedOn w:val="{on}"/>' if on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{based}{inside}</w:style>'


STYLES = "".join(
    (
        style("Secret", ON),
        style("Child", on="Secret"),
        style("Grandchild", "<w:rPr><w:b/></w:rPr>", on="Child"),
        style("Shown", OFF, on="Child"),
        style("Hider", ON, kind="character"),
        style("HiderToo", on="Hider", kind="character"),
        style("Open", OFF, on="Hider", kind="character"),
        style("Round", on="RoundToo"),
        style("RoundToo", on="Round"),
        style("Grid", ON, kind="table"),
        style("FineGrid", on="Grid", kind="table"),
    )
)


def paragraph(name: str, inside: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>{inside}'


def in_style(name: str, words: str = "words") -> str:
    return run(words, f'<w:rStyle w:val="{name}"/>')


def table(name: str, inside: str) -> str:
    cell = f"<w:tc>{inside}</w:tc>"
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{name}"/></w:tblPr><w:tr>{cell}</w:tr></w:tbl>'


@pytest.mark.parametrize(
    "inside",
    [
        paragraph("Child", run("words")),
        paragraph("Grandchild", run("words")),
        in_style("HiderToo"),
        paragraph("Child", in_style("Open")),
        paragraph("Shown", in_style("HiderToo")),
        paragraph("Shown", run("words", VANISH)),
        in_style("Open", "words").replace("<w:rStyle", f"{VANISH}<w:rStyle"),
        table("Grid", f"<w:p>{run('words')}</w:p>"),
        table("FineGrid", f"<w:p>{run('words')}</w:p>"),
        table("FineGrid", f"<w:p>{paragraph('Shown', run('words'))}</w:p>"),
        table("", table("Grid", f"<w:p>{run('words')}</w:p>")),
    ],
)
def test_what_is_hidden_is_not_imported(inside: str) -> None:
    document = read(word_file(run("One."), inside, styles=STYLES))

    assert [segment.text for segment in document.segments] == ["One."]
    assert [finding.message for finding in document.findings] == ['hidden words were not imported: "words"']


@pytest.mark.parametrize(
    "inside",
    [
        paragraph("Shown", run("words")),
        paragraph("Child", run("words", SHOW)),
        in_style("Open"),
        paragraph("Child", in_style("Hider")),
        paragraph("Round", run("words")),
        run("words", "<w:webHidden/>"),
        table("Grid", table("", f"<w:p>{run('words')}</w:p>")),
        table("Grid", f"<w:p>{paragraph('Secret', run('words'))}</w:p>"),
        paragraph('Shown"/><w:rPr><w:vanish/><w:specVanish/></w:rPr><w:x w:y="', run("words")),
    ],
    ids=["again", "by itself", "run style", "hidden twice", "in a circle", "web", "table in one", "both", "its end"],
)
def test_what_is_shown_is_imported(inside: str) -> None:
    assert said(run("One."), inside, styles=STYLES) == [(None, "One."), (None, "words")]


def test_default_styles_hide_what_has_no_other() -> None:
    styles = style("Normal", ON, more=' w:default="1"') + style("Plain")

    hidden = (run("words"), paragraph("Unheard", run("words")))
    assert said(*hidden, paragraph("Plain", run("One.")), styles=styles) == [(None, "One.")]


def test_defaults_of_the_file_hide_all_but_what_shows_itself() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault>{ON}</w:rPrDefault></w:docDefaults>"

    assert said(run("words"), run("One.", SHOW), styles=defaults + STYLES) == [(None, "One.")]

"""The styles of the Word files that we write."""

from defusedxml import ElementTree

from testimonies.transcripts.formats.docx.look import OURS, W, styles


def test_styles_are_well_formed_and_named() -> None:
    root = ElementTree.fromstring(f'<w:styles xmlns:w="{W}">{styles("crh")}</w:styles>')

    ours = {style.get(f"{{{W}}}styleId") for style in root if style.get(f"{{{W}}}customStyle")}
    assert ours == set(OURS)


def test_language_cannot_break_out_of_its_place() -> None:
    tag = '"><x'

    root = ElementTree.fromstring(f'<w:styles xmlns:w="{W}">{styles(tag)}</w:styles>')

    assert {lang.get(f"{{{W}}}val") for lang in root.iter(f"{{{W}}}lang")} == {tag}

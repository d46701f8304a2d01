"""How a written Word file looks: its styles, page and margins, in WordprocessingML (ECMA-376, part 1)."""

from xml.sax.saxutils import quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Our styles' names say what a paragraph or a stretch of one is, so that it is known again when the file comes back.
OURS = (
    "TestimonyTitle TestimonyField TestimonyKey TestimonyTurn TestimonyRecording TestimonyTime TestimonySpeaker".split()
)
TITLE, FIELD, KEY, TURN, RECORDING, TIME, SPEAKER = OURS
NOTE, CALL = "FootnoteText", "FootnoteReference"

_FONTS = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Georgia" w:cs="Times New Roman"/>'
PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)
FOOTER = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "/></w:p>'
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def styles(language: str) -> str:
    """All styles; `language` is that of the words, for the spelling checker."""
    lang = f"<w:lang w:val={quoteattr(language)} w:bidi={quoteattr(language)}/>" if language else ""
    return "".join(
        (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="22"/><w:szCs w:val="22"/>{lang}</w:rPr>',
            '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr>',
            "</w:pPrDefault></w:docDefaults>",
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
            _paragraph(
                TITLE, "Testimony title", '<w:keepNext/><w:spacing w:after="240"/><w:outlineLvl w:val="0"/>', 36
            ),
            _paragraph(
                FIELD, "Testimony field", '<w:spacing w:after="40"/><w:ind w:left="2552" w:hanging="2552"/>', 20
            ),
            _paragraph(RECORDING, "Testimony recording", _RECORDING, 26),
            _paragraph(TURN, "Testimony turn", "", 22),
            _paragraph(NOTE, "footnote text", '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>', 18),
            _stretch(KEY, "Testimony key", '<w:color w:val="595959"/>'),
            _stretch(TIME, "Testimony time", '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
            _stretch(SPEAKER, "Testimony speaker", "<w:b/><w:bCs/>"),
            _stretch(CALL, "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        )
    )


_RECORDING = '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="1"/>'


def _paragraph(name: str, title: str, properties: str, half_points: int) -> str:
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    custom = ' w:customStyle="1"' if name in OURS else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{size}</w:rPr></w:style>'
    )


def _stretch(name: str, title: str, properties: str) -> str:
    custom = ' w:customStyle="1"' if name in OURS else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{name}"><w:name w:val="{title}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )

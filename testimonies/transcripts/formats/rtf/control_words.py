"""What the control words of RTF 1.9.1 mean for the words of a text; those that stand nowhere here only shape it."""

SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\u00a0",
    "_": "-",
}
ENDS_OF_PARAGRAPHS = frozenset(("par", "sect", "page", "column", "nestcell", "\n", "\r"))
PROPERTIES = frozenset("title subject author manager company operator category keywords doccomm hlinkbase".split())
MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
DUPLICATES = frozenset("nonshppict shprslt nonesttables upr".split())
NUMBERS_OF_LISTS = frozenset(("listtext", "pntext"))
NOT_SAID = frozenset(("xe", "tc", "tcn", "rxe"))  # entries of an index or of a table of contents: hidden words
CODES = frozenset(
    "aftncn aftnsep aftnsepc atndate atnicn atnparent atnref atntime atrfend atrfstart atnid background bkmkend"
    " bkmkstart blipuid buptim colorschememapping colortbl creatim datafield datastore defchp defpap do docvar"
    " falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ffstattext file filetbl fldinst"
    " fldtype fname fontemb fontfile fonttbl formfield ftncn ftnsep ftnsepc generator gridtbl hl hlfr hlloc"
    " hlsrc hsv htmltag info keycode latentstyles lchars levelnumbers leveltext lfolevel list listlevel listname"
    " listoverride listoverridetable listpicture liststylename listtable lsdlockedexcept mailmerge mhtmltag"
    " mmathPr mvfmf mvfml nesttableprops nextfile nofchars objalias objclass objdata objsect objtime oldcprops"
    " oldpprops oldsprops oldtprops oleclsid panose password passwordhash pgdsctbl pgp pgptbl picprop pict pn"
    " pnseclvl pntxta pntxtb printim private propname propval proptype protend protstart protusertbl pxe revtbl"
    " revtim rsidtbl shpinst shppict shpgrp sn sp staticval stylesheet sv svb template themedata userprops"
    " wgrffmtfilter windowcaption writereservation writereservhash xform xmlattrname xmlattrvalue xmlclose xmlname"
    " xmlnstbl xmlopen factoidname mmaddfieldname linkval ebcstart ebcend".split()
)
CODEPAGE_OF_CHARSET = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
SYMBOLS = 2  # the charset of fonts whose characters are pictures
CODEPAGE_OF_FILE = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

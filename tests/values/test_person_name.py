"""Names: in order, in lists, and as initials."""

import pytest

from testimonies.values.person_name import PersonName


@pytest.mark.parametrize(
    ("text", "display", "sort_key", "initials"),
    [
        ("Alim Alamat", "Alim Alamat", "alamat alim", "AA"),
        ("Alamat, Alim", "Alim Alamat", "alamat alim", "AA"),
        ("Vlasov, Andrei Andreyevich", "Andrei Andreyevich Vlasov", "vlasov andrei andreyevich", "AV"),
        ("von Papen, Franz", "Franz von Papen", "von papen franz", "FP"),
        ("Älamat", "Älamat", "alamat", "Ä"),
        ("İsmail Şükrü", "İsmail Şükrü", "sukru ismail", "İŞ"),
        ("Işık", "Işık", "isik", "I"),
        ("Алим Аламат", "Алим Аламат", "аламат алим", "АА"),
        ("  Alim   Alamat ", "Alim Alamat", "alamat alim", "AA"),
        ("(unknown)", "(unknown)", "(unknown)", "U"),
        ("", "", "", ""),
        ("Alamat,", "Alamat,", "alamat", "A"),
    ],
)
def test_name_is_shown_sorted_and_abbreviated(text: str, display: str, sort_key: str, initials: str) -> None:
    name = PersonName(text)

    assert (name.display, name.sort_key, name.initials) == (display, sort_key, initials)

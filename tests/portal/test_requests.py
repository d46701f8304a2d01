from django.http import QueryDict

from testimonies.portal.requests import RequestForm
from testimonies.workflow.reading_room import digest_of

TERMS = "Be kind."
SAID = {
    "name": " Demo \n Reader ",
    "email": "Reader@Example.org",
    "purpose": "A study\nof ferries.",
    "accepted": "on",
    "shown_terms": digest_of(TERMS),
}


def form_with(**said):
    sent = QueryDict(mutable=True)
    sent.update({name: value for name, value in (SAID | said).items() if value is not None})
    return RequestForm(sent, terms=TERMS)


def test_what_is_said_is_taken_on_one_line_and_the_address_in_one_spelling():
    form = form_with()

    assert form.is_valid()
    assert (form.cleaned_data["name"], form.cleaned_data["email"]) == ("Demo Reader", "reader@example.org")
    assert (form.cleaned_data["institution"], form.cleaned_data["purpose"]) == ("", "A study\nof ferries.")


def test_everything_that_is_needed_is_asked_for():
    form = form_with(name=" \n ", email=None, purpose="", accepted=None)

    assert set(form.errors) == {"name", "email", "purpose", "accepted"}


def test_address_that_letters_cannot_go_to_is_refused():
    for address in ("m\N{LATIN SMALL LETTER DOTLESS I}ke@example.org", "a@b", f"{'a' * 140}@example.org"):
        assert "email" in form_with(email=address).errors


def test_nobody_accepts_terms_that_they_were_not_shown():
    for shown in (None, digest_of("Be quick.")):
        form = form_with(shown_terms=shown)

        assert "have changed" in form.errors["accepted"][0]
        assert form["shown_terms"].value() == digest_of(TERMS)
        assert not form["accepted"].value()
        assert form["purpose"].value() == SAID["purpose"]

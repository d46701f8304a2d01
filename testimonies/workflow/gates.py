"""What must hold before a testimony may move: each gate is a question with the sentence that is said when it fails."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from testimonies.access.terms import Audience, Scope, Terms
from testimonies.models import Consent, Testimony
from testimonies.vocabulary import Openness, PublicIdentity
from testimonies.workflow.naming import places_of_hidden_names


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition; `unmet` is the whole sentence for the curator, or says it of the testimony."""

    name: str
    holds: Callable[[Testimony], bool]
    unmet: "str | Promise | Callable[[Testimony], str]"

    def said_of(self, testimony: Testimony) -> "str | Promise":
        """The sentence when it does not hold."""
        return self.unmet if isinstance(self.unmet, str | Promise) else self.unmet(testimony)


def consent_on_record(testimony: Testimony) -> Consent | None:
    """A consent to the text that holds now, if every witness is covered by one: for the public, or for readers."""
    now, terms = timezone.now(), testimony.terms()
    audience = _read_by(terms, at=now)
    if not terms.covers(Scope.TEXT, at=now, audience=audience):
        return None
    holding = (
        consent
        for consent in testimony.consents.all()
        if consent.covers_text and consent.as_terms().holds(at=now, audience=audience)
    )
    return next(holding, None)


def _read_by(terms: Terms, *, at: dt.datetime) -> Audience:
    """Who will read it once it is published: readers with a grant where that is what was agreed to or chosen."""
    is_public = terms.openness != Openness.READING_ROOM and terms.covers(Scope.TEXT, at=at)
    return Audience.PUBLIC if is_public else Audience.READERS


def _has_witness(testimony: Testimony) -> bool:
    return testimony.participations.exists()


def _has_transcript(testimony: Testimony) -> bool:
    return testimony.transcripts.filter(segments__isnull=False).exists() or testimony.recordings.exists()


def _is_reviewed(testimony: Testimony) -> bool:
    return not testimony.transcripts.filter(reviewed_at__isnull=True).exists()


def _has_consent(testimony: Testimony) -> bool:
    return consent_on_record(testimony) is not None


def _advisories_considered(testimony: Testimony) -> bool:
    return testimony.advisories_considered


def _access_is_chosen(testimony: Testimony) -> bool:
    return testimony.openness != Openness.CLOSED or testimony.existence_is_shown


def _names_are_covered(testimony: Testimony) -> bool:
    named = testimony.witnesses.filter(public_identity=PublicIdentity.NAMED).exists()
    now, terms = timezone.now(), testimony.terms()
    return not named or terms.covers(Scope.NAME, at=now, audience=_read_by(terms, at=now))


def _hidden_names_are_absent(testimony: Testimony) -> bool:
    return not places_of_hidden_names(testimony)


def _hidden_names_unmet(testimony: Testimony) -> str:
    places = "; ".join(places_of_hidden_names(testimony))
    return _("A name that the public may not read stands in: %(places)s. Take it out there.") % {"places": places}


HAS_WITNESS = Gate("has_witness", _has_witness, _("It needs a witness."))
HAS_WORDS_OR_SOUND = Gate("has_words_or_sound", _has_transcript, _("It needs a transcript with words, or a recording."))
CONSENT_ON_RECORD = Gate(
    "consent_on_record",
    _has_consent,
    _("It needs a consent on record that covers the text, for every witness, and that still holds."),
)
REVIEWED = Gate("reviewed", _is_reviewed, _("Its transcripts need a review by someone other than their author."))
ADVISORIES_CONSIDERED = Gate(
    "advisories_considered",
    _advisories_considered,
    _("Somebody must consider which content advisories it needs, and tick so."),
)
ACCESS_CHOSEN = Gate(
    "access_chosen", _access_is_chosen, _("It is closed: choose who may read it, or that its existence may be shown.")
)
NAMES_COVERED = Gate(
    "names_covered",
    _names_are_covered,
    _("A witness is shown by name, but no consent covers the name: record one, or choose a pseudonym or anonymity."),
)
HIDDEN_NAMES_ABSENT = Gate(
    "hidden_names_absent",
    _hidden_names_are_absent,
    _hidden_names_unmet,
)

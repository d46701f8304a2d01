"""The moves of a testimony, as data: buttons, diagram and tests are made from this table."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from testimonies.vocabulary import State
from testimonies.workflow.gates import (
    ACCESS_CHOSEN,
    ADVISORIES_CONSIDERED,
    CONSENT_ON_RECORD,
    HAS_WITNESS,
    HAS_WORDS_OR_SOUND,
    HIDDEN_NAMES_ABSENT,
    NAMES_COVERED,
    REVIEWED,
    Gate,
)


@dataclass(frozen=True, slots=True)
class Move:
    """One move: its verb, whence and whither, the right it needs, its gates, and whether a reason must be given."""

    verb: str
    label: "str | Promise"
    start: tuple[State, ...]
    end: State
    right: str
    gates: tuple[Gate, ...] = ()
    needs_reason: bool = False


WITHDRAWABLE = tuple(state for state in State if state is not State.WITHDRAWN)

MOVES: tuple[Move, ...] = (
    Move("transcribe", _("Send to transcription"), (State.DRAFT,), State.TRANSCRIBING, "transcribe_testimony"),
    Move(
        "submit",
        _("Send to review"),
        (State.DRAFT, State.TRANSCRIBING),
        State.IN_REVIEW,
        "transcribe_testimony",
        (HAS_WORDS_OR_SOUND,),
    ),
    Move(
        "approve",
        _("Approve"),
        (State.IN_REVIEW,),
        State.APPROVED,
        "review_testimony",
        (HAS_WITNESS, REVIEWED, ADVISORIES_CONSIDERED),
    ),
    Move(
        "publish",
        _("Publish"),
        (State.APPROVED,),
        State.PUBLISHED,
        "publish_testimony",
        (
            HAS_WITNESS,
            CONSENT_ON_RECORD,
            REVIEWED,
            ADVISORIES_CONSIDERED,
            ACCESS_CHOSEN,
            NAMES_COVERED,
            HIDDEN_NAMES_ABSENT,
        ),
    ),
    Move("return", _("Return to draft"), (State.TRANSCRIBING,), State.DRAFT, "transcribe_testimony", needs_reason=True),
    Move(
        "return",
        _("Return to transcription"),
        (State.IN_REVIEW,),
        State.TRANSCRIBING,
        "review_testimony",
        needs_reason=True,
    ),
    Move("return", _("Return to review"), (State.APPROVED,), State.IN_REVIEW, "review_testimony", needs_reason=True),
    Move(
        "return", _("Return to approved"), (State.PUBLISHED,), State.APPROVED, "withdraw_testimony", needs_reason=True
    ),
    Move("withdraw", _("Withdraw"), WITHDRAWABLE, State.WITHDRAWN, "withdraw_testimony", needs_reason=True),
    Move("restore", _("Restore to draft"), (State.WITHDRAWN,), State.DRAFT, "withdraw_testimony", needs_reason=True),
)


def moves_from(state: str) -> tuple[Move, ...]:
    """The moves that begin in the state."""
    return tuple(move for move in MOVES if state in move.start)


def move_called(verb: str, *, state: str) -> Move | None:
    """The move of that name from that state."""
    return next((move for move in moves_from(state) if move.verb == verb), None)

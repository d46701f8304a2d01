"""Who speaks: which of a testimony's people a speaker's label stands for, and on what ground; unsure is unknown."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from testimonies.models import Contributor, Testimony, WitnessName
from testimonies.search.folding import fold
from testimonies.transcripts.speakers import alike
from testimonies.values.person_name import PersonName
from testimonies.vocabulary import ContributorRole, Ground, SpeakerRole

ASKING = frozenset(
    """interviewer interviewers interviewerin int iv i q question questions интервьюер инт вопрос görüşmeci soru
    entrevistador entrevistadora intervieweur enquêteur""".split()
)
ANSWERING = frozenset(
    """witness interviewee narrator respondent answer a zeitzeuge zeitzeugin befragter befragte респондент ответ
    entrevistado entrevistada tanık""".split()
)
OPPOSITE = frozenset("p r n w".split())  # participant, respondent, narrator, witness: only where somebody asks
BETWEEN = re.compile(r"\s*[/&+,;|]\s*|\s+(?:and|or|und|oder|et|ou|y|o|ve|veya|и|или)\s+", re.IGNORECASE)


class Choice(NamedTuple):
    """What a curator says of a label: a role and, of a witness, which one (by name) where a testimony has several."""

    role: SpeakerRole
    name: str = ""


class Casting(NamedTuple):
    """What is known of a label: its role, the key of the witness, and why."""

    role: SpeakerRole
    witness: int | None = None
    ground: Ground = Ground.UNCLEAR


UNCLEAR = Casting(SpeakerRole.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may be speaking in a testimony: witnesses (key, name), interviewers (name), and what a curator chose."""

    witnesses: tuple[tuple[int, str], ...]
    interviewers: tuple[str, ...]
    chosen: Mapping[str, Choice] = field(default_factory=dict)

    @classmethod
    def of(cls, testimony: Testimony, *, chosen: Mapping[str, Choice] | None = None) -> "Cast":
        """Two queries."""
        names = WitnessName.objects.filter(witness__participations__testimony=testimony).order_by("pk")
        asking = Contributor.objects.filter(testimony=testimony, role=ContributorRole.INTERVIEWER)
        return cls(
            tuple(names.values_list("witness", "text")), tuple(asking.values_list("name", flat=True)), chosen or {}
        )

    def roles_of(self, labels: Collection[str]) -> dict[str, Casting]:
        """Of all the labels of one transcript: a label says more beside the others than alone."""
        told = {label: self._as_chosen(label) or self.role_of(label) for label in labels}
        in_full = dict(alike(labels))
        is_asked = any(casting.role is SpeakerRole.INTERVIEWER for casting in told.values())
        for label, casting in list(told.items()):
            if casting == UNCLEAR:
                told[label] = self._beside(label, told.get(in_full.get(label, "")), is_asked=is_asked)
        return told

    def role_of(self, label: str) -> Casting:
        """A witness (with its key), the interviewer, or not yet known.

        Witnesses first, so that nobody's initials become public as an interviewer's; who could be two is unknown.
        """
        witnesses = {witness for witness, name in self.witnesses if _is_called(label, name)}
        asking = any(_is_called(label, name) for name in self.interviewers)
        if witnesses and not asking:
            return Casting(SpeakerRole.WITNESS, witnesses.pop() if len(witnesses) == 1 else None, Ground.NAMED)
        if asking and not witnesses:
            return Casting(SpeakerRole.INTERVIEWER, None, Ground.NAMED)
        return self._by_custom(label) if not witnesses else UNCLEAR

    def _as_chosen(self, label: str) -> Casting | None:
        """None where nothing was chosen, or a witness whom this testimony does not have."""
        choice = self.chosen.get(label)
        if choice is None or choice.role is not SpeakerRole.WITNESS:
            return Casting(choice.role, None, Ground.CHOSEN) if choice else None
        people = {witness for witness, name in self.witnesses if choice.name in ("", name)}
        if choice.name and not people:
            return None
        return Casting(SpeakerRole.WITNESS, people.pop() if len(people) == 1 else None, Ground.CHOSEN)

    def _by_custom(self, label: str) -> Casting:
        """By what transcribers write instead of names."""
        word = _word(label)
        if word in ASKING and not (len(word) == 1 and self._may_be_a_witness(label)):
            return Casting(SpeakerRole.INTERVIEWER, None, Ground.CUSTOM)
        return self._only_witness(Ground.CUSTOM) if word in ANSWERING else UNCLEAR

    def _beside(self, label: str, in_full: Casting | None, *, is_asked: bool) -> Casting:
        """By the other labels: the name that it is short for, the people whom it joins, who is opposite."""
        if in_full and in_full.role is not SpeakerRole.UNKNOWN:
            is_risky = in_full.role is SpeakerRole.INTERVIEWER and self._may_be_a_witness(label)
            return UNCLEAR if is_risky else in_full._replace(ground=Ground.ABBREVIATED)
        if len(parts := [part for part in BETWEEN.split(label) if part]) > 1:
            return self._together(parts)
        return self._only_witness(Ground.CUSTOM) if is_asked and _word(label) in OPPOSITE else UNCLEAR

    def _together(self, parts: Collection[str]) -> Casting:
        """Several people, or one of several: their role if they share one, and nobody in particular if they differ."""
        each = {self._as_chosen(part) or self.role_of(part) for part in parts}
        roles, people = {casting.role for casting in each}, {casting.witness for casting in each}
        role = roles.pop() if len(roles) == 1 else SpeakerRole.UNKNOWN
        return Casting(role, people.pop() if len(people) == 1 else None, Ground.SEVERAL)

    def _only_witness(self, ground: Ground) -> Casting:
        only = {witness for witness, _name in self.witnesses}
        return Casting(SpeakerRole.WITNESS, only.pop(), ground) if len(only) == 1 else UNCLEAR

    def _may_be_a_witness(self, label: str) -> bool:
        letters = "".join(_words(label))
        return any(word.startswith(letters[:1]) for _witness, name in self.witnesses for word in _words(name))


def _is_called(label: str, name: str) -> bool:
    """Whether a label can stand for the name: words of it ("DUARTE", "R. Duarte"), the last however short, initials."""
    said, words = _words(label), _words(name)
    letters = label.replace(".", "").replace(" ", "")
    if len(letters) > 1 and letters == PersonName(name).initials:
        return True
    whole = [word for word in said if word in words]
    shortened = [word for word in said if len(word) == 1 and any(other.startswith(word) for other in words)]
    is_telling = any(len(word) > 2 for word in whole) or whole[-1:] == words[-1:]
    return bool(whole) and is_telling and all(word in whole or word in shortened for word in said)


def _word(label: str) -> str:
    return " ".join(label.casefold().split()).rstrip(".:")


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()

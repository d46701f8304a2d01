"""The people of a new testimony: its witnesses, unnamed to the public, its interviewers, and who speaks."""

from dataclasses import dataclass

from testimonies.ingest.description import Description
from testimonies.models import Collection, Contributor, Participation, Testimony, Witness, WitnessName
from testimonies.search.folding import fold
from testimonies.values.language import script
from testimonies.values.person_name import PersonName
from testimonies.vocabulary import ContributorRole, NameKind, PublicIdentity, SpeakerRole

ASKING = frozenset(
    """interviewer interviewers interviewerin int iv i q question questions интервьюер инт вопрос görüşmeci soru
    entrevistador entrevistadora intervieweur enquêteur""".split()
)
ANSWERING = frozenset(
    """witness interviewee narrator respondent answer a zeitzeuge zeitzeugin befragter befragte респондент ответ
    entrevistado entrevistada tanık""".split()
)


def record_people(testimony: Testimony, description: Description, collection: Collection) -> list[Witness]:
    """Write down witnesses and interviewers of a new testimony; the witnesses that are new to the archive.

    Somebody whom the collection knows by exactly this name is taken to be the same person.
    """
    new: list[Witness] = []
    people: list[Witness] = []
    for name in description.witnesses:
        known = set(Witness.objects.filter(names__text=name, testimonies__collection=collection, merged_into=None))
        if len(known) != 1:
            known = {_write_witness(name, description)}
            new += known
        people += known
    people = list(dict.fromkeys(people))
    Participation.objects.bulk_create(
        Participation(testimony=testimony, witness=witness, position=position)
        for position, witness in enumerate(people, 1)
    )
    Contributor.objects.bulk_create(
        Contributor(testimony=testimony, name=name, role=ContributorRole.INTERVIEWER)
        for name in dict.fromkeys(description.interviewers)
    )
    return new


def _write_witness(name: str, description: Description) -> Witness:
    witness = Witness(public_identity=PublicIdentity.ANONYMOUS)
    witness.birth_date = description.born.get(name)
    Witness.objects.bulk_create([witness])
    WitnessName.objects.bulk_create([_name(witness, name)])
    return witness


def _name(witness: Witness, name: str) -> WitnessName:
    written = script(name)
    return WitnessName(
        witness=witness, text=name, kind=NameKind.USED, script="" if written == "Zyyy" else written, is_preferred=True
    )


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may be speaking in a testimony: witnesses (key, name) and interviewers (name)."""

    witnesses: tuple[tuple[int, str], ...]
    interviewers: tuple[str, ...]

    @classmethod
    def of(cls, testimony: Testimony) -> "Cast":
        """Two queries."""
        names = WitnessName.objects.filter(witness__participations__testimony=testimony).order_by("pk")
        asking = Contributor.objects.filter(testimony=testimony, role=ContributorRole.INTERVIEWER)
        return cls(tuple(names.values_list("witness", "text")), tuple(asking.values_list("name", flat=True)))

    def role_of(self, label: str) -> tuple[SpeakerRole, int | None]:
        """A witness (with its key), the interviewer, or not yet known.

        Witnesses first, so that nobody's initials become public as an interviewer's; who could be two is unknown.
        """
        witnesses = {witness for witness, name in self.witnesses if _is_called(label, name)}
        asking = any(_is_called(label, name) for name in self.interviewers)
        if witnesses and not asking:
            return (SpeakerRole.WITNESS, witnesses.pop()) if len(witnesses) == 1 else (SpeakerRole.WITNESS, None)
        if asking and not witnesses:
            return SpeakerRole.INTERVIEWER, None
        return self._by_custom(label) if not witnesses else (SpeakerRole.UNKNOWN, None)

    def _by_custom(self, label: str) -> tuple[SpeakerRole, int | None]:
        """By what transcribers write instead of names."""
        word = " ".join(label.casefold().split()).rstrip(".:")
        if word in ASKING:
            return SpeakerRole.INTERVIEWER, None
        only = {witness for witness, _name in self.witnesses}
        if word in ANSWERING and len(only) == 1:
            return SpeakerRole.WITNESS, only.pop()
        return SpeakerRole.UNKNOWN, None


NOBODY = Cast((), ())


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


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()

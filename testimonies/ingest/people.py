"""The people of a new testimony: its witnesses, unnamed to the public, and its interviewers."""

from testimonies.ingest.description import Description
from testimonies.models import Collection, Contributor, Participation, Testimony, Witness, WitnessName
from testimonies.values.language import script
from testimonies.vocabulary import ContributorRole, NameKind, PublicIdentity


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

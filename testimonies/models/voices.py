"""How speakers are called on a page: by the name that this viewer may read, never by a label that gives more away."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from testimonies.access.viewer import Viewer
from testimonies.models.transcript import Speaker
from testimonies.models.witness import Witness
from testimonies.vocabulary import PublicIdentity, SpeakerRole


def voices(speakers: Iterable[Speaker], *, witnesses: Iterable[Witness], viewer: Viewer) -> dict[int, str]:
    """Each speaker's key with the words to call it by; `witnesses` are the testimony's, from `named_for(viewer)`.

    `viewer` is who reads this testimony: a visitor, where a curator of another collection asks (`reads_as`).

    A label that nobody has assigned to a person yet is shown to the public only when every witness is named anyway.
    """
    known = {witness.pk: witness for witness in witnesses}
    are_named = all(
        witness.public_identity == PublicIdentity.NAMED and witness.may_be_named for witness in known.values()
    )
    called: dict[int, str] = {}
    for number, speaker in enumerate(sorted(speakers, key=lambda speaker: speaker.pk), start=1):
        if viewer.is_staff:
            called[speaker.pk] = speaker.label
        elif speaker.role == SpeakerRole.WITNESS:
            witness = known.get(speaker.witness_id or 0)
            called[speaker.pk] = witness.public_name() if witness else _("Witness")
        elif speaker.role == SpeakerRole.UNKNOWN and not are_named:
            called[speaker.pk] = _("Speaker %(number)s") % {"number": number}
        else:
            called[speaker.pk] = speaker.label
    return called

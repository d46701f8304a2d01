import hashlib

import pytest
from django.core.files.base import ContentFile

from testimonies.workflow.originals import files_in, files_of, originals, sum_of
from tests.factories.pictures import portrait_file
from tests.factories.recordings import make_recording
from tests.factories.records import give_consent, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def test_every_original_is_known_with_its_sum():
    witness = make_witness()
    witness.portrait.save("p.jpg", portrait_file())
    testimony = make_testimony(witness)
    recording = make_recording(testimony, sha256="a" * 64, byte_size=1)
    transcript = make_transcript(testimony, source_sha256="b" * 64)
    transcript.source_file.save("s.txt", ContentFile(b"words"))
    consent = give_consent(testimony)
    consent.document.save("d.pdf", ContentFile(b"signed"))
    give_consent(testimony)

    assert originals() == {
        recording.file.name: "a" * 64,
        transcript.source_file.name: "b" * 64,
        consent.document.name: "",
        witness.portrait.name: "",
    }
    assert [name for _storage, name in files_of([witness, recording, testimony])] == [
        witness.portrait.name,
        recording.file.name,
    ]
    assert list(files_in(f"consents/{testimony.identifier}")) == [consent.document.name]
    assert sum_of(consent.document.name) == hashlib.sha256(b"signed").hexdigest()

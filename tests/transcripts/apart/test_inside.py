from testimonies.transcripts import registry
from testimonies.transcripts.apart.inside import MB, Limits, packed, unpacked
from tests.transcripts.demonstrations import FILES


def test_packed_documents_are_the_same_again():
    documents = [registry.read(file.content, name=file.name) for file in FILES]

    assert [unpacked(packed(document)) for document in documents] == documents


def test_large_files_may_take_more():
    limits = Limits()

    assert (limits.memory_mb(1000), limits.seconds(1000)) == (512, 5)
    assert (limits.memory_mb(64 * MB), limits.seconds(64 * MB)) == (1024, 133)

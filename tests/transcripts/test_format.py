"""What a format offers the registry."""

import pytest

from testimonies.transcripts import registry


@pytest.mark.parametrize("name", ["a.vtt", "A.VTT", "a.b.webvtt"])
def test_format_claims_names_that_end_as_its_files_do(name: str):
    assert registry.named("webvtt").claims(name)


@pytest.mark.parametrize("name", ["vtt", "a.vtt.txt", ""])
def test_format_claims_no_other_name(name: str):
    assert not registry.named("webvtt").claims(name)

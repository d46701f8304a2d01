import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.endpoints.ranges import ByteRange, Unsatisfiable, parse_range

SIZES = st.integers(1, 10_000)


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-", 0, 99),
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=90-500", 90, 99),
        ("bytes=-1", 99, 99),
        ("bytes=-500", 0, 99),
        ("Bytes = 5 - 7", 5, 7),
    ],
)
def test_range_is_cut_to_the_file(header, first, last):
    assert parse_range(header, size=100) == ByteRange(first, last)


@pytest.mark.parametrize(
    "header",
    ["", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-3", "bytes=0-1,5-9", "seconds=0-5", "bytes=²-3", "0-5"],
)
def test_what_is_no_single_range_means_the_whole_file(header):
    assert parse_range(header, size=100) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0", f"bytes={'9' * 18}-"])
def test_range_beyond_the_end_cannot_be_satisfied(header):
    with pytest.raises(Unsatisfiable):
        parse_range(header, size=100)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=-5", "bytes=3-4"])
def test_empty_file_is_always_sent_whole(header):
    assert parse_range(header, size=0) is None


@given(SIZES, st.integers(0, 10_000), st.integers(0, 10_000))
def test_range_names_the_bytes_that_slicing_would_give(size, first, last):
    content = bytes(index % 251 for index in range(size))
    try:
        found = parse_range(f"bytes={first}-{last}", size=size)
    except Unsatisfiable:
        assert first >= size
        return

    if last < first:
        assert found is None
    else:
        assert content[found.first : found.last + 1] == content[first : last + 1]
        assert found.length == len(content[first : last + 1])
        assert found.of(size) == f"bytes {found.first}-{found.last}/{size}"


@given(SIZES, st.integers(1, 20_000))
def test_suffix_names_the_last_bytes(size, length):
    found = parse_range(f"bytes=-{length}", size=size)

    assert (found.last, found.length) == (size - 1, min(size, length))


@given(st.text(max_size=40), SIZES)
def test_any_header_gives_a_stretch_of_the_file_or_none(header, size):
    try:
        found = parse_range(header, size=size)
    except Unsatisfiable:
        return

    assert found is None or 0 <= found.first <= found.last < size

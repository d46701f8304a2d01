"""What can go wrong with an index; each error says what to do about it."""


class SearchError(Exception):
    """Base of every error of this package."""


class IndexBusy(SearchError):
    """Another process has been writing for longer than this one would wait; what it wanted to write is not lost."""


class IndexOutdated(SearchError):
    """The index was written by another edition of the analyser or schema and must be rebuilt."""


class NotConfigured(SearchError):
    """Search was asked for before anything said where its indexes are."""

"""Words cut to their stems by the Snowball stemmer of their language, compiled where PyStemmer is installed."""

import threading
from typing import Protocol

try:
    from Stemmer import Stemmer as new_stemmer  # noqa: N813 - called as a function here
except ImportError:  # the same stemmers in Python, some thirty times slower
    from snowballstemmer import stemmer as new_stemmer

_ALGORITHMS = """
ar=arabic bs=serbian ca=catalan cs=czech da=danish de=german el=greek en=english eo=esperanto es=spanish et=estonian
eu=basque fa=persian fi=finnish fr=french ga=irish hi=hindi hr=serbian hu=hungarian hy=armenian id=indonesian it=italian
lt=lithuanian nb=norwegian ne=nepali nl=dutch nn=norwegian no=norwegian pl=polish pt=portuguese ro=romanian ru=russian
sr=serbian sv=swedish ta=tamil tr=turkish yi=yiddish
"""
_BY_LANGUAGE = {row[:2]: row[3:] for row in _ALGORITHMS.split()}


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's own name


class _Stemmers(threading.local):
    """One of each in each thread, because a stemmer keeps the word it is working on."""

    def __init__(self) -> None:
        self.by_algorithm: dict[str, _Stemmer] = {}


_stemmers = _Stemmers()


def algorithm(language: str) -> str:
    """The stemmer for a BCP 47 tag; "" where there is none, and words stay whole."""
    return _BY_LANGUAGE.get(language.partition("-")[0].lower(), "")


def stem(folded: str, *, algorithm: str) -> str:
    """The stem of one folded word."""
    known = _stemmers.by_algorithm
    if algorithm not in known:
        known[algorithm] = new_stemmer(algorithm)
    return known[algorithm].stemWord(folded)

"""The two indexes of an archive, opened once in each process: `public` for visitors, `full` for readers with grants."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from testimonies.search.engine import Engine
from testimonies.search.engines.embedded import EmbeddedEngine
from testimonies.search.engines.memory import MemoryEngine
from testimonies.search.errors import NotConfigured

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "embedded": EmbeddedEngine,
    "memory": lambda _directory: MemoryEngine(),
}


@dataclass(slots=True)
class _Indexes:
    """Where the indexes of this process are, and those it has opened."""

    kind: str
    directory: Path
    opened: dict[str, Engine] = field(default_factory=dict)


_lock = threading.Lock()
_configured: list[_Indexes] = []  # at most one


def configure(kind: str, directory: Path | str) -> None:
    """Says which engine to use (a name of `ENGINES`) and where its indexes are. Saying it again changes nothing."""
    if kind not in ENGINES:
        raise NotConfigured(f'There is no search engine "{kind}"; choose one of: {", ".join(sorted(ENGINES))}.')
    wanted = _Indexes(kind, Path(directory))
    with _lock:
        if not _configured or (_configured[0].kind, _configured[0].directory) != (wanted.kind, wanted.directory):
            _close()
            _configured.append(wanted)


def public() -> Engine:
    """What every visitor may find, already redacted."""
    return _engine("public")


def full() -> Engine:
    """Everything; always ask it with the reader's access tokens."""
    return _engine("full")


def reset() -> None:
    """Closes both and forgets where they are."""
    with _lock:
        _close()


def _engine(name: str) -> Engine:
    with _lock:
        if not _configured:
            raise NotConfigured("Search has not been configured: call configure(kind, directory) when the site starts.")
        indexes = _configured[0]
        if name not in indexes.opened:
            indexes.opened[name] = ENGINES[indexes.kind](indexes.directory / name)
        return indexes.opened[name]


def _close() -> None:
    for indexes in _configured:
        for engine in indexes.opened.values():
            engine.close()
    _configured.clear()

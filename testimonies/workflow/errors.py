"""What the workflow refuses, in words that a curator can act on."""

from django.utils.functional import Promise


class WorkflowError(Exception):
    """Base of every refusal of this package."""


class TransitionRefused(WorkflowError):
    """A move that may not be made now; `reasons` are sentences."""

    def __init__(self, *reasons: "str | Promise") -> None:
        self.reasons = reasons
        super().__init__(" ".join(str(reason) for reason in reasons))


class DecisionRefused(WorkflowError):
    """A decision about a request for access that may not be made; `reasons` are sentences."""

    def __init__(self, *reasons: "str | Promise") -> None:
        self.reasons = reasons
        super().__init__(" ".join(str(reason) for reason in reasons))


class EditConflict(WorkflowError):
    """Somebody else saved in between; `theirs` is what stands now, `yours` what was to be saved."""

    def __init__(self, why: "str | Promise", *, theirs: object = None, yours: object = None) -> None:
        self.theirs = theirs
        self.yours = yours
        super().__init__(str(why))


class AuditBroken(WorkflowError):
    """The chain of the audit does not hold; `event` is the key of the first line that is wrong."""

    def __init__(self, event: int) -> None:
        self.event = event
        super().__init__(f"audit line {event} does not fit its seal or the line before it")


class AuditShortened(AuditBroken):
    """Lines at the end of the audit are gone; `event` is the key of the last that is left, None if none is."""

    def __init__(self, event: int | None) -> None:
        super().__init__(event or 0)
        self.args = (f"lines after audit line {event} are gone: the last one that was written is not there",)


class IdentifierTaken(WorkflowError):
    """An identifier that something else bears or once bore."""


class ErasureRefused(WorkflowError):
    """There is nothing to erase under that name."""


class NotCarried(WorkflowError):
    """Something that hangs on the former words has no place in the new ones; `hangers` names each."""

    def __init__(self, why: "str | Promise", *hangers: str) -> None:
        self.hangers = hangers
        super().__init__(f"{why} {'; '.join(hangers)}")

"""A tier of ELAN: what it hangs on, and whether its annotations are chosen from a list."""

from dataclasses import dataclass

from testimonies.transcripts.speech.tiers import Tier


@dataclass(eq=False)
class ElanTier(Tier):
    """`parent` is the name of the tier that it depends on, "" where it stands by itself."""

    parent: str = ""
    is_from_a_list: bool = False

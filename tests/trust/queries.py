"""Searches: words said in public, words that only closed texts hold, and everything that a search can be asked."""

import random
from collections.abc import Sequence
from urllib.parse import urlencode

WORDS = ("river", "bread", "boats", "bridge", "names", "river", "bread", "boats", "spring", "хлеб", "ferryman")
FINDING = (
    "{a}", "{a} {b}", "{a}*", "{a}~", "-{a} {b}", "{a} OR {b}", 'near:9 "{a} {b}"', "{c} OR {a}", "-{c} {a}",
    "{a} OR {c}*", "Old Crossing", "",
)  # fmt: skip
SHAPES = (*FINDING, *FINDING, "{c}", "{c} {a}", '"{a} {b}"', "witness:{a}", "place:{a}", "speaker:{c}", "lang:mi {a}")
FACETS = (
    *({},) * 24, {"decade": "1970"}, {"place": "a-crossing"}, {"medium": "audio"}, {"language": "mi"},
    {"decade": "1930"}, {"community": "a-community-draft"}, {"place": "a-place-closed"},
    {"collection": "c-shut"}, {"camp": "a-camp-draft"},
)  # fmt: skip


def searches(canaries: Sequence[str], *, count: int, seed: int = 3) -> list[str]:
    """So many addresses of searches, the same for the same canaries."""
    chance = random.Random(seed)
    asked: dict[str, None] = {}
    while len(asked) < count:
        a, b = (_altered(word, chance) for word in chance.sample(WORDS, 2))
        said = chance.choice(SHAPES).format(a=a, b=b, c=_altered(chance.choice(canaries), chance))
        more = {"order": chance.choice(("relevance", "year", "title")), "page": chance.choice((1, 1, 1, 1, 1, 2))}
        asked[f"/search?{urlencode({'q': said} | chance.choice(FACETS) | more)}"] = None
    return list(asked)


def _altered(word: str, chance: random.Random) -> str:
    """As it is, mistyped, or in capitals."""
    place = chance.randrange(1, len(word))
    mistyped = word[:place] + chance.choice("aeiou") + word[place + 1 :]
    return chance.choice((word, word, word, word, word, word, mistyped, word.upper()))

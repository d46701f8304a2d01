"""The thesaurus of a query: what else the archive's authorities call the things that were typed."""

from collections import defaultdict
from collections.abc import Mapping

from testimonies.models import AuthorityLabel
from testimonies.search.thesaurus import label_keys


def further_labels(typed: str) -> Mapping[str, tuple[str, ...]]:
    """For each name key in the query the other labels of the authorities that bear it; two queries at most."""
    borne: dict[str, set[int]] = defaultdict(set)
    known = AuthorityLabel.objects.filter(key__in=label_keys(typed), authority__merged_into__isnull=True)
    for key, authority in known.values_list("key", "authority"):
        borne[key].add(authority)
    labels: dict[int, list[str]] = defaultdict(list)
    if borne:
        authorities = set().union(*borne.values())
        for authority, text in (
            AuthorityLabel.objects.filter(authority__in=authorities).order_by("pk").values_list("authority", "text")
        ):
            labels[authority].append(text)
    return {
        key: tuple(text for authority in sorted(bearers) for text in labels[authority])
        for key, bearers in borne.items()
    }

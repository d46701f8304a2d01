"""The thesaurus of a query: what else the archive's authorities call the things that were typed."""

from collections import defaultdict
from collections.abc import Mapping

from testimonies.access.viewer import Viewer
from testimonies.models import AuthorityLabel
from testimonies.models.mentions import met_by
from testimonies.search.thesaurus import label_keys


def further_labels(typed: str, *, viewer: Viewer) -> Mapping[str, tuple[str, ...]]:
    """For each name key in the query the other labels of the authorities that bear it and that the viewer may meet.

    One query as long as nothing that was typed is a label.
    """
    known = list(AuthorityLabel.objects.filter(key__in=label_keys(typed)).values_list("key", "authority"))
    if not known:
        return {}
    met = set(met_by(viewer, among={authority for _key, authority in known}).values_list("pk", flat=True))
    labels: dict[int, list[str]] = defaultdict(list)
    written = AuthorityLabel.objects.filter(authority__in=met).order_by("authority", "pk")
    for authority, text in written.values_list("authority", "text"):
        labels[authority].append(text)
    further: dict[str, tuple[str, ...]] = {}
    for key, authority in known:
        if authority in met:
            further[key] = (*further.get(key, ()), *labels[authority])
    return further

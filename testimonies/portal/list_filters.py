"""What the lists of testimonies and witnesses can be narrowed by; choices come only from what the viewer may read."""

import datetime as dt
from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.access.viewer import Viewer
from testimonies.models import Authority, Collection, Participation, Recording, Testimony, Witness, WitnessName
from testimonies.portal.presenters.authorities import label_of
from testimonies.portal.presenters.collections import collections_seen_by
from testimonies.portal.presenters.words import language_in_words
from testimonies.search.keys import name_key
from testimonies.vocabulary import AuthorityKind, Medium

Choices = list[tuple[str, str]]


class AuthorityChoiceField(django_filters.fields.ModelChoiceField):
    """Authorities by the label in the visitor's language."""

    def label_from_instance(self, obj: Authority) -> str:
        """The label."""
        return label_of(obj).text


class AuthorityFilter(django_filters.ModelChoiceFilter):
    """One authority by its identifier."""

    field_class = AuthorityChoiceField


class ListFilter(django_filters.FilterSet):
    """A filter of a list. `queryset` must be what the viewer may read."""

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    @property
    def is_whole(self) -> bool:
        """Whether nothing was narrowed by; the order does not count."""
        asked = self.form.cleaned_data if self.form.is_bound and self.form.is_valid() else {}
        return not any(value for name, value in asked.items() if name != "order")


class TestimonyFilter(ListFilter):
    """Testimonies by collection, language, decade and medium."""

    __test__ = False  # pytest: not a test class

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), field_name="languages", empty_label=gettext_lazy("Any"), method="in_language"
    )
    decade = django_filters.ChoiceFilter(
        label=gettext_lazy("Recorded in"), empty_label=gettext_lazy("Any decade"), method="in_decade"
    )
    medium = django_filters.ChoiceFilter(
        label=gettext_lazy("Medium"), empty_label=gettext_lazy("Any"), choices=Medium.choices, method="in_medium"
    )
    collection = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Collection"),
        empty_label=gettext_lazy("Any"),
        to_field_name="identifier",
        queryset=Collection.objects.none(),
    )
    order = django_filters.OrderingFilter(
        label=gettext_lazy("Order"),
        empty_label=None,
        choices=[
            ("title", gettext_lazy("By title")),
            ("year", gettext_lazy("By year of recording")),
            ("-published", gettext_lazy("Newest here first")),
        ],
        fields=[("title", "title"), ("recorded_date_earliest", "year"), ("published_at", "published")],
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.filters["language"].extra["choices"] = self._languages
        self.filters["decade"].extra["choices"] = self._decades
        self.filters["collection"].queryset = collections_seen_by(viewer).order_by("title", "pk")

    def filter_queryset(self, queryset: QuerySet[Testimony]) -> QuerySet[Testimony]:
        """Filtered, and always in one certain order; what is not known comes last."""
        found = super().filter_queryset(queryset)
        chosen = [
            F(name.removeprefix("-")).desc(nulls_last=True) if name.startswith("-") else F(name).asc(nulls_last=True)
            for name in found.query.order_by or ("title",)
        ]
        return found.order_by(*chosen, "pk")

    def in_language(self, queryset: QuerySet[Testimony], _name: str, language: str) -> QuerySet[Testimony]:
        """Those in which it is spoken."""
        return queryset.filter(languages__contains=f" {language} ")

    def in_decade(self, queryset: QuerySet[Testimony], _name: str, decade: str) -> QuerySet[Testimony]:
        """Those of which the recording can have begun in the ten years from this one."""
        first = max(int(decade), dt.MINYEAR)
        return queryset.filter(
            recorded_date_earliest__gte=dt.date(first, 1, 1), recorded_date_earliest__lte=dt.date(first + 9, 12, 31)
        )

    def in_medium(self, queryset: QuerySet[Testimony], _name: str, medium: str) -> QuerySet[Testimony]:
        """Those with such a recording to play, or with none."""
        playable = Recording.objects.playable_by(self.viewer).filter(testimony=OuterRef("pk"))
        if medium == Medium.TEXT:
            return queryset.exclude(Exists(playable))
        return queryset.filter(Exists(playable.filter(medium=medium)))

    def _languages(self) -> Choices:
        spoken = self.queryset.order_by().values_list("languages", flat=True).distinct()
        tags = {tag for languages in spoken for tag in languages}
        return sorted(((tag, language_in_words(tag)) for tag in tags), key=lambda choice: choice[1])

    def _decades(self) -> Choices:
        dated = self.queryset.order_by().filter(recorded_date_earliest__gt=dt.date.min)
        years = dated.annotate(year=ExtractYear("recorded_date_earliest")).values_list("year", flat=True).distinct()
        return [
            (str(decade), _("%(year)ss") % {"year": decade}) for decade in sorted({year // 10 * 10 for year in years})
        ]


class WitnessFilter(ListFilter):
    """Witnesses by name, community and place."""

    name = django_filters.CharFilter(label=gettext_lazy("Name"), method="called", max_length=100)
    community = AuthorityFilter(
        label=gettext_lazy("Community"),
        empty_label=gettext_lazy("Any"),
        field_name="communities",
        to_field_name="identifier",
        queryset=Authority.objects.none(),
    )
    place = django_filters.CharFilter(label=gettext_lazy("Place"), method="of_place", max_length=100)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        seen = self.queryset.order_by().values("pk")
        members = Witness.communities.through.objects.filter(witness__in=seen).values("authority")
        self.filters["community"].queryset = Authority.objects.current().filter(pk__in=members).with_labels()

    def called(self, queryset: QuerySet[Witness], _name: str, text: str) -> QuerySet[Witness]:
        """Those told by a name that holds these letters, in whatever script they are typed."""
        key = name_key(text)
        if not key:
            return queryset.none()
        names = WitnessName.objects.readable_by(self.viewer).filter(key__contains=key)
        return queryset.filter(pk__in=names.values("witness"))

    def of_place(self, queryset: QuerySet[Witness], _name: str, text: str) -> QuerySet[Witness]:
        """Those whose testimony speaks of a place that is called so, in whatever script and time."""
        key = name_key(text)
        if not key:
            return queryset.none()
        places = Authority.objects.of_kind(AuthorityKind.PLACE).filter(labels__key__contains=key)
        speaking = Testimony.objects.visible_to(self.viewer).filter(subjects__in=places).values("pk")
        return queryset.filter(pk__in=Participation.objects.filter(testimony__in=speaking).values("witness"))

"""Requests for access, and what consents cover for readers who hold a grant."""

from importlib import import_module

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from testimonies.access.terms import Audience, ConsentTerms, Scope, Terms, coverage_column
from testimonies.vocabulary import Openness, State


def give_rights(apps, schema_editor):
    """The groups' rights once more: what is new here did not exist when they were given."""
    import_module("testimonies.migrations.0002_groups").give_rights(apps, schema_editor)


def count_for_readers(apps, schema_editor):
    """Consents that were counted for the public are counted for readers, research only included."""
    Consent = apps.get_model("testimonies", "Consent")
    Coverage = apps.get_model("testimonies", "Coverage")
    Participation = apps.get_model("testimonies", "Participation")
    for coverage in Coverage.objects.iterator(chunk_size=500):
        given = tuple(_terms_of(consent) for consent in Consent.objects.filter(testimony=coverage.testimony_id))
        witnesses = Participation.objects.filter(testimony=coverage.testimony_id).values_list("witness", flat=True)
        terms = Terms(0, State.DRAFT, Openness.CLOSED, witnesses=frozenset(witnesses), consents=given)
        for scope in Scope:
            column = coverage_column(scope, audience=Audience.READERS)
            setattr(coverage, column, terms.covered_until(scope, audience=Audience.READERS))
        coverage.save()


def _terms_of(consent):
    return ConsentTerms(
        scopes=frozenset(scope for scope in Scope if getattr(consent, f"covers_{scope}")),
        witness=consent.witness_id,
        research_only=consent.research_only,
        until_date=consent.until_date,
        withdrawn_at=consent.withdrawn_at,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("testimonies", "0003_access_copies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="collection",
            name="reading_room_terms",
            field=models.TextField(
                blank=True,
                help_text="What a reader agrees to who asks for a closed testimony of this collection; leave empty for the archive's own terms. Shown to whoever asks, who may learn from it which collection it is.",
                verbose_name="terms of the reading room",
            ),
        ),
        migrations.AddField(
            model_name="coverage",
            name="image_until_for_readers",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="coverage",
            name="name_until_for_readers",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="coverage",
            name="text_until_for_readers",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="coverage",
            name="voice_until_for_readers",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="AccessRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255, verbose_name="name")),
                ("email", models.EmailField(max_length=150, verbose_name="e-mail address")),
                ("institution", models.CharField(blank=True, max_length=255, verbose_name="institution")),
                (
                    "purpose",
                    models.TextField(
                        help_text="What they want to read it for, in their words.", verbose_name="purpose"
                    ),
                ),
                ("language", models.CharField(max_length=16, verbose_name="language of letters")),
                (
                    "terms_sha256",
                    models.CharField(
                        help_text="SHA-256 of the text that was shown and accepted.",
                        max_length=64,
                        verbose_name="terms accepted",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "Granted"), ("refused", "Refused")],
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("because", models.TextField(blank=True, help_text="Told to whoever asked.", verbose_name="because")),
                (
                    "note",
                    models.TextField(blank=True, help_text="For curators; never told.", verbose_name="internal note"),
                ),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                (
                    "revoked_because",
                    models.TextField(blank=True, help_text="Told to the reader.", verbose_name="revoked because"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_requests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reader",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revoked by",
                    ),
                ),
                (
                    "testimony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_requests",
                        to="testimonies.testimony",
                        verbose_name="testimony",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for access",
                "verbose_name_plural": "requests for access",
                "permissions": [("decide_accessrequest", "Can decide requests for access")],
                "indexes": [
                    models.Index(fields=["reader", "until"], name="access_request_by_reader"),
                    models.Index(fields=["email", "asked_at"], name="access_request_by_email"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decision", "")),
                        fields=("testimony", "email"),
                        name="one_waiting_request_of_each_asker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ("", "granted", "refused"))),
                        name="access_decision_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("because", ""),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decision", ""),
                            ),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="access_decision_has_somebody_and_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decision", "granted"),
                                ("reader__isnull", False),
                                ("until__gt", models.F("decided_at")),
                                ("until__isnull", False),
                            ),
                            models.Q(
                                models.Q(("decision", "granted"), _negated=True),
                                ("reader__isnull", True),
                                ("until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="access_grant_has_an_end_and_a_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("revoked_at__isnull", True), ("revoked_because", ""), ("revoked_by__isnull", True)
                            ),
                            models.Q(
                                ("decision", "granted"),
                                ("revoked_at__isnull", False),
                                ("revoked_by__isnull", False),
                                models.Q(("revoked_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_grant_is_revoked_by_somebody_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(count_for_readers, migrations.RunPython.noop),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]

"""A seal that outlasts erased words, tombstones, checks of files, descriptions that name, curatorships that say so."""

import hashlib
import json
import secrets

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import testimonies.models.audit


NEW_RECORDS = ("fixity", "tombstone")


def seal_anew(apps, schema_editor):
    """Lines written before were sealed with their words in the seal itself."""
    AuditEvent = apps.get_model("testimonies", "AuditEvent")
    previous = ""
    for event in AuditEvent.objects.order_by("pk").iterator():
        event.nonce = secrets.token_hex(16)
        event.digest = _sum([event.nonce, event.because, event.change])
        event.previous_seal = previous
        about = [event.at.isoformat(), event.by_id, event.by_name, event.verb, event.kind, event.identifier]
        event.seal = previous = _sum([event.previous_seal, *about, event.digest])
        event.save(update_fields=["nonce", "digest", "previous_seal", "seal"])


def _sum(said):
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def say_who_curates_everything(apps, schema_editor):
    """Until now a curator without a curatorship worked on every collection."""
    Curatorship = apps.get_model("testimonies", "Curatorship")
    limited = Curatorship.objects.values("curator")
    staff = apps.get_model("auth", "User").objects.filter(is_staff=True, is_superuser=False).exclude(pk__in=limited)
    Curatorship.objects.bulk_create(Curatorship(curator=account, is_everywhere=True) for account in staff)


def forget_who_curates_everything(apps, schema_editor):
    apps.get_model("testimonies", "Curatorship").objects.filter(is_everywhere=True).delete()


def let_administrators_see(apps, schema_editor):
    config = apps.get_app_config("testimonies")
    known, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = known
    rights = [f"view_{record}" for record in NEW_RECORDS]
    group = apps.get_model("auth", "Group").objects.filter(name="administrator").first()
    if group:
        group.permissions.add(*apps.get_model("auth", "Permission").objects.filter(codename__in=rights))


class Migration(migrations.Migration):
    dependencies = [
        ("testimonies", "0004_reading_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Fixity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        help_text="Within the media folder.", max_length=255, unique=True, verbose_name="file"
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        help_text="As it must be: as it arrived, or as it was when first checked.",
                        max_length=64,
                        verbose_name="SHA-256",
                    ),
                ),
                ("checked_at", models.DateTimeField(db_index=True, verbose_name="checked at")),
                (
                    "soundness",
                    models.CharField(
                        choices=[("sound", "As it was"), ("missing", "Missing"), ("different", "Not what it was")],
                        max_length=16,
                        verbose_name="found",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of a file",
                "verbose_name_plural": "checks of files",
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=32, verbose_name="kind")),
                ("identifier", models.CharField(max_length=64, verbose_name="identifier")),
                ("erased_at", models.DateTimeField(auto_now_add=True, verbose_name="erased at")),
                ("because", models.CharField(help_text="Without names.", max_length=500, verbose_name="because")),
            ],
            options={
                "verbose_name": "tombstone",
                "verbose_name_plural": "tombstones",
            },
        ),
        migrations.AddField(
            model_name="auditevent",
            name="digest",
            field=models.CharField(default="", max_length=64, verbose_name="digest of reason and change"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditevent",
            name="nonce",
            field=models.CharField(
                blank=True,
                default=testimonies.models.audit.new_nonce,
                editable=False,
                max_length=32,
                verbose_name="nonce",
            ),
        ),
        migrations.AddField(
            model_name="coverage",
            name="described_until",
            field=models.DateField(
                help_text="Until when its description may be read: a name in it may be hidden from then on.", null=True
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The consent of which a part was withdrawn.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="continued_by",
                to="testimonies.consent",
                verbose_name="what is left of",
            ),
        ),
        migrations.AddField(
            model_name="curatorship",
            name="is_everywhere",
            field=models.BooleanField(
                default=False,
                help_text="Of today and of later. Then name no collection.",
                verbose_name="every collection",
            ),
        ),
        migrations.AlterField(
            model_name="curatorship",
            name="collection",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="curatorships",
                to="testimonies.collection",
                verbose_name="collection",
            ),
        ),
        migrations.AddConstraint(
            model_name="curatorship",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_everywhere", True)), fields=("curator",), name="curatorship_everywhere_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="curatorship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("collection__isnull", True), ("is_everywhere", True)),
                    models.Q(("collection__isnull", False), ("is_everywhere", False)),
                    _connector="OR",
                ),
                name="curatorship_is_of_one_collection_or_of_every",
                violation_error_message="Choose a collection, or tick that it is every collection.",
            ),
        ),
        migrations.AddField(
            model_name="tombstone",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddConstraint(
            model_name="tombstone",
            constraint=models.UniqueConstraint(fields=("kind", "identifier"), name="tombstone_once"),
        ),
        migrations.RunPython(seal_anew, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(say_who_curates_everything, forget_who_curates_everything, elidable=True),
        migrations.RunPython(let_administrators_see, migrations.RunPython.noop, elidable=False),
    ]

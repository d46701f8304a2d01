from importlib import import_module

import django.db.models.deletion
import django.utils.timezone
import testimonies.models.paths
from django.db import migrations, models


def let_curators_see(apps, schema_editor):
    import_module("testimonies.migrations.0002_groups").give_rights(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("testimonies", "0002_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_of", models.CharField(max_length=100, verbose_name="made of")),
                (
                    "medium",
                    models.CharField(
                        choices=[("audio", "Sound"), ("video", "Film")], max_length=8, verbose_name="medium"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        storage=testimonies.models.paths.derivatives,
                        upload_to=testimonies.models.paths.copy_path,
                        verbose_name="file",
                    ),
                ),
                ("media_type", models.CharField(blank=True, max_length=100, verbose_name="media type")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("byte_size", models.PositiveBigIntegerField(default=0, verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at")),
                (
                    "why_not",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "no_ffmpeg",
                                "It takes ffmpeg to make its public copy. Ask the operator to install it.",
                            ),
                            ("unreadable", "Its file is damaged, or of a kind that cannot be read."),
                            ("missing", "Its file is not where it should be kept."),
                            ("too_long", "Making its public copy took too long and was stopped."),
                        ],
                        max_length=16,
                        verbose_name="why there is none",
                    ),
                ),
                (
                    "recording",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_copy",
                        to="testimonies.recording",
                        verbose_name="recording",
                    ),
                ),
            ],
            options={
                "verbose_name": "copy for the public",
                "verbose_name_plural": "copies for the public",
            },
        ),
        migrations.CreateModel(
            name="Silence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start_ms", models.PositiveBigIntegerField(verbose_name="from (ms)")),
                ("end_ms", models.PositiveBigIntegerField(verbose_name="to (ms)")),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="silences",
                        to="testimonies.accesscopy",
                        verbose_name="copy",
                    ),
                ),
            ],
            options={
                "verbose_name": "silence",
                "verbose_name_plural": "silences",
            },
        ),
        migrations.AddConstraint(
            model_name="accesscopy",
            constraint=models.CheckConstraint(
                condition=models.Q(("made_of", ""), _negated=True), name="access_copy_is_made_of_a_file"
            ),
        ),
        migrations.AddConstraint(
            model_name="accesscopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file", ""), models.Q(("why_not", ""), _negated=True)),
                    models.Q(
                        models.Q(("file", ""), _negated=True), models.Q(("sha256", ""), _negated=True), ("why_not", "")
                    ),
                    _connector="OR",
                ),
                name="access_copy_is_there_or_says_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="silence",
            constraint=models.CheckConstraint(
                condition=models.Q(("end_ms__gt", models.F("start_ms"))), name="silence_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="silence",
            constraint=models.UniqueConstraint(fields=("copy", "start_ms"), name="silence_starts_once_in_a_copy"),
        ),
        migrations.RunPython(let_curators_see, migrations.RunPython.noop, elidable=False),
    ]

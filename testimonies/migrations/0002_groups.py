"""The five groups of curators and their rights. A curator may be in several; the rights add up."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CATALOGUE = (
    "authority", "authoritylabel", "externalidentifier", "witness", "witnessname", "lifeevent", "testimony", "participation",
    "contributor", "curatornote", "recording", "indexpoint", "annotation", "claim", "question", "collection",
)  # fmt: skip
WORDS = ("transcript", "speaker", "segment", "curatornote", "annotation", "indexpoint")
RECORDS = (
    "batch",
    "batchfile",
    "transcriptrevision",
    "auditevent",
    "formeridentifier",
    "consent",
    "textredaction",
    "timeredaction",
    "curatorship",
)
ALL = tuple(dict.fromkeys(CATALOGUE + WORDS + RECORDS))


def _may(verbs, models):
    return {f"{verb}_{model}" for verb in verbs for model in models}


VIEW = _may(
    ("view",),
    (model for model in ALL if model not in ("auditevent", "consent", "textredaction", "timeredaction", "curatorship")),
)
RIGHTS = {
    "transcriber": VIEW | _may(("add", "change"), WORDS) | {"transcribe_testimony"},
    "cataloguer": VIEW
    | _may(("add", "change"), (*CATALOGUE, *WORDS))
    | _may(
        ("delete",),
        (
            "participation",
            "contributor",
            "witnessname",
            "authoritylabel",
            "lifeevent",
            "externalidentifier",
            "indexpoint",
            "annotation",
        ),
    )
    | _may(("view", "add", "change"), ("consent",))
    | {"transcribe_testimony", "ingest_testimony"},
    "reviewer": VIEW
    | _may(("change",), ("testimony", *WORDS))
    | _may(("add",), ("curatornote", "annotation"))
    | _may(("view", "add", "change", "delete"), ("textredaction", "timeredaction"))
    | _may(("view",), ("consent", "auditevent"))
    | {"transcribe_testimony", "review_testimony", "withdraw_testimony"},
    "publisher": VIEW
    | _may(("change",), ("testimony",))
    | _may(("add",), ("curatornote",))
    | _may(("view", "add", "change"), ("consent", "textredaction", "timeredaction"))
    | _may(("view",), ("auditevent",))
    | {"transcribe_testimony", "review_testimony", "publish_testimony", "withdraw_testimony"},
    "administrator": None,
}


def give_rights(apps, schema_editor):
    config = apps.get_app_config("testimonies")
    config.models_module = True  # permissions are made after all migrations otherwise: too late for this one
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="testimonies")
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(ours if rights is None else ours.filter(codename__in=rights)))


class Migration(migrations.Migration):
    dependencies = [
        ("testimonies", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop, elidable=False)]

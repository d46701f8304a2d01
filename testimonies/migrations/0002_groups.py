"""The five groups of curators and their rights. A curator may be in several; the rights add up."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CATALOGUE = (
    "authority", "authoritylabel", "externalidentifier", "witness", "witnessname", "lifeevent", "testimony", "participation",
    "contributor", "curatornote", "recording", "indexpoint", "annotation", "claim", "question", "collection",
)  # fmt: skip
WORDS = ("transcript", "speaker", "segment", "curatornote", "annotation", "indexpoint")
RECORDS = (
    "accesscopy",
    "silence",
    "batch",
    "batchfile",
    "transcriptrevision",
    "auditevent",
    "formeridentifier",
    "consent",
    "coverage",
    "textredaction",
    "timeredaction",
    "curatorship",
)
CLOSED = ("auditevent", "consent", "coverage", "textredaction", "timeredaction", "curatorship")
ALL = tuple(dict.fromkeys(CATALOGUE + WORDS + RECORDS))


def _may(verbs, models):
    return {f"{verb}_{model}" for verb in verbs for model in models}


VIEW = _may(("view",), (model for model in ALL if model not in CLOSED))
CONSENTS = ("consent", "coverage")
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
    | {"view_coverage", "transcribe_testimony", "ingest_testimony"},
    "reviewer": VIEW
    | _may(("change",), ("testimony", *WORDS))
    | _may(("add",), ("curatornote", "annotation"))
    | _may(("view", "add", "change", "delete"), ("textredaction", "timeredaction"))
    | _may(("view",), (*CONSENTS, "auditevent"))
    | {"transcribe_testimony", "review_testimony", "withdraw_testimony"},
    "publisher": VIEW
    | _may(("change",), ("testimony",))
    | _may(("add",), ("curatornote",))
    | _may(("view", "add", "change"), ("consent", "textredaction", "timeredaction"))
    | _may(("view",), ("coverage", "auditevent"))
    | {"transcribe_testimony", "review_testimony", "publish_testimony", "withdraw_testimony"}
    | {"view_accessrequest", "decide_accessrequest"},
    "administrator": None,
}


ACCOUNTS = {"view_user", "add_user", "change_user", "view_group"}  # an administrator looks after the curators' accounts


def give_rights(apps, schema_editor):
    for label in ("auth", "testimonies"):
        config = apps.get_app_config(label)
        known = getattr(config, "models_module", None)
        config.models_module = True  # permissions are made after all migrations otherwise: too late for this one
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = known
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="testimonies")
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(ours if rights is None else ours.filter(codename__in=rights)))
        if rights is None:
            accounts = Permission.objects.filter(content_type__app_label="auth", codename__in=ACCOUNTS)
            group.permissions.add(*accounts)


class Migration(migrations.Migration):
    dependencies = [
        ("testimonies", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop, elidable=False)]

"""Script planted in every text of the archive runs on no page, public or curators', and leads nowhere."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import reverse
from playwright.sync_api import Page

from testimonies.indexing.rebuild import rebuild
from testimonies.models import Testimony
from tests.factories.cast import make_administrator
from tests.trust.admin import kinds
from tests.trust.canaries import Aviary
from tests.trust.closed import add_closed
from tests.trust.fields import decided
from tests.trust.public import make_public

PLANTED = "'\"><img src=x onerror=ran=1>"
LEADING = "javascript:ran=1"
WITH_NUMBER = 32  # the longest text that the shortest of the fields holds
PUBLIC = (
    "/", "/search", "/search?q=river", "/search?q=%3Cimg+src%3Dx+onerror%3Dran%3D1%3E", "/testimonies", "/witnesses",
    "/witnesses/w-ferryman", "/explore", "/explore/place", "/authorities/a-crossing", "/questions",
    "/questions/q-boats", "/collections", "/collections/c-river", "/testimonies/t-plain-0",
    "/testimonies/t-masked?within=img", "/testimonies/t-anonymous", "/testimonies/t-ferry", "/testimonies/t-announced",
)  # fmt: skip


@pytest.fixture
def poisoned(live_server):
    with transaction.atomic():
        add_closed(make_public(Aviary()))
        for model in apps.get_app_config("testimonies").get_models():
            for record in model._base_manager.order_by("pk"):
                _poison(model, record)
        Testimony.objects.update(advisories=())
    rebuild()
    return live_server.url


def test_planted_script_runs_on_no_public_page(page: Page, poisoned):
    for address in PUBLIC:
        page.goto(poisoned + address, wait_until="load")
        _assert_harmless(page, address)
        page.context.clear_cookies()


def test_planted_script_runs_on_no_page_of_the_curators(page: Page, poisoned, sign_in):
    sign_in(make_administrator())
    pages = [reverse("admin:index"), "/admin/?q=x"]
    for model in kinds():
        record = model._default_manager.order_by("pk").first()
        pages.append(reverse(f"admin:testimonies_{model._meta.model_name}_changelist"))
        if record is not None:
            pages.append(reverse(f"admin:testimonies_{model._meta.model_name}_change", args=[record.pk]))
    pages.append(reverse("admin:testimonies_testimony_history", args=[Testimony.objects.last().pk]))

    for address in pages:
        page.goto(poisoned + address, wait_until="load")
        _assert_harmless(page, address)


def _assert_harmless(page: Page, address: str) -> None:
    assert page.evaluate("typeof window.ran") == "undefined", address
    assert page.locator("img[src=x]").count() == 0, address
    assert page.locator("[href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i]").count() == 0, (
        address
    )


def _poison(model: type[models.Model], record: models.Model) -> None:
    """Beneath the forms, which would refuse some of it."""
    texts = [name for name in decided(model) if not isinstance(model._meta.get_field(name), models.FileField)]
    values = {name: _poisonous(record, name) for name in texts}
    if values:
        model._base_manager.filter(pk=record.pk).update(**values)


def _poisonous(record: Any, name: str) -> Any:
    said = f"{PLANTED}{record.pk}"[:WITH_NUMBER]
    shapes = {
        "metadata": {said: said},
        "footnotes": [],
        "keywords": [said],
        "hyperlinks": [[LEADING, said]],
        "former": [
            {"key": "0123456789ab", "text": said, "start_ms": None, "end_ms": None, "recording": None, "speaker": said}
        ],
        "findings": [{"level": said, "line": 1, "message": said}],
        "totals": {said: 1},
        "change": {"fields": [said], said: said},
        "source_url": LEADING,
        "external_url": "" if getattr(record, "file", "") else LEADING,
    }
    if name == "footnotes" and record.segments.exists():
        return [{"segment": record.segments.first().key, "offset": 0, "text": said}]
    return shapes.get(name, said)

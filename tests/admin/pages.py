"""Pages of the admin as a browser without script meets them: opened, filled in, sent."""

import re
from collections import defaultdict
from typing import Any

from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html


def enter(person: Any) -> Client:
    """Somebody at the admin's door, let in."""
    client = Client()
    client.force_login(person)
    return client


def address(record: Any, page: str = "change", *more: Any) -> str:
    """The page of a record, or of a kind of record when its model is given."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}"
    return reverse(name, args=[record.pk, *more] if isinstance(record, models.Model) else more)


def filled(response: HttpResponse, **changes: Any) -> dict[str, Any]:
    """What the form of a page would send, with some of it typed anew."""
    page = re.sub(r"(<textarea[^>]*>)\r?\n", r"\1", response.content.decode())  # a line break that browsers drop
    forms = html.fromstring(page).forms
    form = next(form for form in forms if (form.get("id") or "").endswith("_form") or form.get("class") == "asked")
    sent: dict[str, Any] = defaultdict(list)
    for name, value in form.form_values():
        sent[name].append(value)
    return {**sent, **changes}


def save(client: Client, record: Any, **changes: Any) -> HttpResponse:
    """Open a record's form, change some fields, save it."""
    page = address(record)
    return client.post(page, filled(client.get(page), **changes))


def said(response: HttpResponse) -> list[str]:
    """The messages on the page to which an answer leads."""
    return [str(message) for message in response.context["messages"]]


def text_of(response: HttpResponse) -> str:
    """The words of a page, without its marks."""
    return " ".join(" ".join(html.fromstring(response.content.decode()).itertext()).split())

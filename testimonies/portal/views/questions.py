"""Questions, and the claims that answer them side by side."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.models import Claim, Question
from testimonies.portal.pages import show
from testimonies.portal.presenters.questions import asked_questions, attested, plot_of
from testimonies.portal.seeking import moved, sought
from testimonies.workflow.viewers import viewer_for


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Every question to which a claim that can be read gives an answer."""
    viewer = viewer_for(request.user)
    return show(request, "questions.html", viewer=viewer, shown={"questions": asked_questions(viewer)})


@require_safe
def question(request: HttpRequest, identifier: str) -> HttpResponse:
    """One question: each claim with its source, as a ledger and as a plot."""
    viewer = viewer_for(request.user)
    found = sought(Question.objects.visible_to(viewer), identifier)
    if found.identifier != identifier:
        return moved("question", found.identifier)
    answering = Claim.objects.visible_to(viewer).filter(question=found)
    claims = attested(answering.order_by(F("low").asc(nulls_last=True), "pk"), viewer=viewer)
    shown = {"question": found, "claims": claims, "plot": plot_of(claims, unit=found.unit)}
    return show(request, "question.html", viewer=viewer, shown=shown)

"""Uploads of many megabytes: judged by what they announce before a byte of them is kept, and refused in words."""

import shutil

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

MB = 1024 * 1024
LEFT_FREE = 256 * MB  # of the disk, for the archive's own work
READ_AND_LET_GO = 64 * 1024
BROKEN = (TooManyFieldsSent, RequestDataTooBig, MultiPartParserError, UnreadablePostError)


def why_not_taken(request: HttpRequest) -> str:
    """Why an upload cannot be taken, in a sentence; empty when it is read and can be looked at. Keeps nothing then.

    A body without a length is read as an empty one by Django, so that the length announced is the length read.
    """
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if why := _why_too_large(int(announced) if announced.isdecimal() else 0):
        _let_go(request)
        return why
    try:
        request.POST  # noqa: B018 - reading it is what can fail
    except TooManyFilesSent:
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return _("At most %(most)s files can be sent at once. Pack more of them into a ZIP.") % {"most": most}
    except BROKEN:
        return _("The files did not arrive whole. Please send them again.")
    return ""


def _why_too_large(size: int) -> str:
    most = settings.ARCHIVE_UPLOAD_MB
    if size > most * MB:
        told = {"size": size // MB, "most": most}
        return (
            _(
                "These files have %(size)s MB; at most %(most)s MB can be sent at once. Send them in parts, or ask an "
                "operator to bring them in from the server."
            )
            % told
        )
    if 2 * size + LEFT_FREE > shutil.disk_usage(settings.FILE_UPLOAD_TEMP_DIR).free:
        return _("The archive's disk has no room for these files. Please tell an operator.")
    return ""


def _let_go(request: HttpRequest) -> None:
    """Read what is being sent without keeping it, up to twice the limit: a browser listens only when it has spoken."""
    left = 2 * settings.ARCHIVE_UPLOAD_MB * MB
    try:
        while left > 0 and (piece := request.read(READ_AND_LET_GO)):
            left -= len(piece)
    except UnreadablePostError:
        return

"""Every signal subscription of the house, in one place, and the search engine that the settings name."""

from django.conf import settings
from django.core.signals import request_started
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from testimonies.indexing import keep
from testimonies.ingest import worker
from testimonies.interchange import portraits
from testimonies.interchange.access_copies import keeping
from testimonies.interchange.access_copies.background import background
from testimonies.models import AccessCopy, Consent, Participation, Recording, Testimony, Witness
from testimonies.models.counted import consents_changed
from testimonies.search import current
from testimonies.workflow import describing
from testimonies.workflow.coverage import follow_row, follow_rows
from testimonies.workflow.following import TOUCHED, follow, follow_links
from testimonies.workflow.signals import deliveries_waiting, testimonies_changed


def connect() -> None:
    """Called once, when the app is ready."""
    current.configure(settings.ARCHIVE_SEARCH_ENGINE, settings.ARCHIVE_VAR / "index")
    for model in TOUCHED:
        post_save.connect(follow, sender=model, dispatch_uid=f"follow-save-{model.__name__}")
        pre_delete.connect(follow, sender=model, dispatch_uid=f"follow-delete-{model.__name__}")
    for model in (Consent, Participation):
        post_save.connect(follow_row, sender=model, dispatch_uid=f"recount-save-{model.__name__}")
        post_delete.connect(follow_row, sender=model, dispatch_uid=f"recount-delete-{model.__name__}")
    consents_changed.connect(follow_rows, dispatch_uid="recount-rows")
    for model in describing.NAMING:  # after the consents are counted: a name is read as long as one covers it
        post_save.connect(describing.follow_row, sender=model, dispatch_uid=f"describe-save-{model.__name__}")
        post_delete.connect(describing.follow_row, sender=model, dispatch_uid=f"describe-delete-{model.__name__}")
    consents_changed.connect(describing.follow_rows, dispatch_uid="describe-rows")
    for through in (Testimony.subjects.through, Witness.communities.through):
        m2m_changed.connect(follow_links, sender=through, dispatch_uid=f"follow-links-{through.__name__}")
    testimonies_changed.connect(keep.keep_up, dispatch_uid="keep-the-index")
    request_started.connect(background.begin, dispatch_uid="begin-making-access-copies")
    testimonies_changed.connect(background.call, dispatch_uid="make-access-copies")
    request_started.connect(worker.background.begin, dispatch_uid="begin-working-on-deliveries")
    deliveries_waiting.connect(worker.background.call, dispatch_uid="work-on-deliveries")
    post_delete.connect(keeping.forget_bytes, sender=AccessCopy, dispatch_uid="forget-access-copy")
    post_save.connect(keeping.forget_copy_of_former, sender=Recording, dispatch_uid="forget-copy-of-former-file")
    post_save.connect(portraits.forget_former, sender=Witness, dispatch_uid="forget-former-portrait")
    post_delete.connect(portraits.forget_present, sender=Witness, dispatch_uid="forget-portrait")

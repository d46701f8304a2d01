"""The controlled words of the archive, each with its own groupings. Knows no model."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a testimony stands on its way to the public."""

    DRAFT = "draft", _("Draft")
    TRANSCRIBING = "transcribing", _("Being transcribed")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Openness(TextChoices):
    """Who may read and hear a published testimony."""

    OPEN = "open", _("Open to everyone")
    READING_ROOM = "reading_room", _("Reading room: approved readers only")
    CLOSED = "closed", _("Closed")


class Decision(TextChoices):
    """What was decided about somebody's request to read."""

    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class PublicIdentity(TextChoices):
    """Under which name a witness appears in public, everywhere."""

    NAMED = "named", _("By name")
    PSEUDONYM = "pseudonym", _("Under a pseudonym")
    ANONYMOUS = "anonymous", _("Anonymous")


class NameKind(TextChoices):
    """What sort of name a witness's name is."""

    BIRTH = "birth", _("Name at birth")
    USED = "used", _("Name used")
    ALIAS = "alias", _("Alias")
    NOM_DE_GUERRE = "nom_de_guerre", _("Nom de guerre")
    PSEUDONYM = "pseudonym", _("Pseudonym")
    TRANSLITERATION = "transliteration", _("Transliteration")


class LifeEventKind(TextChoices):
    """What happened to a witness."""

    BORN = "born", _("Born")
    STUDIED = "studied", _("Studied")
    CONSCRIPTED = "conscripted", _("Conscripted")
    CAPTURED = "captured", _("Captured")
    INTERNED = "interned", _("Interned")
    TRANSPORTED = "transported", _("Transported")
    MARCHED = "marched", _("Marched")
    RECRUITED = "recruited", _("Recruited")
    DESERTED = "deserted", _("Deserted")
    DEPORTED = "deported", _("Deported")
    LIBERATED = "liberated", _("Liberated")
    REPATRIATED = "repatriated", _("Repatriated")
    TRIED = "tried", _("Tried")
    EMIGRATED = "emigrated", _("Emigrated")
    TESTIFIED = "testified", _("Testified")
    DIED = "died", _("Died")
    OTHER = "other", _("Other")


class Certainty(TextChoices):
    """How sure the archive is that a statement is about what it seems to be about."""

    CERTAIN = "certain", _("Certain")
    PROBABLE = "probable", _("Probable")
    UNCERTAIN = "uncertain", _("Uncertain")
    DISPUTED = "disputed", _("Disputed")


class AuthorityKind(TextChoices):
    """What a controlled term names."""

    PLACE = "place", _("Place")
    CAMP = "camp", _("Camp")
    UNIT = "unit", _("Military unit")
    COMMUNITY = "community", _("Community")
    PERSON = "person", _("Person")
    EVENT = "event", _("Event")
    TOPIC = "topic", _("Topic")


class LabelKind(TextChoices):
    """How a label stands to its authority."""

    PREFERRED = "preferred", _("Preferred")
    VARIANT = "variant", _("Variant")
    HISTORICAL = "historical", _("Historical")


class ExternalScheme(TextChoices):
    """Registers outside the archive that identify the same thing."""

    WIKIDATA = "wikidata", "Wikidata"
    GEONAMES = "geonames", "GeoNames"
    GND = "gnd", "GND"
    EHRI = "ehri", "EHRI"
    VIAF = "viaf", "VIAF"


class ContributorRole(TextChoices):
    """What somebody other than the witness did for a testimony."""

    INTERVIEWER = "interviewer", _("Interviewer")
    CAMERA = "camera", _("Camera")
    SOUND = "sound", _("Sound")
    INTERPRETER = "interpreter", _("Interpreter")
    TRANSLATOR = "translator", _("Translator")
    TRANSCRIBER = "transcriber", _("Transcriber")
    RESEARCHER = "researcher", _("Researcher")
    READER = "reader", _("Reader")


class SpeakerRole(TextChoices):
    """Who a speaker of a transcript is."""

    WITNESS = "witness", _("Witness")
    INTERVIEWER = "interviewer", _("Interviewer")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Not yet identified")


class Medium(TextChoices):
    """What can be seen or heard of a testimony."""

    AUDIO = "audio", _("Sound")
    VIDEO = "video", _("Film")
    TEXT = "text", _("Text only")


class WhyNot(TextChoices):
    """Why no copy of a recording could be made for the public."""

    NO_FFMPEG = "no_ffmpeg", _("It takes ffmpeg to make its public copy. Ask the operator to install it.")
    UNREADABLE = "unreadable", _("Its file is damaged, or of a kind that cannot be read.")
    MISSING = "missing", _("Its file is not where it should be kept.")
    TOO_LONG = "too_long", _("Making its public copy took too long and was stopped.")


class TranscriptKind(TextChoices):
    """How a text stands to what was said."""

    VERBATIM = "verbatim", _("Verbatim")
    TRANSLATION = "translation", _("Translation")
    SUMMARY = "summary", _("Summary")


class TranscriptOrigin(TextChoices):
    """Who or what wrote a text down."""

    HUMAN = "human", _("Written by a person")
    MACHINE = "machine", _("Written by a machine")
    MACHINE_CORRECTED = "machine_corrected", _("Written by a machine, corrected by a person")


class Advisory(TextChoices):
    """What a reader or listener may want to know before going on."""

    VIOLENCE = "violence", _("Violence")
    DEATH = "death", _("Death and dying")
    HUNGER = "hunger", _("Hunger and illness")
    SEXUAL_VIOLENCE = "sexual_violence", _("Sexual violence")
    CHILDREN = "children", _("Suffering of children")
    HATRED = "hatred", _("Language of hatred")


class Outcome(TextChoices):
    """What an import did, or would do, with one file."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Same")
    REFUSED = "refused", _("Refused")


class BatchState(TextChoices):
    """How far a bulk import has come."""

    RUNNING = "running", _("Running")
    FINISHED = "finished", _("Finished")
    UNDONE = "undone", _("Undone")


class DeliveryState(TextChoices):
    """How far files that a curator sent have come."""

    ARRIVING = "arriving", _("Arriving")
    TO_PLAN = "to_plan", _("Being read")
    PLANNED = "planned", _("Waiting for you")
    TO_RUN = "to_run", _("Being brought in")
    DONE = "done", _("Brought in")
    STOPPED = "stopped", _("Stopped")


class Ground(TextChoices):
    """Why a speaker is taken for a witness or an interviewer, or why not."""

    CHOSEN = "chosen", _("a curator said so")
    NAMED = "named", _("named in the sheet or in the file")
    ABBREVIATED = "abbreviated", _("short for a name that stands before it")
    CUSTOM = "custom", _("what transcribers write instead of names")
    SEVERAL = "several", _("several people at once")
    UNCLEAR = "unclear", _("nothing says who this is")


class Soundness(TextChoices):
    """How an original was found when its bytes were read again."""

    SOUND = "sound", _("As it was")
    MISSING = "missing", _("Missing")
    DIFFERENT = "different", _("Not what it was")


class Precision(TextChoices):
    """How a source words a quantity."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    LESS_THAN = "less_than", _("less than")
    BETWEEN = "between", _("between")
    UP_TO = "up_to", _("up to")


CAMPS_AND_UNITS = (AuthorityKind.CAMP, AuthorityKind.UNIT)
EDITABLE_STATES = (State.DRAFT, State.TRANSCRIBING, State.IN_REVIEW)

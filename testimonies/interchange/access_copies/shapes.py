"""What a copy looks like: which container it is read from and written to, and what may go over as it is."""

from dataclasses import dataclass
from pathlib import PurePath

from testimonies.models import Recording
from testimonies.vocabulary import Medium

# The one reader that ffmpeg may use, by what the file was found to be when it arrived, else by the suffix it is kept
# under. Nothing is guessed: a file that claims to be a list of other files is read as sound, and fails.
READERS = {
    "audio/aac": "aac", "audio/flac": "flac", "audio/mp4": "mov", "audio/mpeg": "mp3", "audio/ogg": "ogg",
    "audio/wav": "wav", "video/mp4": "mov", "video/quicktime": "mov", "video/webm": "matroska",
}  # fmt: skip
BY_SUFFIX = {
    ".aac": "aac", ".flac": "flac", ".m4a": "mov", ".m4v": "mov", ".mov": "mov", ".mp3": "mp3", ".mp4": "mov",
    ".oga": "ogg", ".ogg": "ogg", ".ogv": "ogg", ".opus": "ogg", ".wav": "wav", ".weba": "matroska",
    ".webm": "matroska",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of copy. Streams in a codec that is in `taken` go over as they are; any other is encoded anew."""

    writer: str
    suffix: str
    media_type: str
    taken: frozenset[str]
    sound: tuple[str, ...]
    picture: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


_AAC = ("aac", "-b:a", "160k")
_OPUS = ("libopus", "-b:a", "128k")
_PCM = frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"})
_PLAIN = ("-movflags", "+faststart")
_NONE = frozenset[str]()
# MP3, AAC, FLAC and Ogg are streams of frames, and tags between and behind the frames go over with them: so these are
# always encoded anew. What lies in Matroska or MP4 has a known size; but of Vorbis the comments are a part.
SOUND = {
    "aac": Shape("adts", ".aac", "audio/aac", _NONE, _AAC),
    "flac": Shape("flac", ".flac", "audio/flac", _NONE, ("flac",)),
    "matroska": Shape("webm", ".weba", "audio/webm", frozenset({"opus"}), _OPUS),
    "mov": Shape("mp4", ".m4a", "audio/mp4", frozenset({"aac"}), _AAC, options=_PLAIN),
    "mp3": Shape("mp3", ".mp3", "audio/mpeg", _NONE, ("libmp3lame", "-q:a", "2"), options=("-id3v2_version", "0")),
    "ogg": Shape("ogg", ".ogg", "audio/ogg", _NONE, _OPUS),
    "wav": Shape("wav", ".wav", "audio/wav", _PCM, ("pcm_s16le",)),
}
FILM = Shape(
    "mp4", ".mp4", "video/mp4", frozenset({"aac", "av1", "h264", "hevc", "vp9"}),
    _AAC, ("libx264", "-crf", "20", "-preset", "veryfast", "-pix_fmt", "yuv420p"), _PLAIN,
)  # fmt: skip
WEB_FILM = Shape(
    "webm", ".webm", "video/webm", frozenset({"av1", "opus", "vp8", "vp9"}),
    _OPUS, ("libvpx-vp9", "-crf", "30", "-b:v", "0", "-deadline", "good", "-cpu-used", "4", "-pix_fmt", "yuv420p"),
)  # fmt: skip


def reader_of(recording: Recording) -> str | None:
    """How the original is read; None for what is no recording as far as the archive knows."""
    suffix = PurePath(str(recording.file.name)).suffix
    return READERS.get(recording.media_type) or BY_SUFFIX.get(suffix)


def shape_for(reader: str, *, medium: str) -> Shape:
    """What the copy looks like. Of a film that is kept as sound the public gets the sound."""
    if medium == Medium.AUDIO:
        return SOUND[reader]
    return WEB_FILM if reader == "matroska" else FILM

"""CHAT (.cha), in which TalkBank and many linguists keep conversations."""

from testimonies.transcripts.formats.chat.reader import FORMAT

__all__ = ["FORMAT"]

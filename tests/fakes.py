"""Stand-ins for the trained engine and the clinicians' files, as quick as tests need them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, ClassVar

from bot.chat.turn import Turn
from bot.knowledge.requests import read_requests
from bot.settings import ROOT

CAUSE = {
    "kind": "answer",
    "text": "Keratin gets trapped under the skin.",
    "buttons": [{"title": "For a baby", "payload": '/ask_cause{"audience":"baby"}'}],
    "topic": "cause",
    "condition": "milia",
    "audience": None,
    "section": "milia/cause",
    "version": "sha256:0123456789ab",
    "status": "draft",
    "reviewed_on": None,
    "sources": [{"title": "Milia", "publisher": "NHS", "url": "https://www.nhs.uk/"}],
}
ALARM = {"kind": "red_flag", "text": "Call 999 now.", "level": "emergency", "sign": "breathing"}


class FakeEngine:
    """Answers from a short table and remembers what it was told.

    A message with "baffling" in it makes it fail, and the error quotes the message.
    """

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.noted: list[tuple[str, str]] = []
        self.restarted: list[str] = []
        self.forgotten: list[str] = []

    def greeting(self) -> list[dict[str, Any]]:
        common = [{"title": "Why do milia form?", "payload": "/ask_cause"}]
        return [{"kind": "notice", "text": "Hello", "buttons": common}]

    async def respond(self, conversation_id: str, text: str) -> Turn:
        self.heard.append((conversation_id, text))
        if "baffling" in text:
            raise RuntimeError(f"cannot make sense of: {text}")
        return Turn([CAUSE], topics=["cause"], intent="ask_cause", confidence=0.9)

    async def note_warning(
        self, conversation_id: str, text: str, level: str
    ) -> list[dict[str, Any]]:
        self.noted.append((conversation_id, text))
        if "baffling" in text:
            raise RuntimeError(f"cannot make sense of: {text}")
        return []

    async def restart(self, conversation_id: str) -> list[dict[str, Any]]:
        self.restarted.append(conversation_id)
        return self.greeting()

    async def forget(self, conversation_id: str) -> None:
        self.forgotten.append(conversation_id)


class FakeKnowledge:
    """The fixed texts, each saying its own name."""

    languages: ClassVar = {
        code: SimpleNamespace(code=code, direction=direction, text=f"fixed text in {code}")
        for code, direction in (("pl", "ltr"), ("ar", "rtl"))
    }
    assistant = SimpleNamespace(buttons=SimpleNamespace(not_meant="Not what I meant"))
    sources: ClassVar = {
        name: SimpleNamespace(title=name, publisher="NHS", url=None)
        for name in ("nhs-milia", "dermnet")
    }
    clinic = SimpleNamespace(
        name="The Clinic",
        notice="Open",
        telephone=SimpleNamespace(shown="020 7946 0000", dial="+442079460000"),
        address=SimpleNamespace(lines=["1 Street", "London"]),
        people=[],
        articles=[],
        answers={"booking": SimpleNamespace(particulars=[])},
    )

    requests = read_requests(ROOT / "knowledge")

    def fill(self, text: str, **values: object) -> str:
        for name, value in {"name": "The Clinic", "telephone": "020 7946 0000", **values}.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def text(self, name: str, **values: object) -> str:
        said = f" ({values['said']})" if "said" in values else ""
        return f"fixed text: {name}{said}"

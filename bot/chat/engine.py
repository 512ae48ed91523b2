"""The conversation engine: the Rasa agent in this process, one message in, replies out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.model import get_latest_model

from bot.chat.actions_in_process import ActionsInProcess
from bot.chat.tracker_store import CachedTrackerStore, PassingTrackerStore
from bot.chat.turn import Turn
from bot.embedding import shared_embedder
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import LEVELS
from bot.nlu.red_flag_detector import DECIDED
from bot.replies import Replies
from bot.settings import Settings
from bot.triage.check.symptom_check import current_symptom_check


class EngineError(RuntimeError):
    """The engine cannot answer; the message says what to do and holds no patient's words."""


class ReplyChannel(OutputChannel):
    """Keeps text, buttons and custom together; Rasa's own splits text at blank lines."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa's events.

        Returns:
            The name.
        """
        return "chat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes one message of an action.

        Args:
            recipient_id: not used: a channel serves one turn.
            message: text, buttons and custom.
        """
        self.messages.append(
            {
                "text": message.get("text") or "",
                "buttons": message.get("buttons") or [],
                **(message.get("custom") or {}),
            }
        )


class Engine:
    """Answers messages.

    Args:
        agent: the loaded Rasa agent.
        store: its tracker store.
        replies: maker of the replies that need no model.
    """

    def __init__(
        self, agent: Agent, store: CachedTrackerStore | PassingTrackerStore, replies: Replies
    ) -> None:
        self._agent = agent
        self._store = store
        self._replies = replies

    @classmethod
    def load(cls, settings: Settings, store: CachedTrackerStore | PassingTrackerStore) -> Engine:
        """Loads the newest trained model.

        Args:
            settings: where the model lies.
            store: where conversations are kept.

        Returns:
            The engine.

        Raises:
            EngineError: when there is no model.
            EmbeddingUnavailableError: when the embedding model is missing or damaged.
        """
        # Rasa would wrap the errors of these in one of its own.
        knowledge = current_knowledge()
        current_symptom_check()
        shared_embedder()
        agent = Agent.load(
            newest_model(settings.model_directory),
            tracker_store=store,
            action_endpoint=ActionsInProcess(),
        )
        return cls(agent, store, Replies(knowledge, settings.speaks_drafts))

    def greeting(self) -> list[dict[str, Any]]:
        """The first message of a conversation.

        Returns:
            Its replies.
        """
        return [self._replies.greeting().message()]

    async def respond(self, conversation_id: str, text: str) -> Turn:
        """Answers one message.

        Args:
            conversation_id: the conversation.
            text: the message, with personal details masked, or the payload of a button.

        Returns:
            The replies and what was understood.

        Raises:
            EngineError: when no action spoke.
        """
        channel = ReplyChannel()
        decided = {DECIDED: False}
        await self._agent.handle_message(
            UserMessage(text, channel, conversation_id, metadata=decided)
        )
        if not channel.messages:
            raise EngineError("No action spoke. Look for an action's error in the log above.")
        tracker = await self._store.retrieve(conversation_id)
        intent = tracker.latest_message.intent if tracker and tracker.latest_message else {}
        checks = [message.pop("check", None) for message in channel.messages]
        return Turn(
            messages=channel.messages,
            topics=answered_topics(channel.messages),
            offered=offered_topics(channel.messages),
            intent=intent.get("name"),
            confidence=intent.get("confidence"),
            level=highest_level(channel.messages),
            check=next(filter(None, checks), None),
        )

    async def note_warning(
        self, conversation_id: str, text: str, level: str
    ) -> list[dict[str, Any]]:
        """Takes in what a message with a warning sign tells; it has been answered already.

        Args:
            conversation_id: the conversation.
            text: the message, with personal details masked.
            level: how urgent the warning was.

        Returns:
            What is to be said after the warning: the way back to what it interrupted.
        """
        channel = ReplyChannel()
        await self._agent.handle_message(
            UserMessage(text, channel, conversation_id, metadata={DECIDED: level})
        )
        return channel.messages

    async def restart(self, conversation_id: str) -> list[dict[str, Any]]:
        """Forgets what was said and greets again.

        Args:
            conversation_id: the conversation.

        Returns:
            The greeting.
        """
        await self.forget(conversation_id)
        return self.greeting()

    async def forget(self, conversation_id: str) -> None:
        """Deletes what the engine knows of a conversation.

        Args:
            conversation_id: the conversation.
        """
        self._store.forget(conversation_id)


def newest_model(directory: Path) -> str:
    """The model trained last.

    Args:
        directory: where ``rasa train`` leaves models.

    Returns:
        Its path.

    Raises:
        EngineError: when there is none.
    """
    found = get_latest_model(str(directory)) if directory.is_dir() else None
    if found is None:
        raise EngineError(f"There is no trained model in {directory}. Run 'make train'.")
    return found


def highest_level(messages: Sequence[dict[str, Any]]) -> str:
    """How urgent a whole reply is.

    Args:
        messages: its messages.

    Returns:
        The highest level of a message; ``routine`` when none has one.
    """
    levels = (m["level"] for m in messages if m.get("level"))
    return max(levels, key=LEVELS.index, default="routine")


def answered_topics(messages: Sequence[dict[str, Any]]) -> list[str]:
    """The topics of a whole reply.

    Args:
        messages: its messages.

    Returns:
        The topics answered, each once, in order.
    """
    return list(dict.fromkeys(m["topic"] for m in messages if m.get("topic")))


def offered_topics(messages: Sequence[dict[str, Any]]) -> list[str]:
    """The topics that a reply asks back about.

    Args:
        messages: its messages.

    Returns:
        The topics of its buttons, when it asks back.
    """
    buttons = [b for m in messages if m.get("kind") == "ask_back" for b in m["buttons"]]
    return [button["payload"].removeprefix("/ask_").partition("{")[0] for button in buttons]

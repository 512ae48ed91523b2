"""Conversations as Rasa keeps them: in memory while they go on, in SQL for ever after."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

TRACKERS_IN_MEMORY = 500


class CachedTrackerStore(SQLTrackerStore):
    """Rasa's SQL store with the latest conversations kept in memory.

    Rebuilding a tracker from its rows costs more than everything else in a turn. This process
    must be the only one that writes: a second one would not see what the first has in memory.

    Args:
        domain: the slots that a tracker has.
        engine: the database; its tables are made when they are missing.
    """

    def __init__(self, domain: Domain | None, engine: Engine, **kwargs: Any) -> None:
        # SQLTrackerStore would open the database by address; it shares the engine of the log.
        TrackerStore.__init__(self, domain, None, **kwargs)
        self.engine = engine
        self.Base.metadata.create_all(engine)
        self.sessionmaker = sessionmaker(bind=engine)
        self._recent: OrderedDict[str, tuple[DialogueStateTracker, int]] = OrderedDict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Finds a conversation.

        Args:
            sender_id: its id.

        Returns:
            Its tracker; None when there is none.
        """
        if sender_id in self._recent:
            self._recent.move_to_end(sender_id)
            return self._recent[sender_id][0]
        tracker = await super().retrieve_full_tracker(sender_id)
        if tracker is not None:
            self._keep(tracker)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Writes what is new of a conversation.

        Args:
            tracker: the conversation.
        """
        await super().save(tracker)
        self._keep(tracker)

    def forget(self, sender_id: str) -> None:
        """Deletes a conversation.

        Args:
            sender_id: its id.
        """
        self._recent.pop(sender_id, None)
        with self.session_scope() as session:
            session.execute(delete(self.SQLEvent).where(self.SQLEvent.sender_id == sender_id))
            session.commit()

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> list[Any]:
        if tracker.sender_id in self._recent:
            stored = self._recent[tracker.sender_id][1]
        else:
            count = select(func.count()).where(self.SQLEvent.sender_id == tracker.sender_id)
            stored = session.execute(count).scalar_one()
        return list(tracker.events)[stored:]

    def _keep(self, tracker: DialogueStateTracker) -> None:
        self._recent[tracker.sender_id] = (tracker, len(tracker.events))
        self._recent.move_to_end(tracker.sender_id)
        while len(self._recent) > TRACKERS_IN_MEMORY:
            self._recent.popitem(last=False)


class PassingTrackerStore(InMemoryTrackerStore):
    """For the command line: nothing is written anywhere."""

    def forget(self, sender_id: str) -> None:
        """Deletes a conversation.

        Args:
            sender_id: its id.
        """
        self.store.pop(sender_id, None)

"""Runs the actions in this process instead of calling an action server over HTTP."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

import jsonschema
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.chat import failures

logger = logging.getLogger(__name__)


class ActionsInProcess(EndpointConfig):
    """Takes the place of the action server's address; the actions are the same."""

    def __init__(self) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package("actions")
        # Rasa compiles one and the same JSON schema anew for each action it runs, 27 ms each time.
        RemoteAction._validate_action_result = _validate_action_result

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> Any:
        """Runs the action that Rasa asks for.

        Args:
            method: not used: nothing is sent.
            subpath: not used.
            **kwargs: ``json`` holds the call as an action server would get it.

        Returns:
            Events and responses, as an action server would send them; none when it failed.
        """
        call = kwargs["json"]
        try:
            return await self._executor.run(call)
        except Exception as error:
            # Rasa would log the error's own message, which may quote the patient.
            failures.report(logger, f"The action {call['next_action']} failed", error)
            return {"events": [], "responses": []}


@lru_cache(maxsize=1)
def _validator() -> jsonschema.protocols.Validator:
    schema = RemoteAction.action_response_format_spec()
    return jsonschema.validators.validator_for(schema)(schema)


def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    _validator().validate(result)
    return True

"""Why a call on a conversation is refused. None of them quotes what the patient wrote."""

from __future__ import annotations


class RefusalError(Exception):
    """A call that cannot be granted.

    Attributes:
        code: its name in the chat API.
    """

    code: str


class UnknownConversationError(RefusalError):
    """There is no such conversation, or the token is another's; nobody is told which."""

    code = "conversation_unknown"


class ExpiredTokenError(RefusalError):
    """The token was right, but its time is over."""

    code = "token_expired"


class PayloadNotOfferedError(RefusalError):
    """The assistant has not offered such a button in this conversation."""

    code = "payload_not_offered"


class UnknownMessageError(RefusalError):
    """The conversation has no such message."""

    code = "message_unknown"


class MessageTooLongError(RefusalError):
    """The message is longer than the assistant reads.

    Attributes:
        limit: the longest message taken, in characters.
    """

    code = "message_too_long"

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

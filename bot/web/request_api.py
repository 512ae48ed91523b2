"""The part of the chat API that hands a conversation over to the clinic."""

from __future__ import annotations

from pydantic import Field, StrictBool, StrictStr
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.requests import form
from bot.requests.details import NoteLine
from bot.requests.submission import RequestProblems, Submission
from bot.web.api import key_of
from bot.web.errors import error_response
from bot.web.schemas import ID_PATTERN, Body, read_body


class Line(Body):
    """One line of the note."""

    title: StrictStr = ""
    text: StrictStr


class NewContact(Body):
    """Whom it is for, and how to reach them, as typed."""

    person: StrictStr = ""
    name: StrictStr = ""
    age: StrictStr = ""
    contact_name: StrictStr = ""
    telephone: StrictStr = ""
    email: StrictStr = ""
    reach: StrictStr = ""


class NewPreferences(Body):
    """When a visit would suit, as typed."""

    days: list[StrictStr] = []
    times: list[StrictStr] = []
    not_before: StrictStr = ""
    wishes: StrictStr = ""


class NewConsent(Body):
    """Whether the patient agrees, and to which wording."""

    version: StrictStr = ""
    given: StrictBool = False


class NewRequest(Body):
    """``POST /api/conversations/{id}/requests``."""

    client_request_id: StrictStr = Field(regex=ID_PATTERN)
    note: list[Line] = []
    contact: NewContact
    preferences: NewPreferences = NewPreferences()
    consent: NewConsent
    warning_read: StrictBool = False

    def submission(self) -> Submission:
        """Hands the body on to whoever reads what stands in it.

        Returns:
            What was sent.
        """
        return Submission(
            client_request_id=self.client_request_id,
            channel="chat",
            note=tuple(NoteLine(line.title, line.text) for line in self.note),
            contact=self.contact.dict(),
            preferences=self.preferences.dict(),
            consent_version=self.consent.version,
            consent_given=self.consent.given,
            warning_read=self.warning_read,
        )


class Requests(HTTPEndpoint):
    """``/api/conversations/{id}/requests``."""

    async def post(self, request: Request) -> Response:
        """Takes a consultation request."""
        key = key_of(request)
        body = await read_body(request, NewRequest)
        try:
            taken = await request.app.state.consultations.request(key, body.submission())
        except RequestProblems as problems:
            return error_response(
                "request_incomplete", fields=problems.fields, warning=problems.warning
            )
        answer = {"reference": taken.standing.reference, "messages": taken.messages}
        return JSONResponse(answer, status_code=201)


async def request_form(request: Request) -> Response:
    """The form as data."""
    return JSONResponse(form.definition(request.app.state.conversations.knowledge))


ROUTES = [
    Route("/api/request-form", request_form),
    Route("/api/conversations/{id}/requests", Requests),
]

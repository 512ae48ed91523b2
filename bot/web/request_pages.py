"""The consultation request as plain pages: they work without script and keep nothing in between."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.chat import failures
from bot.chat.consultations import Consultations
from bot.chat.refusals import RefusalError
from bot.requests.acceptance import Acceptance
from bot.requests.draft import Draft
from bot.requests.note import LONGEST_LINE
from bot.requests.record import Record
from bot.requests.standing import Standing
from bot.requests.submission import RequestProblems
from bot.web.filled_form import (
    FilledForm,
    new_form,
    read_filled_form,
    read_key,
    read_preferences,
    text_of,
)
from bot.web.posted_form import FormTooLargeError, UnreadableFormError, read_form
from bot.web.request_view import RequestView

logger = logging.getLogger(__name__)

Page = Callable[[Request], Awaitable[Response]]


async def describe(request: Request) -> Response:
    """The first page: what is it about."""
    return RequestView(request).describe()


async def start(request: Request) -> Response:
    """Opens the form, from a chat or from what was typed on the first page."""
    form = await read_form(request)
    key, description = read_key(form), text_of(form, "description")
    view = RequestView(request)
    if key:
        draft = await _consultations(request).draft(key)
    elif description:
        draft = await _acceptance(request).describe(description)
    else:
        return view.describe(problem="description_missing")
    if draft.too_young:
        return view.too_young(draft)
    if key is None and len(description) > LONGEST_LINE:
        # It has been read all the same: a warning must not wait until it is shortened.
        return view.describe(description, "description_too_long", draft.warning, LONGEST_LINE)
    return view.form(new_form(key, draft, description), draft)


async def change_note(request: Request) -> Response:
    """Adds a line to the note or takes one out."""
    form = await read_form(request)
    filled = read_filled_form(form)
    draft = await _draft(request, filled)
    if "remove" in form:
        return RequestView(request).form(filled.without_line(text_of(form, "remove")), draft)
    return RequestView(request).form(filled.with_line(), draft, added=True)


async def send(request: Request) -> Response:
    """Takes the request, or shows the form again with all that is in it."""
    filled = read_filled_form(await read_form(request))
    view = RequestView(request)
    try:
        taken = await _submit(request, filled)
    except RequestProblems as problems:
        draft = await _draft(request, filled)
        return view.form(filled, draft, problems.fields, warning=problems.warning)
    except Exception as error:
        # Whatever it is: what somebody has filled in must not be lost.
        failures.report(logger, "A request could not be taken", error)
        return view.form(filled, None, {"send": view.text("not_sent")}, status_code=503)
    return RedirectResponse(f"/request/sent/{taken.reference}", status_code=303)


async def sent(request: Request) -> Response:
    """Says that the clinic has the request. Browsers keep the address: nothing personal is here."""
    standing = await _record(request).find(request.path_params["code"])
    if standing is None:
        return RequestView(request).message("reference_unknown", status_code=404)
    return RequestView(request).sent(standing.reference, standing.level)


async def find(request: Request) -> Response:
    """Asks for the code and the telephone number or e-mail address."""
    return RequestView(request).find(request.query_params.get("reference", ""))


async def look_up(request: Request) -> Response:
    """Shows where a request stands."""
    form = await read_form(request)
    standing = await _record(request).look_up(*_proof(form))
    return _shown(request, form, standing)


async def calendar(request: Request) -> Response:
    """The proposed time as a file for a calendar."""
    form = await read_form(request)
    file = await _record(request).calendar(*_proof(form))
    if file is None:
        return _shown(request, form, await _record(request).look_up(*_proof(form)))
    headers = {"Content-Disposition": 'attachment; filename="consultation.ics"'}
    return Response(file, media_type="text/calendar", headers=headers)


async def change_times(request: Request) -> Response:
    """Changes the days and times."""
    form = await read_form(request)
    typed = read_preferences(form)
    try:
        standing = await _record(request).change_times(*_proof(form), typed)
    except RequestProblems as problems:
        standing = await _record(request).look_up(*_proof(form))
        return _shown(request, form, standing, problems=problems.fields, typed=typed)
    return _shown(request, form, standing, changed=True)


async def withdraw(request: Request) -> Response:
    """Withdraws a request, once the patient is sure."""
    form = await read_form(request)
    is_sure = text_of(form, "sure") == "yes"
    act = _record(request).withdraw if is_sure else _record(request).look_up
    standing = await act(*_proof(form))
    if standing is None or (standing.state == "withdrawn" and not is_sure):
        return _shown(request, form, standing)
    if not is_sure:
        return RequestView(request).withdraw(standing, text_of(form, "contact"))
    text = "withdrawn" if standing.erased else "withdrawn_acknowledged"
    return RequestView(request).message(text, title="withdraw")


def _consultations(request: Request) -> Consultations:
    return request.app.state.consultations


def _acceptance(request: Request) -> Acceptance:
    return request.app.state.acceptance


def _record(request: Request) -> Record:
    return request.app.state.record


async def _submit(request: Request, filled: FilledForm) -> Standing:
    if filled.key:
        try:
            return (await _consultations(request).request(filled.key, filled.submission())).standing
        except RefusalError:
            # The chat has ended since. What the patient has filled in here still stands.
            filled = replace(filled, key=None)
    return await _acceptance(request).submit(filled.submission())


async def _draft(request: Request, filled: FilledForm) -> Draft | None:
    """What the assistant makes of it, to be said again; None when it knows no more."""
    if filled.key:
        try:
            return await _consultations(request).draft(filled.key)
        except RefusalError:
            return None
    words = filled.description
    return await _acceptance(request).describe(words) if words else None


def _proof(form: FormData) -> tuple[str, str]:
    return text_of(form, "reference"), text_of(form, "contact")


def _shown(request: Request, form: FormData, standing: Standing | None, **options: Any) -> Response:
    reference, contact = _proof(form)
    if standing is None:
        return RequestView(request).find(reference, contact, unknown=True)
    return RequestView(request).standing(standing, contact, **options)


def _answering(page: Page) -> Page:
    """Has every failure answered with a page that says what to do, and has nothing stored."""

    async def answer(request: Request) -> Response:
        view = RequestView(request)
        try:
            response = await page(request)
        except ClientDisconnect:
            raise
        except FormTooLargeError:
            response = view.message("too_large", status_code=413)
        except UnreadableFormError:
            response = view.message("unreadable", status_code=400)
        except RefusalError:
            response = view.message("chat_unknown", status_code=404)
        except Exception as error:
            failures.report(logger, f"{request.method} of a request page failed", error)
            response = view.message("unavailable", status_code=503)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def _back_to(address: str) -> Page:
    """Sends on who opens the address of a form without sending one, as from a bookmark."""

    async def answer(_: Request) -> Response:
        return RedirectResponse(address, status_code=303)

    return answer


def _routes(path: str, get: Page, post: Page | None = None) -> list[Route]:
    routes = [Route(path, _answering(get), methods=["GET"])]
    if post:
        routes.append(Route(path, _answering(post), methods=["POST"]))
    return routes


ROUTES = [
    *_routes("/request", describe, start),
    *_routes("/request/note", _back_to("/request"), change_note),
    *_routes("/request/send", _back_to("/request"), send),
    *_routes("/request/sent/{code}", sent),
    *_routes("/request/find", find, look_up),
    *_routes("/request/calendar", _back_to("/request/find"), calendar),
    *_routes("/request/change", _back_to("/request/find"), change_times),
    *_routes("/request/withdraw", _back_to("/request/find"), withdraw),
]

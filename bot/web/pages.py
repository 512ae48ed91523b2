"""What a browser asks for besides the chat API: the demo page, the widget, signs of life."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

HERE = Path(__file__).parent
STATIC = HERE / "static"
templates = Jinja2Templates(directory=HERE / "templates")


async def home(request: Request) -> Response:
    """A page like the clinic's own, with the chat in its corner."""
    knowledge = request.app.state.conversations.knowledge
    return templates.TemplateResponse(request, "home.html", {"clinic": knowledge.clinic})


async def widget(_: Request) -> Response:
    """The chat widget; a browser asks each time whether it has changed."""
    return FileResponse(STATIC / "widget.js", headers={"Cache-Control": "no-cache"})


async def healthz(_: Request) -> Response:
    """Whether the process is alive."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """Whether it can answer patients."""
    if await request.app.state.conversations.is_ready():
        return JSONResponse({"status": "ready"})
    return JSONResponse({"status": "not ready"}, status_code=503)


ROUTES = [
    Route("/", home),
    Route("/widget.js", widget),
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Mount("/static", StaticFiles(directory=STATIC)),
]

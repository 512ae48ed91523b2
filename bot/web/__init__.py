"""The web application: chat API, pages and static files."""

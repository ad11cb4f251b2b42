"""The Flask application: every page, over the same parts."""

from flask import Flask
from flask_compress import Compress

from exercise.web import (
    errors,
    files,
    headers,
    health,
    homes,
    joins,
    links,
    public_screen,
    reports,
    seat_calls,
    seats,
    static_files,
    uploads,
)
from exercise.web.context import Parts, install

MAX_BODY = 256 * 1024

BLUEPRINTS = (
    homes.bp,
    joins.bp,
    links.bp,
    seats.bp,
    seat_calls.bp,
    uploads.bp,
    files.bp,
    reports.bp,
    public_screen.bp,
    health.bp,
    static_files.bp,
)


def create_app(parts: Parts) -> Flask:
    """The Flask application over these parts."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        MAX_FORM_PARTS=500,
        COMPRESS_ALGORITHM=["gzip"],
        COMPRESS_MIMETYPES=["text/html", "application/json"],
        COMPRESS_STREAMS=False,
    )
    install(app, parts)
    headers.register(app, public_url=parts.public_url)
    errors.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    Compress(app)
    return app

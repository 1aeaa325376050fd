"""Why a file, or a line of one, holds no article."""


class UnreadableError(Exception):
    """Content that holds no readable article; ``str(error)`` says why and what to do.

    It never leaves this room: ``tui.ingest.read`` turns it into a ``Skipped``.
    """

"""An error that is told to the person at the keyboard, in their language."""


class Told(Exception):
    """Its English sentence is ``str()``.

    ``message`` is the msgid, with ``%(name)s`` placeholders to be filled from ``values`` once it is
    translated.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values

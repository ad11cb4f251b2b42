"""A browser may hold several seats: one cookie for each, named so that none covers another."""

PROJECTOR_SEAT = "projector"


def cookie_name(exercise: str, seat: str) -> str:
    """Name of the cookie that holds a device's secret for a seat (or ``request:…``)."""
    return f"sx-{exercise}-{seat.replace(':', '-')}"


OWNER_COOKIE = "sx-owner"
"""Cookie of the server's owner: the home page."""

"""Which addresses of this machine others on its network can reach."""

import contextlib
import ipaddress
import socket
import struct
import sys

_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 (what the person asked to listen on)
_PROBES = (
    (socket.AF_INET, "198.51.100.1"),
    (socket.AF_INET6, "2001:db8::1"),
)
"""Documentation addresses: asking for the way there sends nothing."""
_ASK_FOR_ADDRESS = 0x8915  # SIOCGIFADDR


class WaysIn:
    """The addresses as they are now: a laptop joins another network in the middle of a day."""

    def __init__(self, host: str, port: int, public_url: str | None) -> None:
        self._host, self._port, self._public_url = host, port, public_url
        self._seen: tuple[list[str], ...] = ()
        self._reachable: tuple[str, ...] = ()

    def reachable(self) -> tuple[str, ...]:
        """Base URLs that others can use, most likely first; none where only this machine can."""
        if self._host not in _ANYWHERE:
            local = _is_local(self._host)
            return () if local else (url(self._host, self._port),)
        families = _families(self._host)
        seen = (_outward(families), _of_interfaces())
        if seen != self._seen:  # asking for names may take seconds, so only when something changed
            self._seen, self._reachable = seen, self._find(*seen, _named(families))
        return self._reachable

    def base(self) -> str:
        """What links begin with."""
        reachable = self._public_url or next(iter(self.reachable()), "")
        return reachable or url(self._host, self._port)

    def _find(self, outward: list[str], interfaces: list[str], named: list[str]) -> tuple[str, ...]:
        for found in (outward + named, interfaces):
            bases = [url(one, self._port) for one in found if not _is_local(one)]
            if bases:
                return tuple(dict.fromkeys(bases))
        return ()


def url(host: str, port: int) -> str:
    """Such as ``http://192.168.1.4:8000``; for all addresses, the one that this machine has."""
    host = "127.0.0.1" if host in _ANYWHERE else host
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}" + ("" if port == 80 else f":{port}")  # noqa: PLR2004 (HTTP's own)


def _families(host: str) -> tuple[socket.AddressFamily, ...]:
    return (socket.AF_INET,) if host == "0.0.0.0" else (socket.AF_INET, socket.AF_INET6)  # noqa: S104


def _outward(families: tuple[socket.AddressFamily, ...]) -> list[str]:
    found = []
    for family, probe in _PROBES:
        if family not in families:
            continue
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            try:
                way.connect((probe, 9))
            except OSError:
                continue
            found.append(str(way.getsockname()[0]))
    return found


def _named(families: tuple[socket.AddressFamily, ...]) -> list[str]:
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(one[4][0]) for one in known if one[0] in families]


def _of_interfaces() -> list[str]:
    """IPv4 addresses by interface: what is left where no way leads out, and no name leads in.

    Only Linux answers this question so, and only Linux needs it asked: a host's own name leads to
    loopback there.
    """
    if not sys.platform.startswith("linux"):
        return []
    import fcntl  # noqa: PLC0415 (there is none elsewhere)

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            with contextlib.suppress(OSError):  # an interface without an address
                answer = fcntl.ioctl(asking.fileno(), _ASK_FOR_ADDRESS, request)
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_link_local or address.is_unspecified

"""Generated inputs against a real server, over HTTP and over the socket."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from torture.hostile import inputs
from torture.hostile.mixed import mixed
from torture.hostile.wire import Line, http
from torture.player import Player
from torture.serving import Served
from torture.work import Fault, Work

TOGETHER = 20
"""Inputs in one example."""
MIXED = 4
"""Batches made of the parts of each example, beside the example itself."""
REFUSALS = ("code", "message")


def generated(
    work: Work, number: int, examples: int, shape: st.SearchStrategy[Any], go: Callable[[Any], None]
) -> None:
    """Lets hypothesis make so many examples; it makes the first that fails as small as it can."""
    chance = work.rng("mixed", number).getrandbits(32)

    @seed(work.rng("hypothesis", number).getrandbits(32))
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(shape)
    def run(example: Any) -> None:
        # The same chance each time: what failed once must fail again to be made smaller.
        for batch in mixed(example, MIXED, Random(chance)):
            go(batch)

    run()


Packet = tuple[str, Any, Any]
PACKETS: st.SearchStrategy[list[Packet]] = st.lists(
    st.tuples(inputs.events, inputs.ids, inputs.commands), min_size=TOGETHER, max_size=TOGETHER
)


def over_the_socket(work: Work, lines: Iterator[Line], packets: list[Packet]) -> None:
    """A batch of packets over the next seat's line; each refusal must be a typed one.

    Many seats take turns, so that none asks more than it may: what is only told to slow down is not
    counted.

    Raises:
        Fault: it was not, or the line died.
    """
    sent = []
    for number, (event, key, command) in enumerate(packets):
        body = command if event != "command" else {"id": key, "command": command}
        sent.append(f"42{number}{json.dumps([event, body])}")
    looked_at = len(sent)
    for answer in next(lines).ask(sent):
        if not isinstance(answer, dict) or "ok" not in answer:
            raise Fault(f"an answer without a word: {answer} to {sent!r:.3000}")
        if not answer["ok"] and not all(isinstance(answer.get(one), str) for one in REFUSALS):
            raise Fault(f"a refusal that is not typed: {answer} to {sent!r:.3000}")
        looked_at -= answer.get("code") == "too_fast"
    work.count("inputs over the socket, of twelve seats", looked_at)


REQUESTS: st.SearchStrategy[list[Any]] = st.lists(
    st.tuples(inputs.methods, inputs.paths, inputs.origins, inputs.headers, inputs.bodies),
    min_size=TOGETHER,
    max_size=TOGETHER,
)


def over_http(work: Work, one: Served, player: Player, requests: list[Any]) -> None:
    """A batch of requests, each on a connection of its own, with and without the seat's cookie."""
    port, exercise = one.server.port, player.exercise
    cookie = "; ".join(f"{item.name}={item.value}" for item in player.session.cookies)
    for method, path, origin, more, body in requests:
        where = path.replace("EX", exercise).replace("OTHER", "zzzzzzzz")
        lines = [
            f"{method} {where} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            f"Content-Length: {len(body)}",
            "Connection: close",
        ]
        lines += [f"Cookie: {cookie}"] if len(body) % 2 else []
        lines += [f"Origin: {player.origin if origin == 'OWN' else origin}"] if origin else []
        lines += [f"{name}: {value}" for name, value in more]
        head = "\r\n".join(lines).encode("utf-8", "surrogatepass")
        status = http(port, head + b"\r\n\r\n" + body)
        foreign = method in ("POST", "PUT", "DELETE", "PATCH") and origin != "OWN"
        if foreign and 200 <= status < 300:
            raise Fault(f"{method} {where} from {origin!r} was let through: {status}")
    work.count("inputs over HTTP", len(requests))

"""What each connected browser costs in the server's memory."""

from bench import machine
from bench.figures import Figure, Target
from bench.stage import Setting, resume, staged

TARGET = Target("ratio", "most", 1.3)
WARM = 20
_SETTLE_S = 1.0


def run(setting: Setting) -> list[Figure]:
    clients = setting.pick(500, 60)
    grown: dict[str, float] = {}
    with staged(setting, WARM) as stage:
        doors = [line.door for line in stage.hands.values()]
        wanted = [doors[at % len(doors)] for at in range(clients)]
        sides = {"startex": (stage.startex.pid, stage.crowd, wanted)}
        for name, other in stage.others.items():
            likes = [other.server.door_like(door) for door in wanted]
            sides[name] = (other.pid, other.crowd, likes)
        for name, (pid, crowd, own) in sides.items():
            stage.loop.rest(_SETTLE_S)
            before = machine.memory_bytes(pid)
            lines = crowd.connect(own)
            if name == "startex":
                resume(crowd, lines)
            stage.loop.rest(_SETTLE_S)
            grown[name] = (machine.memory_bytes(pid) - before) / clients / 1024
    return [
        Figure(
            "memory",
            f"server memory for each of {clients} browsers",
            "KiB",
            grown["startex"],
            grown["bare"],
            grown.get("stock"),
            target=TARGET,
        )
    ]

"""Chance is the same for the same seed and the same thing, and hangs on nothing else."""

from exercise.standins.chance import Chance


def test_a_draw_does_not_hang_on_the_draws_before_it() -> None:
    one, other = Chance("seed"), Chance("seed")
    other.draw("something else")
    assert one.draw("a", 1) == other.draw("a", 1)


def test_another_seed_and_another_thing_are_other_draws() -> None:
    draws = {Chance(seed).draw(about) for seed in ("a", "b") for about in ("x", "y")}
    assert len(draws) == 4


def test_draws_spread_evenly() -> None:
    draws = [Chance("seed").draw(number) for number in range(2_000)]
    assert all(0 <= draw < 1 for draw in draws)
    assert 0.45 < sum(draws) / len(draws) < 0.55


def test_whole_numbers_reach_both_ends() -> None:
    assert {Chance("seed").between(2, 4, number) for number in range(100)} == {2, 3, 4}


def test_what_weighs_nothing_is_never_chosen() -> None:
    choices = [(0.0, "never"), (1.0, "often"), (0.1, "seldom")]
    chosen = [Chance("seed").weighed(choices, number) for number in range(400)]
    assert set(chosen) == {"often", "seldom"}
    assert chosen.count("often") > 10 * chosen.count("seldom") / 2

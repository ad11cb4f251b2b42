"""Reads a scenario's folder: YAML in, the domain's scenario out, every error with its place."""

from exercise.scenario.canonical import canonical, parse_canonical, scenario_hash
from exercise.scenario.load import load
from exercise.scenario.problems import Problem, ScenarioErrors, format_problems

__all__ = [
    "Problem",
    "ScenarioErrors",
    "canonical",
    "format_problems",
    "load",
    "parse_canonical",
    "scenario_hash",
]

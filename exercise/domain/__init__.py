"""Pure rules of an exercise: no framework, no clock of its own, no input or output."""

"""``python -m exercise.cli`` is ``startex``."""

from exercise.cli import main

if __name__ == "__main__":
    main(prog_name="startex")

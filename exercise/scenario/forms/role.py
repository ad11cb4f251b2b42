"""How ``roles/*.yaml`` are written."""

from exercise.domain.scenario import Prose, Role
from exercise.scenario import author_types as author
from exercise.scenario.forms.orders import MenuMoveForm


class RoleForm(Role):
    """``roles/<cell>.yaml``; the file's name is the cell's id."""

    public_brief: Prose
    aims: author.Lines = ()
    red_lines: author.Lines = ()
    menu: tuple[MenuMoveForm, ...] = ()

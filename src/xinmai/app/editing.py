"""Changes to an issue one at a time, as a screen makes them: each goes over the sheet, so that one place decides what may be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from xinmai.app.plans import columns_of, unpublished
from xinmai.app.sheet import Sheet, SheetItem, edited, sheet_of
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Plan, PlanState

__all__ = ["Change", "dropped", "edit", "moved", "ordered", "rewritten", "taken_in"]

Change = Callable[[Sheet], Sheet]


def edit(workspace: Workspace, number: int, seen: str, change: Change) -> Plan:
    """Change an issue that stands as it was `seen`. One that was reviewed has to be reviewed again.

    Raises `UsageError` where it is published, where somebody else changed it meanwhile, and where the sheet does not allow the change.
    """
    with workspace.store() as store:
        plan = unpublished(store.plans.get(number, seen))
        changed = edited(plan, change(sheet_of(plan)), columns_of(workspace.lexicon()), f"#{number}")
        done = replace(changed, state=PlanState.PENDING, reviewed=None)
        store.plans.save(done, plan)
    return done


def moved(id: str, to: int) -> Change:
    """Put an item at a place among those of its column, the first of which is 1; beyond an end means at that end."""

    def change(sheet: Sheet) -> Sheet:
        chosen = _item(sheet, id)
        others = [one for one in sheet.items if one.id != chosen.id]
        peers = [one for one in others if one.column == chosen.column]
        at = max(0, to - 1)
        behind = others.index(peers[at]) if at < len(peers) else len(others)
        return _with(sheet, [*others[:behind], chosen, *others[behind:]])

    return change


def ordered(places: Mapping[str, float]) -> Change:
    """Put the items of each column in the order of numbers given to them; an item without a number keeps the place it has."""

    def change(sheet: Sheet) -> Sheet:
        had: dict[str, float] = {}
        times: dict[str, int] = {}
        for one in sheet.items:
            times[one.column] = times.get(one.column, 0) + 1
            had[one.id] = times[one.column]

        def place(one: SheetItem) -> tuple[float, int]:
            """Who is given the place of another goes before it when it comes from behind, and behind it when it comes from before."""
            wanted = places.get(one.id, had[one.id])
            return wanted, (wanted > had[one.id]) - (wanted < had[one.id])

        return _with(sheet, sorted(sheet.items, key=place))

    return change


def rewritten(id: str, *, column: str, title: str, note: str) -> Change:
    """File an item under another column, give it another title or a note. An empty title is that of the source."""

    def change(sheet: Sheet) -> Sheet:
        return _replaced(sheet, _item(sheet, id).model_copy(update={"column": column, "title": title, "note": note or None}))

    return change


def dropped(id: str, *, drop: bool) -> Change:
    """Leave an item out of print, or put it back."""

    def change(sheet: Sheet) -> Sheet:
        return _replaced(sheet, _item(sheet, id).model_copy(update={"drop": drop}))

    return change


def taken_in(id: str) -> Change:
    """Print a story that was left out, behind the others of its column."""

    def change(sheet: Sheet) -> Sheet:
        found = next((one for one in sheet.left_out if one.id == id), None)
        if found is None:
            raise _unknown(sheet, id)
        return sheet.model_copy(update={"items": (*sheet.items, found), "left_out": tuple(one for one in sheet.left_out if one is not found)})

    return change


def _item(sheet: Sheet, id: str) -> SheetItem:
    found = next((one for one in sheet.items if one.id == id), None)
    if found is None:
        raise _unknown(sheet, id)
    return found


def _unknown(sheet: Sheet, id: str) -> UsageError:
    msg = f"#{sheet.issue}: no item {id!r} in the issue; ids must stay as they were drafted"
    return UsageError(msg)


def _replaced(sheet: Sheet, item: SheetItem) -> Sheet:
    return _with(sheet, [item if one.id == item.id else one for one in sheet.items])


def _with(sheet: Sheet, items: list[SheetItem]) -> Sheet:
    return sheet.model_copy(update={"items": tuple(items)})

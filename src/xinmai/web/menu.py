"""The rooms of the site, in the order in which the menu has them."""

from __future__ import annotations

__all__ = ["EDITORS", "MENU"]

MENU: tuple[tuple[str, tuple[str, str]], ...] = (
    ("/", ("新到", "New")),
    ("/documents", ("文档", "Documents")),
    ("/numbers", ("数值", "Numbers")),
    ("/series", ("序列", "Series")),
    ("/warnings", ("预警", "Warnings")),
    ("/chain", ("产业链", "Chain")),
    ("/scenario", ("断供推演", "Scenario")),
    ("/audit", ("核算", "Audit")),
    ("/entities", ("名录", "Entities")),
    ("/events", ("事件", "Events")),
    ("/market", ("市场", "Markets")),
    ("/publications", ("刊物", "Reports")),
    ("/desk", ("编刊", "Desk")),
    ("/upload", ("读入", "Upload")),
    ("/about", ("关于", "About")),
)
EDITORS = frozenset(["/desk"])
"""Rooms that readers do not see."""

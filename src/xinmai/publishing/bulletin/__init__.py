"""The bulletin: stories of a period under their columns, each an item with its evidence."""

from xinmai.publishing.bulletin.alarms import Alarm
from xinmai.publishing.bulletin.compose import Head, compose
from xinmai.publishing.bulletin.figures import key_figures
from xinmai.publishing.bulletin.story import Earlier, Edit, Report, Story

__all__ = ["Alarm", "Earlier", "Edit", "Head", "Report", "Story", "compose", "key_figures"]

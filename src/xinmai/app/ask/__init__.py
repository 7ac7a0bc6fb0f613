"""Answers questions from what a workspace holds, each figure cited; nothing is guessed."""

from xinmai.app.ask.ask import Reply, ask

__all__ = ["Reply", "ask"]

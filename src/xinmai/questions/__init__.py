"""Question text -> Question: what it asks for, in the terms that facts are kept in. Pure; answers nothing."""

from xinmai.questions.read import read
from xinmai.questions.vocabulary import Vocabulary

__all__ = ["Vocabulary", "read"]

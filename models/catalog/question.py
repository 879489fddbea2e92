"""Situation questions (情形引导) and their options, items.md 5.3."""

from piccolo.columns import JSONB, BigSerial, Boolean, SmallInt, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.catalog.version import ItemVersion
from models.catalog.words import QuestionKind
from models.columns import choice, one_of, reference


class Question(Table):
    """One question; its key stands in the checker's address."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    key = Varchar(length=20)
    text = Varchar(length=200)
    help = Varchar(length=300, default="")
    kind = choice(QuestionKind)
    required = Boolean(default=True)
    when = JSONB(null=True, default=None)

    question_key_once = Unique(["version", "key"])
    question_kind_known = one_of("kind", QuestionKind)


class Option(Table):
    """One answer; the label is its stable key. `effects` is a list of small rules."""

    id = BigSerial(primary_key=True)
    question = reference(Question)
    position = SmallInt(default=0)
    label = Varchar(length=100)
    help = Varchar(length=300, default="")
    effects = JSONB(default="[]")

    option_label_once = Unique(["question", "label"])

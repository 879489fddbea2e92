"""A checklist as open facts."""

from models.catalog.checking.checklist import Checklist, Line
from models.catalog.guide import limit_words
from models.catalog.standing import Standing
from models.catalog.words import MATERIAL_FORM_NAMES, NEED_NAMES, QuestionKind
from web.api.shapes import Choice, LeftOut, Materials, Paper


def of_situation(standing: Standing, listed: Checklist) -> Materials:
    """The same result as the page shows, with every reason; suspended services say so."""
    guide = standing.guide
    return Materials(
        code=guide.code,
        version=guide.version,
        position=standing.position,
        complete=listed.complete,
        recorded=guide.lists_materials,
        stop=listed.stop,
        goto=listed.goto,
        visits=listed.visits,
        promised=limit_words(listed.promised_length, guide.promised_unit),
        questions=_choices(listed),
        to_bring=[_paper(line) for line in listed.to_bring],
        waived=[_paper(line) for line in listed.waived],
        left_out=[LeftOut(one.key, one.name, one.reason) for one in listed.left_out],
    )


def _choices(listed: Checklist) -> list[Choice]:
    return [
        Choice(
            key=one.key,
            text=one.text,
            help=one.help,
            several=one.kind is QuestionKind.MULTI,
            required=one.required,
            options=[option.label for option in one.options],
            answered=list(listed.answers.get(one.key, ())),
        )
        for one in listed.questions
    ]


def _paper(line: Line) -> Paper:
    return Paper(
        key=line.key,
        name=line.material.name,
        need=NEED_NAMES[line.need],
        form=MATERIAL_FORM_NAMES[line.material.form],
        originals=line.originals,
        copies=line.copies,
        notes=line.material.notes,
        reason=line.reason,
        changes=list(line.changes),
        waived_by=line.source,
    )

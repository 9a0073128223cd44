"""A verb of a register: from which states to which, with which inputs, under which rules. A class, never an object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.utils.functional import Promise

from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.workflow.inputs import Inputs


class Action:
    """One verb. `perform` carries it out; the key `register.name` is the same in matrix, ledger and API.

    An act that `asks` lays out the chain of the named decision; acts with `decision` are spoken at its current step
    and, when they agree, move the state only after the last step.
    """

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    help: ClassVar[str | Promise] = ""
    source: ClassVar[frozenset[str]] = frozenset()
    target: ClassVar[str | None] = None  # None: the state stays
    opens: ClassVar[bool] = False
    aside: ClassVar[bool] = False  # beside the case (comment, file, link): possible in any state, changes no field
    asks: ClassVar[str] = ""
    decision: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()  # kinds of step at which it is spoken; empty: any
    agrees: ClassVar[bool] = True
    needs_note: ClassVar[bool] = False
    ends: ClassVar[str] = ""  # name of a decision whose open chain falls with this act (withdraw, cancel)
    requires: ClassVar[tuple[str, ...]] = ()  # fields of the record that must be filled by now
    rules: ClassVar[tuple[Rule, ...]] = ()
    tone: ClassVar[str] = "neutral"  # primary, neutral, danger: how the button looks

    Inputs: ClassVar[type[Any]] = Inputs  # a form of `workflow.inputs`

    @classmethod
    def initial(cls, record: Any) -> dict[str, Any]:
        """Values that the form shows first, beside the record's own fields."""
        return {"title": record.dossier.title}

    @classmethod
    def apply(cls, record: Any, inputs: Mapping[str, Any]) -> None:
        """Change the record's fields; never saves. The default copies inputs that are fields."""
        names = {field.name for field in record._meta.concrete_fields}
        for name, value in inputs.items():
            if name in names:
                setattr(record, name, value)

    @classmethod
    def follow(cls, record: Any, inputs: Mapping[str, Any], actor: Officer) -> None:
        """Write the rows that hang on the record (members, costs), after it was saved, in the same transaction."""

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        """What the ledger keeps of an act beside the case, which changes no field: {name: words}."""
        return {}

    @classmethod
    def refusal(cls, record: Any, actor: Officer) -> str:
        """Say why this act is not for the actor now, beyond state and authority; empty when nothing is in the way."""
        return ""

    @classmethod
    def target_of(cls, record: Any, inputs: Mapping[str, Any]) -> str | None:
        """The state reached; a verb whose outcome depends on the inputs overrides this."""
        return cls.target


def facts_of(record: Any) -> Sequence[Mapping[str, object]]:
    """Return what the authority matrix may ask of a record: one set of facts, or one for each person concerned."""
    facts = getattr(record, "facts", None)
    return facts() if facts else ({},)

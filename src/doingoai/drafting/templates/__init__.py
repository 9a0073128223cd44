"""Templates of a province: files that it changes without code, loaded, filled, and made into documents."""

from doingoai.drafting.templates.assemble import document_of
from doingoai.drafting.templates.errors import BrokenTemplates, TemplateError
from doingoai.drafting.templates.facts import FACTS
from doingoai.drafting.templates.fill import Filled, fill
from doingoai.drafting.templates.load import Templates, folders_of, load_templates
from doingoai.drafting.templates.resting import bases_of
from doingoai.drafting.templates.template import Field, Letterhead, Recipient, Rows, Signer, Template

__all__ = [
    "FACTS",
    "BrokenTemplates",
    "Field",
    "Filled",
    "Letterhead",
    "Recipient",
    "Rows",
    "Signer",
    "Template",
    "TemplateError",
    "Templates",
    "bases_of",
    "document_of",
    "fill",
    "folders_of",
    "load_templates",
]

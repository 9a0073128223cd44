"""doingoai rules, registers, authority explain: what this installation knows, for people and for scripts."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from typing import Any

from django.utils import timezone

from doingoai.organisations.models import Province
from doingoai.register_kit.catalogue import registers as all_registers
from doingoai.register_kit.catalogue import rules as all_rules
from doingoai.reporting.rules import RULES as REPORTING
from doingoai.site.explain import explain, parse_facts
from doingoai.site.rule_tests import tests_by_rule
from doingoai.workflow.restating import CORRECTION


def rules(arguments: argparse.Namespace) -> int:
    """Print every business rule implemented, with the tests that show both sides of it."""
    tests = tests_by_rule()
    found: dict[str, dict[str, Any]] = {}
    for register, rule in [*all_rules(), *(("reporting", rule) for rule in (CORRECTION, *REPORTING))]:
        found.setdefault(
            rule.id,
            {
                "id": rule.id,
                "register": register,
                "basis": str(rule.basis),
                "severity": str(rule.severity),
                "confidence": str(rule.confidence),
                "message_vi": str(rule.message),
                "tests": tests.get(rule.id, []),
            },
        )
    listed = sorted(found.values(), key=lambda each: (each["register"], each["id"]))
    if arguments.json:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for each in listed:
            print(f"{each['id']:10} {each['severity']:5} {each['register']:16} {each['message_vi']}")
    return 0


def registers(arguments: argparse.Namespace) -> int:
    """Print the catalogue of registers."""
    listed = [
        {
            "key": register.key,
            "title_vi": str(register.title),
            "basis": [str(each) for each in register.basis],
            "states": {str(key): str(label) for key, label in register.model.State.choices},
            "actions": [f"{register.key}.{action.name}" for action in register.actions],
            "indicators": [indicator.code for indicator in register.indicators],
            "documents": [document.key for document in register.documents],
            "rules": [rule.id for rule in register.rules],
        }
        for register in all_registers().values()
    ]
    if arguments.json:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for register in listed:
            print(f"{register['key']:18} {register['title_vi']} ({len(register['rules'])} quy tắc)")
    return 0


def authority_explain(arguments: argparse.Namespace) -> int:
    """Print who must decide, in which order, by which article; exit 2 for an unknown unit or a bad date."""
    try:
        on = dt.date.fromisoformat(arguments.on) if arguments.on else timezone.localdate()
        answer = explain(arguments.action, unit=arguments.unit, on=on, facts=parse_facts(arguments.facts))
    except ValueError:
        return _refuse(f"“{arguments.on}” không phải ngày; viết theo dạng 2026-03-02.")
    except Province.DoesNotExist:
        return _refuse(f"Không có đơn vị mã “{arguments.unit}”.")
    if arguments.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(answer["problem"] or f"Theo {answer['rule']}:")
        if answer["unsaid"]:
            print(f"  (chưa nói: {', '.join(answer['unsaid'])}; câu trả lời có thể khác)")
        for step in answer["steps"]:
            print(f"  {step['sequence']}. {step['kind_vi']}: {step['role_vi']} ({step['basis']})")
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2

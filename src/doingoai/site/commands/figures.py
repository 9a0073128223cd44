"""doingoai report and figure: see `reporting.command`."""

from __future__ import annotations

import argparse

from doingoai.reporting import command


def report(arguments: argparse.Namespace) -> int:
    """Print or write the periodic report."""
    return command.report_command(
        period=arguments.period,
        unit=arguments.unit,
        view=arguments.view,
        json=arguments.json,
        docx=arguments.docx,
        pdf=arguments.pdf,
        xlsx=arguments.xlsx,
    )


def figure(arguments: argparse.Namespace) -> int:
    """Print the records behind one figure."""
    return command.figure_command(
        code=arguments.code, period=arguments.period, unit=arguments.unit, view=arguments.view, json=arguments.json
    )

"""The program that `pdf` runs: template and fonts by path, the sheet as JSON on stdin, the PDF on stdout.

A process of its own, because the engine keeps what it has drawn: a server that had drawn forty long reports
held 1.1 GiB. It imports nothing of doingoai, so that starting it costs 15 ms.
"""

import sys

import typst


def main(template: str, fonts: str) -> None:
    """Write the PDF, or end with the engine's complaint; a warning (a missing font) is a complaint too."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            template,
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"sheet": sys.stdin.buffer.read().decode()},
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        sys.exit(str(error))
    if warnings:
        sys.exit("; ".join(str(warning) for warning in warnings))
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main(*sys.argv[1:])

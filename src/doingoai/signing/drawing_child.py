"""The program that `drawing` runs: template and fonts by path, the stamp as JSON on stdin, the PDF on stdout.

Like `documents/drawing.py`, but neither tagged nor PDF/A of itself: the drawing becomes part of another file.
"""

import sys

import typst


def main(template: str, fonts: str) -> None:
    """Write the PDF, or end with the engine's complaint; a warning (a missing letter) is a complaint too."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            template,
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"sheet": sys.stdin.buffer.read().decode()},
        )
    except typst.TypstError as error:
        sys.exit(str(error))
    if warnings:
        sys.exit("; ".join(str(warning) for warning in warnings))
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main(*sys.argv[1:])

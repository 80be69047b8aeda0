"""Make again what lies in `assets/`: `python -m studio pictures restaurant`."""

from __future__ import annotations

import argparse
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one of the studio's programs; the number is the exit status."""
    parser = argparse.ArgumentParser(prog="python -m studio", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    pictures = kinds.add_parser("pictures", help="render and grade places")
    pictures.add_argument("names", nargs="*", help="which ones (without any: a list of all)")
    pictures.add_argument("--world", action="append", choices=("here", "lens"), help="only this world")
    pictures.add_argument("--draft", action="store_true", help="small and quick, only to look at")
    pictures.add_argument("--grade", action="store_true", help="only grade what was rendered before")
    pictures.add_argument("--layer", action="append", choices=("far", "mid", "near"), help="only this layer anew")
    kinds.add_parser("proof", help="measure the built places; fails beyond a limit")
    sheet = kinds.add_parser("sheet", help="all built places on one sheet")
    sheet.add_argument("--grey", action="store_true", help="without colour")
    sheet.add_argument("--wide", type=int, default=480, help="pixels of a picture's width")
    chosen = parser.parse_args(arguments)
    try:
        return {"pictures": _pictures, "proof": _proof, "sheet": _sheet}[chosen.kind](chosen)
    except ImportError as error:
        print(f"{error}. The studio needs its own environment: pip install '.[pictures]' (Python 3.11).")
    except ValueError as error:
        print(error)
    return 1


def _pictures(chosen: argparse.Namespace) -> int:
    from studio.pictures import build  # it needs packages that the rest does not

    for name in chosen.names:
        worlds, layers = tuple(chosen.world or ()), tuple(chosen.layer or ())
        for path in build.build(name, worlds, draft=chosen.draft, regrade=chosen.grade, only=layers):
            print(path.relative_to(build.ROOT))
    if not chosen.names:
        print("\n".join(build.names()))
    return 0


def _proof(chosen: argparse.Namespace) -> int:
    from studio.pictures.proof import prove

    wrong = prove()
    print("\n".join(wrong) if wrong else "All within the limits.")
    return 1 if wrong else 0


def _sheet(chosen: argparse.Namespace) -> int:
    from studio.pictures.sheet import sheet

    print(sheet(chosen.wide, chosen.grey))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make again what lies in `assets/`: `python -m studio pictures restaurant`."""

from __future__ import annotations

import argparse
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one of the studio's programs; the number is the exit status."""
    parser = argparse.ArgumentParser(prog="python -m studio", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    pictures = kinds.add_parser("pictures", help="render and grade places and illustrations, draw figures")
    pictures.add_argument("names", nargs="*", help="which ones (without any: a list of all)")
    pictures.add_argument("--world", action="append", choices=("here", "lens"), help="only this world")
    pictures.add_argument("--draft", action="store_true", help="small and quick, only to look at")
    pictures.add_argument("--grade", action="store_true", help="only grade what was rendered before")
    pictures.add_argument("--layer", action="append", choices=("far", "mid", "near"), help="only this layer anew")
    sound = kinds.add_parser("sound", help="compose and make music, ambience and effects")
    sound.add_argument("names", nargs="*", help="which ones, or music, ambience, sounds (without any: a list of all)")
    sound.add_argument("--proof", action="store_true", help="measure what is built; fails beyond a limit")
    kinds.add_parser("proof", help="measure the built places; fails beyond a limit")
    sheet = kinds.add_parser("sheet", help="all built places on one sheet")
    sheet.add_argument("--grey", action="store_true", help="without colour")
    sheet.add_argument("--wide", type=int, default=480, help="pixels of a picture's width")
    chosen = parser.parse_args(arguments)
    try:
        return {"pictures": _pictures, "sound": _sound, "proof": _proof, "sheet": _sheet}[chosen.kind](chosen)
    except ImportError as error:
        extra = "sound" if chosen.kind == "sound" else "pictures"
        print(f"{error}. The studio needs its own environment: pip install '.[{extra}]' (Python 3.11).")
    except ValueError as error:
        print(error)
    return 1


def _pictures(chosen: argparse.Namespace) -> int:
    from studio.pictures import build  # it needs packages that the rest does not
    from studio.pictures.people import build as people

    for name in chosen.names:
        worlds, layers = tuple(chosen.world or ()), tuple(chosen.layer or ())
        if "." in name:
            made = people.build(name)
        else:
            made = build.build(name, worlds, draft=chosen.draft, regrade=chosen.grade, only=layers)
        for path in made:
            print(path.relative_to(build.ROOT))
    if not chosen.names:
        print("\n".join([*build.names(), *people.names()]))
    return 0


def _sound(chosen: argparse.Namespace) -> int:
    from studio.sound import build, proof

    if chosen.proof:
        table, wrong = proof.prove()
        print(table)
        print("\n".join(wrong) if wrong else "All within the limits.")
        return 1 if wrong else 0
    if not chosen.names:
        print("\n".join(build.names()))
        return 0
    failed = build.build_all(chosen.names)
    print("\n".join(failed) if failed else "All built.")
    return 1 if failed else 0


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

"""Sound in the running game: what a new pair of music costs the picture, and how much memory all sound takes."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median, quantiles

from bench.lab import Lab
from bench.table import Found, Unmeasured
from game.story.bundled import ASSETS

STORY = """\
title: The Heaviest Music
id: the-heaviest-music
cast:
  Hi-jae: {color: e0b070}
  Tae-joon: {color: 8fb4d8}
scenes:
  one:
    - background: restaurant
    - effect: snow
      amount: 0.5
    - camera: run
    - show: Hi-jae
      at: left
    - show: Tae-joon
      at: right
    - ambience: restaurant
    - music: cold
    - A first pair.
    - music: pile
      fade: 3
    - ambience: guests
    - A second pair.
    - music: cold
      fade: 3
    - The first once more.
    - lens: up
    - The lens is up.
    - lens: down
    - The lens is down.
    - music: chase
    - ambience: corridor
    - One that has no twin.
    - music: pile
    - ambience: store
    - sound: steps_metal
    - And a pair again.
    - end: Heard
"""


def changes(lab: Lab, _: int) -> Mapping[str, Found]:
    """Milliseconds of the worst frame while music changes (`worst`), what it is beside them (`steady`), and `memory`.

    The heaviest picture in 1080p all the while; each change decodes one or two pieces of a minute and a half.
    """
    folder = lab.fresh("music")
    main = folder / "scenes.yaml"
    main.write_text(STORY, encoding="utf-8")
    (folder / "assets").symlink_to(ASSETS, target_is_directory=True)
    if not (ASSETS / "music" / "pile_lens.ogg").exists():
        raise Unmeasured("there is no music yet")
    worst: list[float] = []
    steady: list[float] = []
    held: list[float] = []
    spent: list[float] = []
    for _run in range(lab.runs(5)):
        with lab.play("music", main, lab.saves("the-heaviest-music"), lab.fresh("cache")) as child:
            while (told := child.told())["words"]:
                if told["words"].startswith("The lens"):  # what that costs is another row's
                    continue
                worst.append(1000 * max(told["changing"]))
                steady.append(1000 * max(told["steady"]))
                held.append(max(told["sound"]) / 1e6)
                spent += [1000 * wall for wall in told["changing"]]
    note = f"99 of 100 frames: {quantiles(spent, n=100)[98]:.1f} ms, half of them: {median(spent):.1f} ms"
    return {"worst": Found(tuple(worst), note), "steady": Found(tuple(steady)), "memory": Found(tuple(held))}

"""The attack suite for as long as there is time: `make attack SECONDS=3600`.

Each family of attacks gets as much time as the others. Seeds go on where the last run stopped (`.attack.json`), so that
a night's attack can be taken up the next night; each failure is told with the command that repeats it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.attack.attacks import ATTACKS, Attack
from tests.attack.interrupted import FIRST_LONG_SEED
from tests.attack.monkey import screens
from tests.attack.sizes import million_words
from tests.attack.terminals import terminals

BY_NAME: dict[str, Attack] = {"million_words": million_words}
"""Attacks that take so long that they are tried only where they are named."""

STATE = Path(".attack.json")
"""Where the next seeds and the counts are kept."""


@dataclass
class Family:
    """How far one family of attacks has come, over all runs."""

    seed: int = FIRST_LONG_SEED
    """The next one."""
    cases: int = 0
    """What was tried and held."""
    seconds: float = 0
    """What it took."""
    failures: int = 0
    """Seeds with which something did not hold."""


def attacked(name: str, attack: Attack, family: Family) -> None:
    """One seed of an attack; a failure is printed."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kutip-attack-", ignore_cleanup_errors=True) as folder:
        os.environ["KUTIP_HOME"] = f"{folder}/kutip-home"
        try:
            family.cases += attack(family.seed, Path(folder))
        except Exception:  # whatever is raised is what is looked for
            family.failures += 1
            print(traceback.format_exc().encode("ascii", "backslashreplace").decode())
            print(f"python -m tests.attack --only {name} --seed {family.seed}", flush=True)
    family.seed += 1
    family.seconds += time.monotonic() - began


def table(families: Mapping[str, Family]) -> str:
    """The counts by family."""
    everything = Family(
        cases=sum(one.cases for one in families.values()),
        failures=sum(one.failures for one in families.values()),
        seconds=sum(one.seconds for one in families.values()),
    )
    rows = [f"{name:16}{one.cases:>9}{one.failures:>9}{one.seconds:>9.0f}" for name, one in families.items()]
    rows.append(f"{'all':16}{everything.cases:>9}{everything.failures:>9}{everything.seconds:>9.0f}")
    return "\n".join([f"{'family':16}{'cases':>9}{'failures':>9}{'seconds':>9}", *rows])


def main(argv: Sequence[str] | None = None) -> int:
    """Attack until the time is over; gives 1 where anything did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    attacks: dict[str, Attack] = {**ATTACKS, "screens": screens, "terminals": terminals, **BY_NAME}
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--only", choices=attacks, action="append", help="one attack; may be repeated")
    parser.add_argument("--seed", type=int, help="one seed, again")
    options = parser.parse_args(argv)
    chosen = options.only or [name for name in attacks if name not in BY_NAME]
    again = options.seed is not None
    kept = json.loads(STATE.read_text(encoding="utf-8")) if STATE.exists() and not again else {}
    families = {name: Family(**kept.get(name, {"seed": options.seed} if again else {})) for name in attacks}
    until = time.monotonic() + options.seconds
    for name in chosen if again else ():
        attacked(name, attacks[name], families[name])
    while not again and time.monotonic() < until:
        name = min(chosen, key=lambda one: families[one].seconds)
        attacked(name, attacks[name], families[name])
        STATE.write_text(json.dumps({name: asdict(one) for name, one in families.items()}), encoding="utf-8")
    print(table({name: families[name] for name in chosen}), flush=True)
    return 1 if any(families[name].failures for name in chosen) else 0


if __name__ == "__main__":
    sys.exit(main())

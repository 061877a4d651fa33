"""The attack suite for as long as there is time: `make attack SECONDS=3600`.

Seeds go on where the last run stopped (`.attack.json`), so that a night's attack can be taken up the next night; each
failure is told with the command that repeats it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.attack.attacks import ATTACKS, Attack
from tests.attack.interrupted import FIRST_LONG_SEED
from tests.attack.monkey import screens

STATE = Path(".attack.json")
"""Where the next seed and the counts are kept."""


def main() -> int:
    """Attack until the time is over; gives 1 where anything did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--only", choices=[*ATTACKS, "screens"], help="one attack")
    parser.add_argument("--seed", type=int, help="one seed, again")
    options = parser.parse_args()
    attacks: dict[str, Attack] = {**ATTACKS, "screens": screens}
    if options.only:
        attacks = {options.only: attacks[options.only]}
    state = json.loads(STATE.read_text()) if STATE.exists() and options.seed is None else {}
    seed = options.seed if options.seed is not None else state.get("seed", FIRST_LONG_SEED)
    cases: dict[str, int] = state.get("cases", {})
    failures: list[str] = state.get("failures", [])
    began, last = time.monotonic(), seed + 1 if options.seed is not None else sys.maxsize
    while seed < last and time.monotonic() - began < options.seconds:
        for name, attack in attacks.items():
            with tempfile.TemporaryDirectory(prefix="kutip-attack-") as folder:
                os.environ["KUTIP_HOME"] = f"{folder}/kutip-home"
                try:
                    cases[name] = cases.get(name, 0) + attack(seed, Path(folder))
                except Exception:  # whatever is raised is what is looked for
                    failures.append(f"python -m tests.attack --only {name} --seed {seed}")
                    print(traceback.format_exc().encode("ascii", "backslashreplace").decode(), failures[-1], sep="\n")
        seed += 1
        if options.seed is None:
            STATE.write_text(json.dumps({"seed": seed, "cases": cases, "failures": failures}))
    print(
        f"{sum(cases.values())} cases up to seed {seed}, {len(failures)} failures",
        json.dumps(cases),
        *failures,
        sep="\n",
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

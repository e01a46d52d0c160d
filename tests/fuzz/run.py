"""All fuzzing targets, one after the other: `python tests/fuzz/run.py [--seconds S]`.

New inputs that reach new code go to a scratch folder; an input that crashes is written to
tests/fuzz/crashes/ and belongs into tests/fuzz/seeds/ together with its mending.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("read", "html", "text", "lines")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--only", choices=NAMES, action="append", help="a target; all by default")
    given = parser.parse_args()
    crashes = HERE / "crashes"
    crashes.mkdir(exist_ok=True)
    failed = []
    for name in given.only or NAMES:
        with tempfile.TemporaryDirectory() as scratch:
            flags = [
                f"-max_total_time={given.seconds}",
                "-max_len=20000",
                "-timeout=20",
                "-rss_limit_mb=2048",
                f"-artifact_prefix={crashes}/{name}-",
                "-print_final_stats=1",
                "-verbosity=0",
            ]
            command = [sys.executable, str(HERE / "target.py"), name, scratch, str(HERE / "seeds" / name), *flags]
            done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        runs = next((line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line), "?")
        print(f"{name}: {runs} inputs, exit {done.returncode}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stderr[-3000:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long `bangiao extract` of one sentence takes from start to end, by turns with other installations of it.

    python -m benchmarks.start --runs 10 [OTHER/bin/bangiao ...]

Bytecode and tables are kept by a run that does not count. `--without`: once more where no tables are kept.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

SENTENCE = "Ngày 12/3/2024, Thủ tướng Phạm Minh Chính hội đàm với Thủ tướng Australia Anthony Albanese tại Canberra.\n"


def run(program: str, source: Path, cache: str) -> tuple[float, float, str]:
    """Seconds by the clock, of the processor, and what was answered."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [program, "extract", str(source)],
        env=environment | {"BANGIAO_CACHE": cache},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    taken, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", help="other installations of bangiao")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--without", action="store_true", help="once more where no tables are kept")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        source = Path(folder) / "sentence.txt"
        source.write_text(SENTENCE, encoding="utf-8")
        own = str(Path(sys.executable).with_name("bangiao"))
        cache = str(Path(folder) / "kept")
        measured = [(program, cache) for program in (own, *given.programs)]
        if given.without:
            measured.append((own, "off"))
        answers = {run(program, source, cache)[2] for program, cache in measured}
        times = [[run(program, source, cache)[:2] for program, cache in measured] for _ in range(given.runs)]
    for (program, where), taken in zip(measured, zip(*times, strict=True), strict=True):
        wall, processor = zip(*taken, strict=True)
        print(f"{program}{', nothing kept' if where == 'off' else ''}")
        for name, seconds in (("clock", wall), ("processor", processor)):
            print(f"  {name:9} median {median(seconds):.3f} s, least {min(seconds):.3f} s")
    print("all answer the same" if len(answers) == 1 else "THE ANSWERS DIFFER")


if __name__ == "__main__":
    main()

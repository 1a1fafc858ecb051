"""An independent client, generated from openapi.yaml by openapi-python-client, makes a round of calls: `make client`.

    python -m tests.api.client.run

The generator is installed into a scratch environment (from the package index), so that nothing of it is ours. The
round itself is `round_of_calls.py`, which knows the generated package alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.api.server import running, seeded

HERE = Path(__file__).parent
CONTRACT = HERE.parents[2] / "openapi.yaml"


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / "bin" / "python"
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "openapi-python-client>=0.26"]
        subprocess.run(pip, check=True)
        made = subprocess.run(
            [
                folder / "env" / "bin" / "openapi-python-client", "generate", "--path", CONTRACT, "--meta", "none",
                "--output-path", folder / "generated",
            ],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        print(*(line for line in made.stdout.splitlines() if "arning" in line or "nsupported" in line), sep="\n")
        url = f"sqlite:///{folder}/client.sqlite3"
        token, known = seeded(url)
        with running(url) as address:
            call = [python, HERE / "round_of_calls.py", address, token, known["events"][0]]
            return subprocess.run(call, cwd=folder, env={"PYTHONPATH": name}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

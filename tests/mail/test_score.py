# SPDX-License-Identifier: Apache-2.0
"""What other programs' test suites expect of a mail parser, and how much of it `ticketctl parse` meets.

The floors are what was reached; they are only ever raised. The corpus stands beside the repository and is not part
of it: without it the test is skipped.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("TICKETD_BIN", ROOT / "build" / "release"))
CORPUS = Path(os.environ.get("TICKETD_CORPUS", ROOT.parent / "shared" / "mail-corpus"))

FLOORS = {
    "subject": 99.0,
    "from": 100.0,
    "from_name": 100.0,
    "to": 100.0,
    "text": 94.0,
    "text_contains": 100.0,
    "html": 100.0,
    "att.name": 97.0,
    "att.content": 100.0,
    "att.count": 98.5,
    "att.type": 100.0,
    "auto": 100.0,
    "bounce.detect": 100.0,
    "bounce.status": 99.5,
    "bounce.class": 97.0,
    "thread": 100.0,
    "message_id": 100.0,
    "references": 100.0,
    "reply": 95.0,
    "reply_part": 100.0,
}


@unittest.skipUnless((CORPUS / "score.py").exists(), f"the mail corpus is not there: {CORPUS}")
class Score(unittest.TestCase):
    """One run over the corpus."""

    def test_every_key_reaches_its_floor(self) -> None:
        """No key is below its floor, and no mail crashes or hangs the parser."""
        with tempfile.NamedTemporaryFile(suffix=".json") as result:
            parser = f"{PROGRAMS / 'ticketctl'} parse"
            command = [sys.executable, CORPUS / "score.py", CORPUS / "cases", "--batch", parser, "--json", result.name]
            ended = subprocess.run(command, capture_output=True, text=True, check=True)
            keys = json.loads(Path(result.name).read_text())["keys"]
        reached = {key: 100 * met / asked for key, (met, asked) in keys.items()}
        low = {key: (reached.get(key), floor) for key, floor in FLOORS.items() if reached.get(key, 0) < floor}
        self.assertEqual({}, low)
        self.assertIn("no JSON: 0", ended.stdout)


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: Apache-2.0
"""A desk whose database an earlier ticketd wrote."""

import sqlite3
import unittest

from case import EndToEnd
from desk import ROOT
from waiting import wait_until


class Upgrade(EndToEnd):
    """What an operator finds after the package was upgraded."""

    def test_an_earlier_schema(self) -> None:
        """The tickets are there, the old database lies beside, and ops were told where."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.settings["desk"]["ops"] = ["ops@desk.example"]
        with sqlite3.connect(desk.database) as old:
            old.executescript((ROOT / "tests/store/written/schema-5.sql").read_text())
        old.close()
        desk.start()
        numbers = [ticket["number"] for ticket in desk.tickets()]
        self.assertEqual([1, 2, 3, 4], numbers[:4])
        copy = desk.database.with_name(desk.database.name + ".schema-5")
        with sqlite3.connect(copy) as kept:
            self.assertEqual((5,), kept.execute("PRAGMA user_version").fetchone())
            self.assertEqual((4,), kept.execute("SELECT count(*) FROM ticket").fetchone())
        kept.close()
        wait_until("ops were told", lambda: [mail for mail in sink.to("ops@desk.example") if copy.name in mail.text],
                   otherwise=desk.log)
        self.assertIn("database_upgraded", desk.log())


if __name__ == "__main__":
    unittest.main()

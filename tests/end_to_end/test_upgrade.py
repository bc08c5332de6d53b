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

    def test_a_long_upgrade_says_how_far_it_is(self) -> None:
        """systemd is asked for more time with each word about it, and the log has numbers."""
        desk = self.desk(self.sink())
        with sqlite3.connect(desk.database) as old:
            old.executescript((ROOT / "tests/store/written/schema-5.sql").read_text())
            old.execute("DELETE FROM event")
            old.executemany(
                "INSERT INTO event(ticket, at, actor, name, detail) VALUES (2, ?, 'anna', 'status_changed', ?)",
                ((1795450000 + each, f"new -> open: by the reply {each}") for each in range(30_000)),
            )
        old.close()
        desk.write()
        self.assertIn("ticketd brings it up to date when it starts", desk.run("list").err)
        desk.start()
        said = [notice.split("\n") for notice in desk.notices]
        upgrading = [lines for lines in said if any(line.startswith("STATUS=bringing") for line in lines)]
        self.assertIn("STATUS=bringing the database up from schema 5 to 7: 0 of 30,000 events", upgrading[0])
        copying = [lines for lines in said if any(line.startswith("STATUS=copying") for line in lines)]
        self.assertTrue(copying)
        for lines in upgrading + copying:
            self.assertIn("EXTEND_TIMEOUT_USEC=600000000", lines)
        self.assertIn("database_upgrading from=5 to=7 done=0 of=30000", desk.log())


if __name__ == "__main__":
    unittest.main()

-- SPDX-License-Identifier: Apache-2.0
-- The ledger of acknowledgements by the hour.
CREATE TABLE acknowledged_hour (  -- the ledger of acknowledgements summed up: most hours are far below the budget
  hour INTEGER PRIMARY KEY, sent INTEGER NOT NULL
) STRICT;
INSERT INTO acknowledged_hour(hour, sent) SELECT minute / 60, sum(sent) FROM acknowledged_minute GROUP BY 1;
DROP TABLE acknowledged_minute;

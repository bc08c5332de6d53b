-- SPDX-License-Identifier: Apache-2.0
-- Counters: what the next number is.
CREATE TABLE serial (name TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO serial(name, next) SELECT 'outbox', coalesce(max(id), 0) + 1 FROM outbox;

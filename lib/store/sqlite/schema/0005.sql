-- SPDX-License-Identifier: Apache-2.0
-- Keys that begin with a time: what comes together lies together, and a batch of mails changes a few pages of
-- each index, not one for each mail. Mails kept before are of hour 0.
ALTER TABLE message ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;  -- hour of its Date; 0: not known
DROP INDEX message_by_identity;
CREATE INDEX message_by_identity ON message(dated, identity) WHERE identity IS NOT NULL;
DROP INDEX acknowledgement_by_domain;
CREATE INDEX acknowledgement_by_domain ON acknowledgement(arrived / 7200, domain, arrived);

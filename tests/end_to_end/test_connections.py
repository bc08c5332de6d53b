# SPDX-License-Identifier: Apache-2.0
"""Every way to the servers: TLS modes, logins, several queues."""

import unittest
from typing import Any

import mails
import world
from case import EndToEnd
from desk import Desk
from servers import postfix
from servers.certificates import make_certificates
from servers.dovecot import PASSWORD, Dovecot
from servers.smtp_sink import SmtpSink
from servers.token_server import CLIENT_ID, CLIENT_SECRET, TokenServer
from waiting import wait_until


class ImapConnections(EndToEnd):
    """The way to the mailbox."""

    def assert_works(self, desk: Desk, sink: SmtpSink) -> None:
        """One mail goes all the way."""
        desk.start()
        self.mailbox(desk).deliver(mails.incident())
        sink.wait_for(1)
        desk.wait_stats(tickets=1)

    def test_starttls(self) -> None:
        """STARTTLS on the plain port works."""
        sink = self.sink()
        self.assert_works(self.desk(sink, tls="starttls", port=world.dovecot().plain_port), sink)

    def test_plain(self) -> None:
        """Without TLS works on a loopback host."""
        sink = self.sink()
        desk = self.desk(sink, tls="none", host="127.0.0.1", port=world.dovecot().plain_port)
        self.assert_works(desk, sink)

    def test_unknown_authority(self) -> None:
        """A certificate of an authority we do not trust is refused and named, and nothing is fetched."""
        other = make_certificates(world.folder() / world.fresh("tls"))
        desk = self.desk(self.sink(), ca_file=str(other.authority))
        self.mailbox(desk).deliver(mails.incident())
        desk.launch()
        error = desk.wait_mailbox(desk.settings["queues"][0]["name"], "last_error")
        self.assertRegex(str(error).lower(), "certificate|tls|ssl")
        self.assertEqual(0, desk.stats()["messages"])

    def test_wrong_password(self) -> None:
        """A refused login is named with the server's words."""
        desk = self.desk(self.sink())
        desk.settings["queues"][0]["imap"]["password"] = desk.secret("wrong", "not the password")
        desk.launch()
        error = desk.wait_mailbox(desk.settings["queues"][0]["name"], "last_error")
        self.assertRegex(str(error), "(?i)authenticat|login")


class BearerTokens(EndToEnd):
    """Dovecot asks our token server whether a bearer token is good."""

    def setUp(self) -> None:
        self.user = world.fresh("bearer")
        self.tokens = TokenServer(world.certificates(), self.user)
        self.addCleanup(self.tokens.close)

    def desk_with(self, mechanisms: str, grant: str) -> tuple[Desk, SmtpSink]:
        """A desk whose Dovecot takes only these mechanisms."""
        dovecot = Dovecot(world.folder() / world.fresh("dovecot"), world.certificates(), self.tokens.introspection_url,
                          mechanisms=mechanisms)
        self.addCleanup(dovecot.stop)
        dovecot.start()
        self.dovecot = dovecot
        sink = self.sink()
        desk = self.desk(sink, port=dovecot.tls_port, user=self.user)
        imap = desk.settings["queues"][0]["imap"]
        del imap["password"]
        oauth: dict[str, Any] = {
            "grant": grant,
            "token_url": self.tokens.token_url,
            "client_id": CLIENT_ID,
            "client_secret": desk.secret("client-secret", CLIENT_SECRET),
            "ca_file": str(world.certificates().authority),
        }
        if grant == "refresh_token":
            oauth["refresh_token"] = desk.secret("refresh-token", self.tokens.refresh_token)
        else:
            oauth["scope"] = "https://outlook.example/.default"
        imap["oauth"] = oauth
        return desk, sink

    def assert_works(self, desk: Desk, sink: SmtpSink) -> None:
        """One mail goes all the way."""
        desk.start()
        self.dovecot.mailbox(self.user).deliver(mails.incident())
        sink.wait_for(1)

    def test_xoauth2_with_a_refresh_token(self) -> None:
        """XOAUTH2 works with the refresh-token grant."""
        self.assert_works(*self.desk_with("xoauth2", "refresh_token"))

    def test_oauthbearer_with_client_credentials(self) -> None:
        """OAUTHBEARER works with the client-credentials grant, which sends its scope."""
        self.assert_works(*self.desk_with("oauthbearer", "client_credentials"))
        self.assertEqual("https://outlook.example/.default", self.tokens.requests[0]["scope"])

    def test_rotated_refresh_token(self) -> None:
        """A refresh token that the server rotates is kept over a restart."""
        self.tokens.rotates = True
        desk, sink = self.desk_with("xoauth2", "refresh_token")
        self.assert_works(desk, sink)
        self.assertEqual(0, desk.stop())
        desk.start()
        self.dovecot.mailbox(self.user).deliver(mails.incident("Second"))
        sink.wait_for(2)

    def test_revoked_token(self) -> None:
        """A token that is refused is replaced by a fresh one."""
        desk, sink = self.desk_with("xoauth2", "refresh_token")
        self.assert_works(desk, sink)
        self.tokens.revoke()
        self.dovecot.restart()
        self.dovecot.mailbox(self.user).deliver(mails.incident("Second"))
        sink.wait_for(2, seconds=60)


class SmtpConnections(EndToEnd):
    """The way out."""

    def assert_works(self, sink: SmtpSink) -> Desk:
        """One mail goes all the way; the connection was encrypted and logged in as asked."""
        desk = self.desk(sink)
        desk.start()
        self.mailbox(desk).deliver(mails.incident())
        (ack,) = sink.wait_for(1)
        self.assertEqual(sink.certificates is not None, ack.encrypted)
        self.assertEqual("desk" if sink.password else "", ack.user)
        self.assertFalse(sink.bare_line_feed)
        return desk

    def test_starttls_and_login(self) -> None:
        """STARTTLS and AUTH work."""
        self.assert_works(self.sink(world.certificates(), password="relay-password"))

    def test_implicit_tls_and_login(self) -> None:
        """TLS from the first byte and AUTH work."""
        self.assert_works(self.sink(world.certificates(), implicit_tls=True, password="relay-password"))

    def test_no_pipelining(self) -> None:
        """A server that does not announce PIPELINING gets one command at a time."""
        sink = self.sink(extensions=("8BITMIME",))
        self.assert_works(sink)
        self.assertFalse(sink.pipelined_unasked)

    def test_bare_server(self) -> None:
        """A server without any extension gets a mail of ASCII lines."""
        sink = self.sink(extensions=("HELP",))
        desk = self.desk(sink)
        desk.start()
        self.mailbox(desk).deliver(mails.german())
        (ack,) = sink.wait_for(1)
        self.assertTrue(ack.raw.isascii())

    @unittest.skipUnless(postfix.available(), "Postfix's master needs root; the scripted server stood in for it")
    def test_postfix(self) -> None:
        """A real Postfix with STARTTLS and AUTH takes the acknowledgement and delivers it."""
        relay = postfix.Postfix(world.folder() / world.fresh("postfix"), world.certificates(),
                                world.dovecot().sasl_socket)
        self.addCleanup(relay.stop)
        relay.start()
        desk = self.desk(self.sink())
        desk.settings["smtp"] = {
            "host": "localhost", "port": relay.port, "tls": "starttls", "user": "desk",
            "password": desk.secret("smtp-password", PASSWORD), "ca_file": str(world.certificates().authority),
        }
        desk.start()
        mail = mails.incident()
        self.mailbox(desk).deliver(mail)
        (ack,) = wait_until("Postfix delivers", relay.delivered, 30, otherwise=lambda: relay.log() + desk.log())
        self.assertEqual(mail["Message-ID"], ack["In-Reply-To"])


class Queues(EndToEnd):
    """Several mailboxes at once."""

    def test_each_has_its_own_tickets(self) -> None:
        """Three queues are served at once and each ticket names its queue."""
        sink = self.sink()
        desk = self.desk(sink, queues=3)
        desk.start()
        for number, mail in enumerate(mails.incidents(3)):
            self.mailbox(desk, number).deliver(mail)
        desk.wait_stats(tickets=3, outbox_sent=3)
        self.assertEqual({entry["name"] for entry in desk.settings["queues"]}, {t["queue"] for t in desk.tickets()})

    def test_one_mail_in_two_queues(self) -> None:
        """The same mail in two queues is one ticket and one acknowledgement."""
        sink = self.sink()
        desk = self.desk(sink, queues=2)
        desk.start()
        mail = mails.incident()
        for number in range(2):
            self.mailbox(desk, number).deliver(mail)
        for number in range(2):
            box = self.mailbox(desk, number)
            wait_until("the mail is archived", lambda: box.folder("Archive"), otherwise=desk.log)
        desk.wait_stats(tickets=1, messages=1, outbox_pending=0, outbox_sent=1)
        self.assertEqual(1, len(sink.taken))


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: Apache-2.0
"""An IMAP server that gives its mails as asked, but for one, which it misanswers in one way."""

import re
import socket
import threading
from dataclasses import dataclass, field
from enum import Enum, auto

_DATE = b'"05-Jan-2026 10:00:00 +0100"'
ROOM = 1_000_000  # the largest mail that the desks of these tests take whole


class End(Enum):
    """What becomes of the mail in the end."""

    TAKEN = auto()
    TICKET = auto()  # a numbered one that says that it cannot be fetched
    GONE = auto()


class Quirk(Enum):
    """What is wrong with that mail, and what must become of it."""

    LEFT_OUT = ("is left out of an answer that ends with OK", End.TICKET)
    LEFT_OUT_ONCE = ("is left out of the first answer", End.TAKEN)
    NIL = ("has NIL for its bytes", End.TICKET)
    NIL_ONCE = ("has NIL for its bytes the first time", End.TAKEN)
    NO_BEHIND_OTHERS = ("makes FETCH end with NO when the others have been given", End.TICKET)
    NO_INSTEAD = ("makes FETCH end with NO and nothing given", End.TICKET)
    NO_ONCE = ("makes the first FETCH end with NO", End.TAKEN)
    BAD = ("makes FETCH end with BAD", End.TICKET)
    GONE = ("is searched, and gone before it is fetched", End.GONE)
    NO_SIZE_TOLD = ("is left out where sizes are asked for", End.TAKEN)
    SIZES_REFUSED = ("makes asking for sizes end with NO", End.TAKEN)
    SIZES_CUT = ("ends the connection when sizes are asked for", End.TAKEN)
    NO_SIZE = ("comes without RFC822.SIZE", End.TAKEN)
    ODD_SIZE = ("comes with RFC822.SIZE NIL", End.TAKEN)
    TOO_LARGE = ("is larger than announced, and than is taken whole", End.TAKEN)
    ABSURD = ("announces 99 GB", End.TICKET)
    SHORT_DAY = ("arrived on a day of one digit", End.TAKEN)
    NAMED_ZONE = ("arrived at an hour GMT", End.TAKEN)
    EMPTY_DATE = ("has an empty INTERNALDATE", End.TAKEN)
    NO_DATE = ("comes without INTERNALDATE", End.TAKEN)
    BARE_DATE = ("has an INTERNALDATE without quotes", End.TAKEN)
    SPLIT = ("comes in two FETCH lines", End.TAKEN)
    SPLIT_BACKWARDS = ("comes in two FETCH lines, the bytes first", End.TAKEN)
    TWICE = ("comes twice", End.TAKEN)
    OTHER_UID = ("comes under a UID that nobody asked for", End.TICKET)
    BROKEN_LINE = ("comes in a line that is no IMAP", End.TICKET)
    CUT = ("ends the connection in the middle of its bytes", End.TICKET)
    CUT_ONCE = ("ends the connection in the middle of its bytes the first time", End.TAKEN)
    CUT_BEFORE = ("ends the connection in place of it", End.TICKET)

    def __init__(self, words: str, end: End) -> None:
        self.words = words
        self.end = end


_ONCE = {Quirk.LEFT_OUT_ONCE: Quirk.LEFT_OUT, Quirk.NIL_ONCE: Quirk.NIL, Quirk.NO_ONCE: Quirk.NO_INSTEAD,
         Quirk.CUT_ONCE: Quirk.CUT}
_DATES = {Quirk.SHORT_DAY: b'"5-Jan-2026 10:00:00 +0100"', Quirk.NAMED_ZONE: b'"05-Jan-2026 09:00:00 GMT"',
          Quirk.EMPTY_DATE: b'""', Quirk.BARE_DATE: b"05-Jan-2026 10:00:00 +0100"}


@dataclass
class ChoosyImap:
    """Listens from construction until close(). `mails` by UID; `odd`: the UIDs that have the quirk.

    The next `read_only` times it opens the folder read-only: STORE is answered with OK then and does nothing.
    """

    mails: dict[int, bytes]
    odd: set[int]
    quirk: Quirk
    marked: dict[int, str] = field(default_factory=dict)
    fetches: int = 0
    read_only: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._connections: list[socket.socket] = []
        self._readers: set[socket.socket] = set()
        self._met = False
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Ends every connection."""
        for connection in (self._listener, *self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection, connection.makefile("rb") as lines:
                connection.sendall(b"* OK ready\r\n")
                for line in lines:
                    tag, _, rest = line.decode("latin-1").strip().partition(" ")
                    if rest:
                        connection.sendall(self._answer(connection, tag.encode(), rest))
        except OSError:
            return

    def _answer(self, connection: socket.socket, tag: bytes, rest: str) -> bytes:
        words = rest.upper().split()
        if words[0] == "AUTHENTICATE" and len(words) == 2:
            connection.sendall(b"+ \r\n")
            connection.recv(4096)
        if words[:2] == ["UID", "FETCH"]:
            return self._fetch(connection, tag, self._among(words[2]), "BODY" in rest.upper(), "<0." in rest)
        if words[0] == "SELECT" and self.read_only > 0:
            self.read_only -= 1
            self._readers.add(connection)
        if words[:2] == ["UID", "STORE"] and connection not in self._readers:
            self.marked |= {uid: rest.split("(")[1] for uid in self._among(words[2])}
        said = {"CAPABILITY": b"* CAPABILITY IMAP4rev1 UIDPLUS\r\n",
                "SELECT": b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 99] ok\r\n" % len(self.mails),
                "UID": b""}.get(words[0], b"")
        if words[:2] == ["UID", "SEARCH"]:
            said = b"* SEARCH" + b"".join(b" %d" % uid for uid in self._among(words[3])) + b"\r\n"
        is_read_only = words[0] == "SELECT" and connection in self._readers
        return said + tag + (b" OK [READ-ONLY] done\r\n" if is_read_only else b" OK done\r\n")

    def _among(self, uid_set: str) -> list[int]:
        found = set()
        top = max(self.mails, default=0)
        for part in uid_set.split(","):
            ends = [top if end == "*" else int(end) for end in part.split(":")]
            found |= {uid for uid in self.mails if min(ends) <= uid <= max(ends)}
        return sorted(found)

    def _fetch(self, connection: socket.socket, tag: bytes, uids: list[int], bodies: bool, beginning: bool) -> bytes:
        odd = set(uids) & self.odd
        quirk = self.quirk if odd else None
        if not bodies:
            return self._sizes(tag, uids, odd, quirk)
        self.fetches += 1
        if quirk in _ONCE:
            quirk, self._met = (None if self._met else _ONCE[quirk]), True
        if quirk is Quirk.GONE:
            self.mails = {uid: mail for uid, mail in self.mails.items() if uid not in odd}
            uids = [uid for uid in uids if uid not in odd]
        if quirk is Quirk.NO_INSTEAD:
            return tag + b" NO [SERVERBUG] cannot read it\r\n"
        if quirk is Quirk.BAD:
            return tag + b" BAD no such thing\r\n"
        said = b""
        for uid in uids:
            if uid in odd and quirk in (Quirk.CUT, Quirk.CUT_BEFORE):
                connection.sendall(said + (self._whole(uid)[:-40] if quirk is Quirk.CUT else b""))
                connection.shutdown(socket.SHUT_RDWR)
                raise OSError
            said += self._misgiven(uid, quirk, beginning) if uid in odd and quirk else self._whole(uid)
        return said + tag + (b" NO some could not be fetched\r\n" if quirk is Quirk.NO_BEHIND_OTHERS else b" OK\r\n")

    def _sizes(self, tag: bytes, uids: list[int], odd: set[int], quirk: Quirk | None) -> bytes:
        if quirk is Quirk.SIZES_REFUSED:
            return tag + b" NO cannot read one of them\r\n"
        if quirk is Quirk.SIZES_CUT:
            raise OSError
        told = [uid for uid in uids if not (uid in odd and quirk is Quirk.NO_SIZE_TOLD)]
        return b"".join(b"* %d FETCH (UID %d RFC822.SIZE 400)\r\n" % (uid, uid) for uid in told) + tag + b" OK\r\n"

    def _whole(self, uid: int, date: bytes = _DATE) -> bytes:
        raw = self.mails[uid]
        return b"* %d FETCH (UID %d INTERNALDATE %s RFC822.SIZE %d BODY[] {%d}\r\n%s)\r\n" % (
            uid, uid, date, len(raw), len(raw), raw)

    def _misgiven(self, uid: int, quirk: Quirk, beginning: bool) -> bytes:
        whole = self._whole(uid, _DATES.get(quirk, _DATE))
        if quirk in (Quirk.LEFT_OUT, Quirk.GONE, Quirk.NO_BEHIND_OTHERS):
            return b""
        if quirk is Quirk.NIL:
            return re.sub(rb"(?s)BODY\[\] .*", b"BODY[] NIL)\r\n", whole)
        if quirk is Quirk.NO_SIZE:
            return re.sub(rb" RFC822.SIZE \d+", b"", whole, count=1)
        if quirk is Quirk.ODD_SIZE:
            return re.sub(rb"RFC822.SIZE \d+", b"RFC822.SIZE NIL", whole, count=1)
        if quirk is Quirk.NO_DATE:
            return whole.replace(b" INTERNALDATE " + _DATE, b"", 1)
        if quirk is Quirk.TOO_LARGE and not beginning:
            large = self.mails[uid] + b"x" * (2 * ROOM)
            return whole[: whole.index(b"{")] + b"{%d}\r\n%s)\r\n" % (len(large), large)
        if quirk is Quirk.ABSURD:
            return whole[: whole.index(b"{")] + b"{99999999999}\r\n"
        if quirk in (Quirk.SPLIT, Quirk.SPLIT_BACKWARDS):
            head, body = whole.split(b" BODY[]", 1)
            lines = [head + b")\r\n", b"* %d FETCH (UID %d BODY[]%s" % (uid, uid, body)]
            return b"".join(lines if quirk is Quirk.SPLIT else reversed(lines))
        if quirk is Quirk.TWICE:
            return whole + whole
        if quirk is Quirk.OTHER_UID:
            return whole.replace(b"UID %d" % uid, b"UID 77", 1)
        if quirk is Quirk.BROKEN_LINE:
            return b"* %d FETCH (UID %d BODY[] word)\r\n" % (uid, uid)
        return whole

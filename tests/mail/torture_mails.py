# SPDX-License-Identifier: Apache-2.0
"""The mails of test_torture: for each a number of pieces and what builds it of so many, so that it can grow."""

import base64
import random
from collections.abc import Callable

MEGABYTE = 1_000_000

HEAD = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMessage-ID: <1@b>\n"
PLAIN = HEAD + b"\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
FLOWED = HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
DAEMON = b"From: mailer-daemon@x\nSubject: failure notice\n\n"

Make = Callable[[int], bytes]


def repeated(head: bytes, piece: bytes, tail: bytes = b"") -> Make:
    """The same piece again and again."""
    return lambda n: head + piece * n + tail


def counted(head: bytes, piece: bytes, tail: bytes = b"") -> Make:
    """Pieces with their number in them."""
    return lambda n: head + b"".join(piece.replace(b"#", b"%d" % i) for i in range(n)) + tail


def charset(name: bytes, piece: bytes) -> Make:
    """Text in this charset."""
    return repeated(HEAD + b"Content-Type: text/plain; charset=" + name + b"\n\n", piece)


def transfer(name: bytes, piece: bytes) -> Make:
    """Text in this transfer encoding."""
    return repeated(HEAD + b"Content-Transfer-Encoding: " + name + b"\n\n", piece)


def large_attachment(lines: int) -> bytes:
    """Base64, 77 bytes a line."""
    content = base64.encodebytes(random.Random(1).randbytes(57 * lines))
    head = b"--b\n\nhi\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    return MIXED + head + content + b"--b--\n"


def deep_multiparts_around(piece: bytes) -> Make:
    """Every level looks for a boundary of its own in all that follows."""
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=c%d\n\n--c%d\n" % (i, i) for i in range(200))
    return repeated(HEAD + opened, piece)


STRUCTURE: dict[str, tuple[int, Make]] = {
    "nested messages": (16_000, repeated(b"", b"Content-Type: message/rfc822\n\n", HEAD + b"\nhi\n")),
    "nested multiparts": (16_000, counted(HEAD, b"Content-Type: multipart/mixed; boundary=#\n\n--#\n")),
    "nested multiparts of one boundary": (16_000, repeated(HEAD, b"Content-Type: multipart/mixed; boundary=b\n\n--b\n")),
    "deep multiparts around dashes": (3_300_000, deep_multiparts_around(b"--\n")),
    "deep multiparts around almost boundaries": (1_600_000, deep_multiparts_around(b"--c19x\n")),
    "parts": (100_000, repeated(MIXED, b"--b\nContent-Type: image/png; name=x\n\nhi\n", b"--b--\n")),
    "parts named in many charsets": (
        100_000,
        counted(MIXED, b"--b\nContent-Type: image/png; name==?cp85#?q?=80?=\n\nhi\n", b"--b--\n"),
    ),
    "multiparts without boundary": (200_000, repeated(MIXED, b"--b\nContent-Type: multipart/mixed\n\n--x\n", b"--b--\n")),
    "dashes": (3_300_000, repeated(MIXED, b"--\n")),
    "almost boundaries": (2_000_000, repeated(MIXED, b"--bx\n")),
    "almost closed boundaries": (1_600_000, repeated(MIXED, b"--b--x\n")),
    "lines of an attachment": (650_000, large_attachment),
    "uuencoding never ended": (700_000, repeated(PLAIN, b"begin 644 x\nM\n")),
    "uuencoded files": (500_000, repeated(PLAIN, b"begin 644 x\n#0V%T\n`\nend\n")),
    "delivery fields": (
        200_000,
        counted(
            HEAD + b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n",
            b"Final-Recipient: rfc822; #@x.example\nAction: failed\n\n",
        ),
    ),
    "NUL": (MEGABYTE, repeated(b"", b"\0")),
    "pieces of the mail that kills mimetic": (100_000, repeated(b"", b"To: x:\r\n\r\n")),
}

HEADERS: dict[str, tuple[int, Make]] = {
    "bytes in a header line": (5 * MEGABYTE, repeated(HEAD + b"X-Long: ", b"x", b"\n\nhi\n")),
    "header lines": (MEGABYTE, counted(HEAD, b"X-#: y\n", b"\nhi\n")),
    "folds of a header": (620_000, repeated(b"Subject: x\n", b" folded\n", b"\nhi\n")),
    "addresses": (MEGABYTE, repeated(b"To: ", b"a@b, ", b"\n\nhi\n")),
    "encoded words": (360_000, repeated(b"Subject: ", b"=?utf-8?q?a?= ", b"\n\nhi\n")),
    "encoded words of changing charsets": (3_000, counted(b"Subject: ", b"=?cp125#?q?=80?= ", b"\n\nhi\n")),
    "charsets in turn": (
        1_000,
        repeated(b"Subject: ", b"".join(b"=?cp125%d?q?=80?= " % i for i in range(6)), b"\n\nhi\n"),
    ),
    "open parentheses": (60_000, repeated(b"To: ", b"(", b"\n\nx")),
    "open parentheses and one that closes": (60_000, repeated(b"To: ", b"(", b")\n\nx")),
    "comments inside each other": (30_000, lambda n: b"To: a@b " + b"(" * n + b")" * n + b"\n\nx"),
    "comments": (20_000, repeated(b"To: ", b"(a)", b"\n\nx")),
    "open quotes": (30_000, repeated(b"To: ", b'"a', b"\n\nx")),
    "escaped quotes": (30_000, repeated(b"To: ", b'\\"', b"\n\nx")),
    "open brackets": (60_000, repeated(b"To: ", b"<", b"\n\nx")),
    "open routes": (20_000, repeated(b"To: ", b"<@,", b"\n\nx")),
    "open groups": (30_000, repeated(b"To: ", b"a:", b"\n\nx")),
    "at signs": (60_000, repeated(b"To: ", b"@", b"\n\nx")),
    "names without addresses": (30_000, repeated(b"To: ", b"a,", b" b <c@d>\n\nx")),
    "encoded words open in addresses": (10_000, repeated(b"To: ", b"=?a?q?", b"\n\nx")),
    "open encoded words": (30_000, repeated(b"Subject: ", b"=?", b"\n\nx")),
    "open words of a charset": (10_000, repeated(b"Subject: ", b"=?a?q?x", b"\n\nx")),
    "question marks of an encoded word": (15_000, repeated(b"Subject: =?a?q?", b"?=ab", b"\n\nx")),
    "one parameter": (8_000, repeated(b"Content-Type: text/plain", b"; a*0=b", b"\n\nx")),
    "continued parameters": (100_000, counted(b"Content-Type: text/plain", b";\n name*#=b", b"\n\nx")),
    "parameters": (100_000, counted(b"Content-Type: text/plain", b";\n n#=b", b"\n\nx")),
    "open comments in parameters": (30_000, repeated(b"Content-Type: text/plain", b";(", b"\n\nx")),
    "encoded words open in parameters": (10_000, repeated(b"Content-Type: text/plain; name=", b"=?a?q?", b"\n\nx")),
    "references": (300_000, counted(HEAD + b"References:", b"\n <#@b.example>", b"\n\nx")),
    "one reference": (300_000, repeated(HEAD + b"References:", b"\n <a@b.example>", b"\n\nx")),
    "open references": (60_000, repeated(HEAD + b"References: ", b"<", b"\n\nx")),
    "words in In-Reply-To": (30_000, repeated(HEAD + b"In-Reply-To: ", b"a ", b"\n\nx")),
    "subject prefixes": (15_000, repeated(b"Subject: ", b"Re: ", b"\n\nx")),
    "subject tags": (8_000, repeated(b"Subject: ", b"[#1042] ", b"\n\nx")),
    "Authentication-Results": (100_000, repeated(HEAD, b"Authentication-Results: a; dmarc=pass\n", b"\nx")),
    "results in one line": (
        4_000,
        repeated(HEAD + b"Authentication-Results: a", b"; dmarc=pass", b"\n\nx"),
    ),
}

TEXT: dict[str, tuple[int, Make]] = {
    "> in one line": (10 * MEGABYTE, repeated(PLAIN, b">")),
    "> lines": (2_500_000, repeated(PLAIN, b"> x\n")),
    "empty > lines": (5_000_000, repeated(PLAIN, b">\n")),
    "deep quotes": (135_000, repeated(PLAIN, b">" * 70 + b" x\n")),
    "quotes answered": (1_100_000, repeated(PLAIN, b"> x\n\ny:\n")),
    "carriage returns": (10 * MEGABYTE, repeated(PLAIN, b"\r")),
    "short lines": (3_300_000, repeated(PLAIN, b"12\n")),
    "no line end": (MEGABYTE, repeated(PLAIN, b"on wrote: ")),
    "prose": (230_000, repeated(PLAIN, b"The quick brown fox jumps over the lazy dog.\n")),
    "labels": (400_000, repeated(PLAIN, b"To: x\nSubject: y\nDate: z\n")),
    "labels apart": (350_000, repeated(PLAIN, b"To: x\n\nSubject: y\n\nDate: z\n\n")),
    "labels with long values": (800_000, repeated(PLAIN, b"To: x\n@\n@\n@\n")),
    "almost attributions": (370_000, repeated(PLAIN, b"On a\nOn b\nOn c\nOn d wrote:\n")),
    "attributions": (300_000, repeated(PLAIN, b"On Monday 5 January 2026 Eva wrote:\n")),
    "attributions with quotes": (300_000, repeated(PLAIN, b"On 5 January 2026 Eva wrote:\n> x\n")),
    "open brackets of attributions": (1_500_000, repeated(PLAIN, b"On <\n> a\n")),
    "signature marks": (2_500_000, repeated(PLAIN, b"-- \n")),
    "signature marks over blank lines": (9 * MEGABYTE, repeated(PLAIN + b"-- \nx\n" * 40, b"\n")),
    "footers over blank lines": (9 * MEGABYTE, repeated(PLAIN + b"__\n" * 10, b"\n")),
    "header blocks": (150_000, repeated(PLAIN, b"From: a@b.example\nSent: Monday 5 January 2026\nTo: c\nSubject: d\n\nx\n")),
    "From lines": (1_500_000, repeated(PLAIN, b"From: a\n")),
    "mbox lines": (1_000_000, repeated(PLAIN, b"From a\n>From b\n")),
    "Outlook separators": (350_000, repeated(PLAIN, b"-----Original Message-----\n\n")),
    "Outlook rules": (300_000, repeated(PLAIN, b"________________________________\n")),
    "titles over blank lines": (600_000, repeated(PLAIN, b"original message\n\n\n\n")),
    "introductions": (2_500_000, repeated(PLAIN, b"x:\n\n")),
    "fences": (2_000_000, repeated(PLAIN, b"```\n\n")),
    "closings": (700_000, repeated(PLAIN, b"Best regards,\n")),
    "devices": (350_000, repeated(PLAIN, b"Sent from my iPhone, it is so\n")),
    "invisible lines": (2_500_000, repeated(PLAIN, b"\xe2\x80\x8b\n")),
    "flowed lines": (3_300_000, repeated(FLOWED, b"a \n")),
    "flowed quotes": (2_000_000, repeated(FLOWED, b">> a \n")),
    "flowed marks": (2_500_000, repeated(FLOWED, b"-- \n")),
    "soft line ends": (5_000_000, transfer(b"quoted-printable", b"=\n")),
    "broken escapes": (3_300_000, transfer(b"quoted-printable", b"=zz")),
    "garbage in base64": (2_500_000, transfer(b"base64", b"aG=!")),
    "undeclared Latin": (5_000_000, repeated(PLAIN, b"\xe4 ")),
    "false UTF-8": (5_000_000, charset(b"utf-8", b"\xe4 ")),
    "shifts of ISO-2022-JP": (1_200_000, charset(b"iso-2022-jp", b"\x1b$B$3\x1b(B")),
    "open shifts of UTF-7": (5_000_000, charset(b"utf-7", b"+A")),
    "shifts of HZ": (2_000_000, charset(b"hz-gb-2312", b"~{<:~}")),
    "halves of UTF-16": (5_000_000, charset(b"utf-16le", b"\x00\xd8")),
    "failed recipients": (800_000, repeated(DAEMON, b"<a@b.c>: 550\n")),
    "reply codes": (2_500_000, repeated(DAEMON, b"550-")),
    "status codes": (1_600_000, repeated(DAEMON, b"5.1.1 ")),
    "encoded word beginnings": (5_000_000, repeated(PLAIN, b"=?")),
}

SAME_LETTERS = b"<a href=http://" + b"a" * 1900 + b"b>" + b"a" * 3900 + b"</a>"

HTML_TEXT: dict[str, tuple[int, Make]] = {
    "<div>": (2_000_000, repeated(HTML, b"<div>")),
    "<blockquote>": (800_000, repeated(HTML, b"<blockquote>x")),
    "lines in deep quotes": (2_000_000, repeated(HTML + b"<blockquote>" * 30, b"x<br>")),
    "closed quotes": (400_000, repeated(HTML, b"<blockquote>x</blockquote>")),
    "tables in each other": (700_000, repeated(HTML, b"<table><tr><td>")),
    "cells": (2_500_000, repeated(HTML, b"<td>")),
    "lists in each other": (1_000_000, repeated(HTML, b"<ul><li>a")),
    "items": (2_500_000, repeated(HTML + b"<ul>" * 30, b"<li>")),
    "<pre>": (1_600_000, repeated(HTML, b"<pre>\n")),
    "rules": (2_500_000, repeated(HTML, b"<hr>")),
    "images": (800_000, repeated(HTML, b"<img alt=a>")),
    "links": (400_000, repeated(HTML, b"<a href=http://x.y/>q</a>")),
    "links in each other": (600_000, repeated(HTML, b"<a href=http://x>")),
    "links that nearly say their address": (1_700, repeated(HTML, SAME_LETTERS)),
    "unclosed quotes": (1_400_000, repeated(HTML, b'="><a "')),
    "unclosed tags": (2_500_000, repeated(HTML, b"<a x")),
    "unclosed comments": (1_600_000, repeated(HTML, b"<!--x>")),
    "unclosed titles": (1_400_000, repeated(HTML, b"<title>")),
    "unclosed styles": (1_400_000, repeated(HTML, b"<style>")),
    "titles closed by others": (600_000, repeated(HTML, b"<title></titl ></b>")),
    "ends without beginning": (2_000_000, repeated(HTML, b"</ul>")),
    "attributes": (2_500_000, repeated(HTML + b"<a ", b"a=b ")),
    "quotes in attributes": (1_600_000, repeated(HTML, b"<a x='>")),
    "ampersands": (10 * MEGABYTE, repeated(HTML, b"&")),
    "open entities": (2_000_000, repeated(HTML, b"&amp")),
    "long entities": (300, repeated(HTML, b"&" + b"a" * 32_000)),
    "numbers of entities": (1_200_000, repeated(HTML, b"&#x1f600")),
    "letters of an entity's number": (10 * MEGABYTE, repeated(HTML + b"&#x", b"1")),
    "<": (10 * MEGABYTE, repeated(HTML, b"<")),
    "<!": (5_000_000, repeated(HTML, b"<!")),
    "charsets named": (600_000, repeated(HTML, b"<meta charset=x>")),
}

# Those that are promised at their full size; of the others a sixteenth tells as much. A header line has its limit.
WHOLE = {
    "nested messages",
    "parts",
    "lines of an attachment",
    "bytes in a header line",
    "header lines",
    "> lines",
    "<div>",
}


def sizes_of(name: str, pieces: int) -> tuple[int, ...]:
    """The growing numbers of pieces that this mail is made of."""
    if name in WHOLE:
        return pieces // 16, pieces // 4, pieces
    return (pieces // 4, pieces) if name in HEADERS else (pieces // 64, pieces // 16)


MAILS = {
    name: (sizes_of(name, pieces), make) for name, (pieces, make) in (STRUCTURE | HEADERS | TEXT | HTML_TEXT).items()
}

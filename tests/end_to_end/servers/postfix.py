# SPDX-License-Identifier: Apache-2.0
"""A real Postfix for what the desk sends: STARTTLS and AUTH (asked of Dovecot), everything lands in one Maildir.

Postfix's master needs root; available() says whether it can be had.
"""

import email
import email.policy
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from servers import process
from servers.certificates import Certificates
from servers.ports import free_port, listens
from waiting import wait_until

_MASTER_PROGRAM = Path("/usr/lib/postfix/sbin/master")

_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.localhost
mydestination =
alias_maps =
alias_database =
mynetworks =
local_recipient_maps =
virtual_mailbox_domains = static:all
virtual_mailbox_maps = static:sent/
virtual_mailbox_base = {folder}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {sasl}
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
"""

_MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n -  0 cleanup
qmgr      unix  n - n 300 1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n -  - trivial-rewrite
bounce    unix  - - n -  0 bounce
defer     unix  - - n -  0 bounce
trace     unix  - - n -  0 bounce
proxymap  unix  - - n -  - proxymap
error     unix  - - n -  - error
retry     unix  - - n -  - error
virtual   unix  - n n -  - virtual
anvil     unix  - - n -  1 anvil
scache    unix  - - n -  1 scache
postlog   unix-dgram n - n - 1 postlogd
"""


def available() -> bool:
    """Whether a Postfix can be run here."""
    return process.is_root() and _MASTER_PROGRAM.exists()


@dataclass
class Postfix:
    """Takes mail on 127.0.0.1:`port` from whoever logs in; what it delivered lies in `folder`/sent."""

    folder: Path
    certificates: Certificates
    sasl_socket: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it answers."""
        self._configure()
        configuration = str(self.folder / "configuration")
        subprocess.run(["postfix", "-c", configuration, "check"], check=True, capture_output=True)
        command = [str(_MASTER_PROGRAM), "-c", configuration, "-d"]
        self._process = process.start(command, self.folder / "postfix.out")
        wait_until("Postfix answers", self._answers, otherwise=self.log)

    def stop(self) -> None:
        """Ends it and all its children."""
        if self._process is not None:
            process.stop(self._process)
            self._process = None

    def delivered(self) -> list[EmailMessage]:
        """What it delivered, oldest first."""
        files = sorted((self.folder / "sent" / "new").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]

    def log(self) -> str:
        """What Postfix has to say."""
        files = [self.folder / name for name in ("postfix.log", "postfix.out")]
        return "".join(file.read_text(errors="replace") for file in files if file.exists())

    def _configure(self) -> None:
        owner = pwd.getpwnam("postfix")
        for name in ("configuration", "queue", "data", "sent"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for name in ("data", "sent"):
            shutil.chown(self.folder / name, owner.pw_uid, owner.pw_gid)
        main = _MAIN.format(
            folder=self.folder,
            sasl=self.sasl_socket,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            certificate=self.certificates.certificate,
            key=self.certificates.key,
        )
        (self.folder / "configuration" / "main.cf").write_text(main)
        (self.folder / "configuration" / "master.cf").write_text(_MASTER.format(port=self.port))

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise AssertionError(f"Postfix ended at once:\n{self.log()}")
        return listens(self.port)

# SPDX-License-Identifier: Apache-2.0
"""A real Dovecot: any user with the password has a mailbox of their own, TLS in all three modes, bearer tokens."""

import contextlib
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from servers import process
from servers.certificates import Certificates
from servers.mailbox import Mailbox
from servers.ports import free_port, listens
from waiting import wait_until

PASSWORD = "correct-horse"

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
ssl_dh =
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
passdb {{
  driver = static
  args = password={password}
  mechanisms = plain login
}}
{bearer}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 500
{extra}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Archive {{
    auto = create
  }}
  mailbox Failed {{
    auto = create
  }}
}}
service anvil {{
  chroot =
  # Without this every failed login makes later ones wait for seconds, good ones too.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  unix_listener {folder}/sasl {{
    mode = 0666
  }}
}}
service imap {{
  process_limit = 1024
}}
service imap-login {{
  chroot =
  service_count = 0
  client_limit = 2000
  process_min_avail = 1
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""

_BEARER = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/bearer.conf
}}
"""

_INTROSPECTION = """
introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


@dataclass
class Dovecot:
    """Configured on construction, started by start(). Mail lies in `folder`/mail/USER/Maildir."""

    folder: Path
    certificates: Certificates
    introspection_url: str = ""
    mechanisms: str = "plain login"
    extra: str = ""
    plain_port: int = field(default_factory=free_port)
    tls_port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        (self.folder / "mail").mkdir(parents=True, exist_ok=True)
        (self.folder / "run").mkdir(exist_ok=True)
        self._write_configuration()
        for path in (self.folder, *self.folder.rglob("*")):
            self.hand_over(path)

    @property
    def sasl_socket(self) -> Path:
        """Where an SMTP server asks whether a login is right."""
        return self.folder / "sasl"

    def start(self) -> None:
        """Returns when both ports answer."""
        command = process.unprivileged(["dovecot", "-F", "-c", str(self._configuration)])
        self._process = process.start(command, self.folder.parent / "dovecot.out")
        wait_until("Dovecot answers", self._answers, otherwise=self.log)

    def stop(self) -> None:
        """Ends it and every session at once."""
        if self._process is not None:
            process.stop(self._process)
            self._process = None
        wait_until("Dovecot's ports are closed", lambda: not listens(self.plain_port) and not listens(self.tls_port))

    def restart(self) -> None:
        """Cuts off whoever is connected."""
        self.stop()
        self.start()

    def mailbox(self, user: str) -> Mailbox:
        """The user's mailbox as deliveries and other mail programs see it."""
        return Mailbox(self, user)

    def maildir(self, user: str) -> Path:
        """The user's mail on disk, made if need be."""
        root = self.folder / "mail" / user / "Maildir"
        for name in ("tmp", "new", "cur"):
            (root / name).mkdir(parents=True, exist_ok=True)
        for path in (root.parent, root, *root.iterdir()):
            self.hand_over(path)
        return root

    def hand_over(self, path: Path) -> None:
        """Gives a file of ours to the account that Dovecot runs as; one of Dovecot's own may be gone meanwhile."""
        if process.is_root():
            with contextlib.suppress(FileNotFoundError):
                shutil.chown(path, process.RUN_AS, "nogroup")

    def log(self) -> str:
        """What Dovecot has to say."""
        texts = [self.folder / "log", self.folder.parent / "dovecot.out"]
        return "\n".join(text.read_text(errors="replace") for text in texts if text.exists())

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise AssertionError(f"Dovecot ended at once:\n{self.log()}")
        return listens(self.plain_port) and listens(self.tls_port)

    @property
    def _configuration(self) -> Path:
        return self.folder / "dovecot.conf"

    def _write_configuration(self) -> None:
        bearer = ""
        if self.introspection_url:
            bearer = _BEARER.format(folder=self.folder)
            (self.folder / "bearer.conf").write_text(_INTROSPECTION.format(url=self.introspection_url))
        user, group = _account()
        self._configuration.write_text(
            _CONFIGURATION.format(
                folder=self.folder,
                user=user,
                group=group,
                certificate=self.certificates.certificate,
                key=self.certificates.key,
                password=PASSWORD,
                bearer=bearer,
                mechanisms=self.mechanisms,
                extra=self.extra,
                plain_port=self.plain_port,
                tls_port=self.tls_port,
            )
        )


def _account() -> tuple[str, str]:
    if process.is_root():
        return process.RUN_AS, "nogroup"
    names = [subprocess.run(["id", flag], check=True, capture_output=True, text=True).stdout.strip()
             for flag in ("-un", "-gn")]
    return names[0], names[1]

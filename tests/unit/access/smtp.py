"""A small mail server of this machine, for tests: it takes mails, refuses some addresses, or hangs up."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class MailServer(ThreadingTCPServer):
    """Keeps in `taken` what it took. `refused`: addresses it does not take. `hangs_up`: whether it does, on mails."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.taken: list[Message] = []
        self.refused: set[str] = set()
        self.hangs_up = False

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Talk(StreamRequestHandler):
    """One connection (RFC 5321, as much of it as a sender needs)."""

    server: MailServer

    def handle(self) -> None:
        self._say("220 mail.example")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self._say("354 go on")
                content = self._content()
                if self.server.hangs_up:
                    return
                self.server.taken.append(message_from_bytes(content))
                self._say("250 taken")
            elif word == b"RCPT" and any(one.encode() in line for one in self.server.refused):
                self._say("550 nobody of that name")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 well")

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def _content(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Give a server that listens until the end of the block."""
    with MailServer() as server:
        Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()

"""The connection between a telephone and the server: it can be lost, and it can swallow an answer."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread


class Line:
    """Hands bytes on from a port of this machine to the server at `there`.

    `up`: whether it hands anything on. `deaf`: whether the server hears, but its answers are lost.
    """

    def __init__(self, there: tuple[str, int]) -> None:
        self.there, self.up, self.deaf = there, True, False
        self._ear = socket.create_server(("localhost", 0))
        self.port = int(self._ear.getsockname()[1])
        self._open: set[socket.socket] = set()
        Thread(target=self._listen, daemon=True).start()

    def lose(self) -> None:
        """Break every connection, and take no new one."""
        self.up = False
        self._hang_up()

    def regain(self) -> None:
        """Work again."""
        self.up, self.deaf = True, False

    def close(self) -> None:
        """End."""
        self._ear.close()
        self._hang_up()

    def _hang_up(self) -> None:
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._ear.accept()
            except OSError:
                return
            if not self.up:
                near.close()
                continue
            far = socket.create_connection(self.there)
            self._open |= {near, far}
            Thread(target=self._carry, args=[near, far, False], daemon=True).start()
            Thread(target=self._carry, args=[far, near, True], daemon=True).start()

    def _carry(self, near: socket.socket, far: socket.socket, answer: bool) -> None:
        with suppress(OSError):
            while data := near.recv(1 << 16):
                if answer and self.deaf:
                    break
                far.sendall(data)
        for one in (near, far):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            self._open.discard(one)
            one.close()


@contextmanager
def line(there: tuple[str, int]) -> Iterator[Line]:
    """Give a line to `there` that ends with the block."""
    made = Line(there)
    try:
        yield made
    finally:
        made.close()

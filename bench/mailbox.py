"""A mail server that keeps what it gets (RFC 5321, as much of it as Django's client speaks)."""

import email
import socketserver
import threading
from contextlib import contextmanager
from email.message import Message


class Mailbox(socketserver.ThreadingTCPServer):
    """Listens on a free port and keeps every mail that was handed over to its end."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails: list[Message] = []
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    """One client's mails."""

    def handle(self):
        self.say("220 ready")
        for line in self.rfile:
            match line[:4].upper().strip():
                case b"DATA":
                    self.say("354 go on")
                    self.server.mails.append(email.message_from_bytes(b"".join(iter(self.rfile.readline, b".\r\n"))))
                    self.say("250 taken")
                case b"QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 good")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mailbox():
    """Yield a mailbox that listens."""
    with Mailbox() as box:
        threading.Thread(target=box.serve_forever, daemon=True).start()
        yield box
        box.shutdown()

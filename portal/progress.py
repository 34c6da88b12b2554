"""How the start tells what it is doing. Standard library only, like the launcher."""

import sys
import time


def say(sentence: str = "") -> None:
    print(sentence, flush=True)


class Progress:
    """Counts the steps of a long job: in place on a terminal, else a line every few seconds."""

    def __init__(self, what: str, total: int):
        self.what, self.total, self.done = what, total, 0
        self.is_terminal = sys.stdout.isatty()
        self.told_at = time.monotonic()

    def step(self) -> None:
        self.done += 1
        line = f"  {self.what}: {self.done} of {self.total}"
        is_last = self.done == self.total
        if self.is_terminal:
            print(f"\r{line}", end="\n" if is_last else "", flush=True)
        elif is_last or time.monotonic() - self.told_at > 3:
            self.told_at = time.monotonic()
            say(line)

    def end(self) -> None:
        """Finish the line when there were fewer steps than foreseen."""
        if self.is_terminal and 0 < self.done < self.total:
            say()

import time

import pytest
import time_machine

from core.cache import BriefMemory

PATHS = "paths"


@pytest.fixture
def memory():
    kept = BriefMemory("tests", {"TIMEOUT": 15})
    yield kept
    kept.clear()


@pytest.mark.parametrize("asked", [3600, None])
def test_memory_forgets_after_its_own_time_whatever_is_asked_for(memory, asked):
    memory.set(PATHS, "/start/", asked)

    assert memory.get(PATHS) == "/start/"
    with time_machine.travel(time.time() + 16):
        assert memory.get(PATHS) is None


def test_memory_forgets_earlier_if_asked_to(memory):
    memory.set(PATHS, "/start/", 5)

    with time_machine.travel(time.time() + 6):
        assert memory.get(PATHS) is None

from base64 import urlsafe_b64decode

import pytest

from events.links import LinkEnded, registration_of, token_of
from tests.factories import make_event, make_registration


@pytest.fixture
def mine(home):
    return make_registration(make_event())


def test_token_leads_to_its_registration_and_is_always_the_same(mine):
    assert registration_of(token_of(mine)) == mine
    assert token_of(mine) == token_of(mine)


def test_tokens_differ_and_do_not_tell_a_number(mine):
    other = make_registration(mine.event, "other@example.org")

    numbers = [urlsafe_b64decode(token_of(one))[-8:] for one in (mine, other)]

    assert token_of(mine) != token_of(other)
    assert numbers != [one.pk.to_bytes(8) for one in (mine, other)]
    assert abs(int.from_bytes(numbers[0]) - int.from_bytes(numbers[1])) > 1000


def test_raised_version_ends_the_link_and_makes_a_new_one(mine):
    old = token_of(mine)
    mine.link_version += 1
    mine.save()

    with pytest.raises(LinkEnded):
        registration_of(old)
    assert registration_of(token_of(mine)) == mine


def test_link_of_a_forgotten_registration_is_unknown(mine):
    token = token_of(mine)
    mine.delete()

    assert registration_of(token) is None


def test_every_single_changed_character_makes_it_unknown(mine):
    token = token_of(mine)

    for place in range(len(token)):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert registration_of(changed) is None


@pytest.mark.parametrize(
    "odd", ["", "x", "=", "ä", "\0", "A" * 31, "A" * 32, "A" * 33, "/" * 32, "_" * 32, "A" * 5000]
)
def test_what_was_never_a_token_is_unknown(mine, odd):
    assert registration_of(odd) is None


def test_link_of_another_installation_is_unknown(mine, settings):
    token = token_of(mine)
    settings.SECRET_KEY = "another"

    assert registration_of(token) is None

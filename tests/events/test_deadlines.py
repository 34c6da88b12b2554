from datetime import datetime, timedelta

import pytest
from django.utils.timezone import make_aware

from events.deadlines import TO_CONFIRM, deadline


def at(text):
    return make_aware(datetime.fromisoformat(text))


FAR = "2027-06-01 09:00"


@pytest.mark.parametrize(
    ("now", "starts_at", "state", "end"),
    [
        # Monday to Wednesday, at the same hour.
        ("2026-11-23 14:30", FAR, "", "2026-11-25 14:30"),
        # It is never shorter than what was said.
        ("2026-11-23 14:30:01", FAR, "", "2026-11-25 14:31"),
        # Thursday would end on Saturday, Friday on Sunday.
        ("2026-11-26 09:00", FAR, "", "2026-11-30 12:00"),
        ("2026-11-27 18:00", FAR, "", "2026-11-30 12:00"),
        # Saturday ends on Monday at the same hour.
        ("2026-11-28 18:00", FAR, "", "2026-11-30 18:00"),
        # Christmas on Friday, then the weekend.
        ("2026-12-23 10:00", FAR, "", "2026-12-28 12:00"),
        # Epiphany is a holiday in some states only.
        ("2027-01-04 10:00", FAR, "", "2027-01-06 10:00"),
        ("2027-01-04 10:00", FAR, "ST", "2027-01-07 12:00"),
        # The last of October is a Sunday in 2027; the clock goes back on it.
        ("2027-10-29 10:00", "2027-12-01 09:00", "", "2027-11-01 12:00"),
        ("2027-10-29 10:00", "2027-12-01 09:00", "NW", "2027-11-02 12:00"),
        # Six hours in the last three days, also on a Saturday.
        ("2026-11-28 09:00", "2026-12-01 09:00", "", "2026-11-28 15:00"),
        ("2026-11-28 08:59", "2026-12-01 09:00", "", "2026-11-30 08:59"),
        # Never after the event has begun.
        ("2026-12-01 07:00", "2026-12-01 09:00", "", "2026-12-01 09:00"),
        ("2026-11-26 09:00", "2026-11-30 08:00", "", "2026-11-30 08:00"),
    ],
)
def test_time_to_answer_ends(now, starts_at, state, end):
    assert deadline(at(now), TO_CONFIRM, at(starts_at), state) == at(end)


def test_shorter_offer_is_not_made_longer_in_the_last_days():
    now = at("2026-12-01 09:00")

    assert deadline(now, timedelta(hours=2), at("2026-12-02 09:00"), "") == now + timedelta(hours=2)

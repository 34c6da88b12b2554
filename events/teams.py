"""Whose an event is: the members of the responsible organisation, its team, and administrators.

Nobody else sees its people, changes its facts or hands it to another organisation.
"""

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from events.models import Event, Registration


def events_of(user) -> QuerySet[Event]:
    """Return the events whose people this user may see, if their groups let them see people at all."""
    events = Event.objects.all()
    return events if user.is_superuser else events.filter(organisation__memberships__user=user)


def is_in_team(user, event: Event) -> bool:
    """Tell whether the user belongs to the organisation that is responsible for the event."""
    return user.is_superuser or user.memberships.filter(organisation=event.organisation_id).exists()


class TeamPermissionPolicy(ModelPermissionPolicy):
    """What groups allow, with the people of one's own events only."""

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and is_in_team(user, instance.event)

    def instances_user_has_any_permission_for(self, user, actions):
        people = super().instances_user_has_any_permission_for(user, actions)
        return people if user.is_superuser else people.filter(event__in=events_of(user))


PEOPLE = TeamPermissionPolicy(Registration)

"""The organiser's questions: who is asked, what is kept, who reads it, and when it goes."""

from datetime import datetime, timedelta

from django.db.models import F, Max, Q
from django.utils import timezone

from core.worker import sweep
from events.models import Answer, Event, Question, Registration

# How long after the last session it is still known who needs what.
CONFIDENTIAL_KEPT = timedelta(days=7)


def asked_at(event: Event) -> list[Question]:
    """Return the questions that whoever registers is asked, in order; none whose answers would be deleted today."""
    asked = Question.objects.filter(event=event, is_asked=True)
    asked = list(asked.exclude(delete_on__lte=timezone.localdate()).order_by("sort_order", "pk"))
    for question in asked:
        question.event = event
    return asked


def keep(registration: Registration, answers: dict[Question, str]) -> None:
    """Write down what a person has answered; a question that was taken out meanwhile is left out."""
    told = {question: value for question, value in answers.items() if value}
    there = _still_there(registration.event, told)
    Answer.objects.bulk_create(
        Answer(registration=registration, question=question, value=value)
        for question, value in told.items()
        if question.pk in there
    )


def keep_as_it_is(registration: Registration, answers: dict[Question, str]) -> None:
    """Change nothing of what a person has answered, in as many steps as it takes to write down new answers."""
    told = {question: value for question, value in answers.items() if value}
    if _still_there(registration.event, told):
        registration.answers.update(value=F("value"))


def replace(registration: Registration, answers: dict[Question, str]) -> bool:
    """Write down what a person answers now, of the questions that they were asked; tell whether anything is new."""
    before = dict(registration.answers.filter(question__in=answers).values_list("question", "value"))
    now = {question.pk: value for question, value in answers.items() if value}
    if before == now:
        return False
    there = _still_there(registration.event, answers)
    registration.answers.filter(question__in=before.keys() - now.keys()).delete()
    Answer.objects.bulk_create(
        [
            Answer(registration=registration, question_id=question, value=value)
            for question, value in now.items()
            if question in there
        ],
        update_conflicts=True,
        unique_fields=["registration", "question"],
        update_fields=["value"],
    )
    return True


def _still_there(event: Event, answers: dict[Question, str]) -> set[int]:
    """Return which of the questions there still are; they change with their event only, which is locked."""
    asked = {question.pk for question in answers}
    if all(question.event.changed_at == event.changed_at for question in answers):
        return asked
    return set(Question.objects.filter(event=event, pk__in=asked).values_list("pk", flat=True))


def told_by(registration: Registration) -> list[Answer]:
    """Return what a person has answered, in the order of the questions."""
    return list(registration.answers.select_related("question"))


def lacks_answers(registration: Registration, told: list[Answer]) -> bool:
    """Tell whether something that must be answered is not: a colleague took over, or a question came later."""
    answered = {answer.question_id for answer in told}
    asked = asked_at(registration.event)
    return any(question.is_required and question.pk not in answered for question in asked)


def may_read(user, question: Question, event: Event) -> bool:
    """Tell whether a member of the team reads answers: what is confidential is for the event's contact alone."""
    return not question.is_confidential or user.email.casefold() == event.contact_email.casefold()


@sweep("forget answers", every=timedelta(hours=1))
def forget_answers(now: datetime | None = None) -> None:
    """Delete answers whose day has come, and what is confidential once it is of no use any more."""
    now = now or timezone.now()
    over = Event.objects.annotate(last=Max("sessions__ends_at")).filter(last__lte=now - CONFIDENTIAL_KEPT)
    is_due = Q(question__delete_on__lte=timezone.localdate(now))
    is_of_no_use = Q(question__event__in=over.values("pk")) | Q(registration__status__in=Registration.ENDED)
    Answer.objects.filter(is_due | Q(question__purpose__in=Question.CONFIDENTIAL) & is_of_no_use).delete()

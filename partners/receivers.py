"""What has to be noted when somebody signs in, whichever way."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from partners import devices


@receiver(user_logged_in, dispatch_uid="partners.note_sign_in")
def note_sign_in(request, **kwargs):
    # What kind of browser it is lies in the session, which is saved after this.
    devices.note_sign_in(request)

"""Certificates in the desk: the team fetches that of one person."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import certificates
from events.desk import OfOneEvent


class CertificateView(OfOneEvent, PermissionCheckedMixin, View):
    """Issues the certificate of one person, or the one that they have, and sends it."""

    permission_policy = None
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        one = get_object_or_404(self.event.registrations.select_related("event"), pk=kwargs["pk"])
        try:
            certificate = certificates.issue(one, by=request.user)
        except certificates.NothingToCertify as refusal:
            messages.warning(request, str(refusal))
            return HttpResponseRedirect(reverse("event_registrations:person", args=[self.event.pk, one.pk]))
        return certificates.file_of(certificate, one)

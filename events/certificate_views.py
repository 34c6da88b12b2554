"""Certificates in the desk: who gets what, that of one person, and all of them in one file."""

from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import batches, certificates
from events.desk import OfOneEvent
from events.models import Event


class CertificatesView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Tells who gets what, and takes the wish for all of it."""

    permission_policy = None
    permission_required = "change"
    template_name = "events/desk/certificates.html"
    page_title = _("Certificates")
    header_icon = "clipboard-list"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        numbers = batches.how_many_get_what(self.event)
        sessions = self.event.sessions_list
        return super().get_context_data(
            event=self.event,
            edit_url=reverse(Event.snippet_viewset.get_url_name("edit"), args=[self.event.pk]),
            full=numbers[certificates.Kind.FULL],
            part=numbers[certificates.Kind.PART],
            number=numbers.total(),
            missing=sum(session.presence_recorded_at is None for session in sessions),
            batch=self.batch,
            **kwargs,
        )

    @property
    def batch(self):
        return self.event.certificate_batches.first()

    def post(self, request, *args, **kwargs):
        batch = batches.ask_for(self.event, by=request.user)
        if not batch.total:
            messages.warning(request, translate("Nobody gets a certificate: it is not entered who was there."))
        return HttpResponseRedirect(request.path)


class DownloadView(OfOneEvent, PermissionCheckedMixin, View):
    """Sends all certificates that were made."""

    permission_policy = None
    permission_required = "change"
    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        batch = get_object_or_404(self.event.certificate_batches, key=kwargs["batch"], finished_at__isnull=False)
        try:
            opened = batches.file_of(batch).open("rb")
        except FileNotFoundError:
            raise Http404 from None
        name = f"{slugify(translate('Certificates'))}-{slugify(self.event.name)[:60]}.zip"
        response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/zip")
        response.headers["Cache-Control"] = "no-store"
        return response


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

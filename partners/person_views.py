"""One person's data in the desk: looked for, handed out, erased; the address never stands in an address or a log."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet

from partners import one_person

# Each search, export and erasure is a step that is noted.
MAY = "core.add_datastep"


class AddressForm(forms.Form):
    """Whose data."""

    address = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class OnePersonView(generic.WagtailAdminTemplateMixin, FormView):
    """Asks for an address and shows what is kept about it, to be handed out or erased."""

    template_name = "partners/desk/one_person.html"
    form_class = AddressForm
    page_title = _("Data of one person")
    header_icon = "user"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("one_person:index"), "label": self.page_title}]

    def form_valid(self, form):
        address, action = form.cleaned_data["address"], self.request.POST.get("action")
        if action == "export":
            return self._export(address)
        if action == "erase":
            return self._erase(address)
        found = one_person.look_for(address, by=self.request.user) if action != "ask" else []
        context = {"address": address, "found": found, "is_asking": action == "ask", "is_searched": True}
        return self.render_to_response(self.get_context_data(form=form, **context))

    def _export(self, address):
        packed = one_person.hand_out(address, by=self.request.user)
        response = HttpResponse(packed, content_type="application/zip")
        response["Content-Disposition"] = 'attachment; filename="data.zip"'
        response["Cache-Control"] = "no-store"
        return response

    def _erase(self, address):
        try:
            left = one_person.erase(address, by=self.request.user)
        except one_person.Refused as refusal:
            messages.error(self.request, str(refusal))
        else:
            reasons = " ".join(dict.fromkeys(str(each.stays) for each in left if each.stays))
            done = gettext("All that can be erased is erased.")
            messages.success(self.request, f"{done} {reasons}".strip())
        return HttpResponseRedirect(reverse("one_person:index"))


class OnePersonMenuItem(MenuItem):
    """Leads there, for those who may."""

    def is_shown(self, request):
        return request.user.has_perm(MAY)


class OnePersonViewSet(ViewSet):
    """Data of one person."""

    name = "one_person"
    url_prefix = "person"
    icon = "user"
    menu_label = _("Data of one person")
    menu_order = 315
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self):
        return OnePersonMenuItem

    def get_urlpatterns(self):
        return [path("", self.construct_view(OnePersonView), name="index")]

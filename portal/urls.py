"""The whole address map on one screen."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from core import files
from core.routing import serve
from core.sitemap import sitemap
from home import opening_views as opening
from home import views as door
from partners import provider_views as providers
from partners import second_factor_views as second_factor
from resources import api, downloads
from resources import views as resources
from search import views as search

urlpatterns = [
    path("", door.root, name="root"),
    path("robots.txt", door.robots),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", door.security),
    path("favicon.ico", door.favicon),
    path("health/live", door.live),
    path("health/ready", door.ready),
    path("dateien/bilder/<path:name>", files.rendition, name="rendition"),
    path("dateien/titelbilder/<int:file_id>/<str:name>", resources.cover, name="cover"),
    path("dateien/<int:document_id>/<path:document_filename>", downloads.document, name="wagtaildocs_serve"),
    path("api/v2/", api.urls),
    path("r/", include("events.personal_urls")),
    path("oidc/<slug:provider_id>/login/", providers.begin, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", providers.come_back, name="openid_connect_callback"),
    path("cms/", include("partners.desk_urls")),
    path("cms/pages/<int:page_id>/privacy/", opening.set_privacy),
    path("cms/", include("home.choosing")),
    path("cms/", include("wagtail.admin.urls")),
    *i18n_patterns(
        path(_("search/"), search.results, name="search"),
        path(_("all-materials/"), include("resources.catalogue_urls")),
        path(_("reading-list/"), include("resources.list_urls")),
        path(_("registration/"), include("events.urls")),
        path(_("calendar/"), include("events.calendar_urls")),
        path(_("certificate/"), include("events.certificate_urls")),
        path(_("accessible-version/"), include("resources.urls")),
        path(_("directory/"), include("partners.directory_urls")),
        path(_("account/"), include("partners.urls")),
        path(_("account/"), include("allauth.account.urls")),
        path(_("account/own-sign-in/"), providers.connections, name="socialaccount_connections"),
        path(_("account/second-factor/"), second_factor.index, name="mfa_index"),
        path(_("account/second-factor/"), include("allauth.mfa.urls")),
        re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
    ),
]

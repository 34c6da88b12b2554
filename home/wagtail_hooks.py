"""What the portal changes in Wagtail's desk."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home import action_menu, choosing, desk, opening_views
from home import translation_views as translations

hooks.register("construct_main_menu", desk.tidy_menu)
hooks.register("construct_reports_menu", desk.tidy_reports)
hooks.register("construct_settings_menu", desk.tidy_settings)
hooks.register("construct_help_menu", desk.tidy_help)
hooks.register("construct_homepage_panels", desk.tidy_panels)
hooks.register("construct_page_chooser_queryset", choosing.pages_for)
hooks.register("construct_document_chooser_queryset", choosing.files_for)
hooks.register("construct_image_chooser_queryset", choosing.files_for)
hooks.register("construct_homepage_summary_items", desk.leave_out_numbers, order=1000)
hooks.register("before_move_page", opening_views.before_move)
hooks.register("after_move_page", opening_views.after_move)
hooks.register("before_copy_page", opening_views.before_copy)
hooks.register("before_edit_snippet", opening_views.before_facts_change)
hooks.register("before_delete_page", opening_views.before_delete)
hooks.register("before_bulk_action", opening_views.before_many)
hooks.register("after_bulk_action", opening_views.after_many)


@hooks.register("construct_admin_api")
def keep_pages_where_they_are(router):
    router.register_endpoint("pages", opening_views.DeskAPI)


@hooks.register("insert_global_admin_css")
def style_desk():
    return format_html('<link rel="stylesheet" href="{}">', static("home/desk.css"))


@hooks.register("construct_homepage_panels")
def offer_first_steps(request, panels):
    panels.append(desk.StartPanel())


@hooks.register("construct_page_action_menu", order=1000)
def name_buttons(items, request, context):
    action_menu.rebuild(items, request, context)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_submitting_left(request, page):
    desk.say_what_submitting_left(request, page)


@hooks.register("before_edit_page", order=-10)
def say_how_translation_goes_out(request, page):
    desk.say_how_translation_goes_out(request, page)


# Before wagtail-localize's: some of its addresses publish without approval, or let one page stand for another.
@hooks.register("register_admin_urls", order=-10)
def register_addresses():
    ours = [
        path("", translations.TranslationsView.as_view(), name="index"),
        path("results/", translations.TranslationsView.as_view(results_only=True), name="results"),
        path("<int:page_id>/", translations.PairView.as_view(), name="page"),
    ]
    return [
        path("translations/", include((ours, "translations"))),
        path("approvals/<int:page_id>/", desk.decided, name="decided"),
        path("localize/submit/page/<int:page_id>/", translations.lead_to_pair),
        path("localize/update/<int:translation_source_id>/", translations.lead_to_pair),
        path("localize/page/<int:page_id>/convert_to_alias/", translations.lead_to_pair),
        path("localize/reports/translations/", translations.lead_to_table),
    ]


@hooks.register("register_admin_menu_item")
def register_translations():
    return MenuItem(
        _("Translations"),
        reverse("translations:index"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=150,
    )

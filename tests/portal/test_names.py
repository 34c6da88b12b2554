import pytest
from wagtail.models import Site

from core.models import SiteSettings
from organisations.models import NetworkSettings, Supporter
from tests.factories import (
    make_event,
    make_event_page,
    make_organisation,
    make_page,
    make_resource,
    make_resource_page,
)

NAME, TOGETHER = "Neue Wege e. V.", "Neue Wege e.\u00a0V."


@pytest.fixture
def shown(home):
    """One page of each kind that names an organisation."""
    organisation = make_organisation(NAME)
    cells = {"caption": "Wer", "columns": ["Wer", "Was"], "rows": [{"cells": [NAME, "Träger"]}]}
    body = [
        ("text", f"<p>Gut: <b>{NAME}</b></p>"),
        ("contact", {"function": "X", "organisation": NAME}),
        ("table", cells),
    ]
    return [
        (make_page(home, body=body), 3),
        (make_event_page(home, make_event(organisation=organisation)), 1),
        (make_resource_page(home, make_resource(publisher=organisation)), 1),
    ]


def test_legal_form_of_an_organisation_stays_on_one_line(client, shown):
    SiteSettings.objects.update(contact_organisation=NAME)
    organisation = make_organisation("Träger e. V.")
    Supporter.objects.create(
        settings=NetworkSettings.for_site(Site.objects.get()),
        role="funder",
        organisation=organisation,
        sentence_de=f"Gefördert von {NAME}",
    )

    for page, number in shown:
        visible = client.get(page.get_url()).content.decode().partition("<body")[2]

        # And once in the address and once in the sentence at the foot of the page.
        assert visible.count(TOGETHER) == number + 2
        assert "Träger e.\u00a0V." in visible


def test_name_with_marks_stays_harmless(client, home):
    page = make_page(home, body=[("contact", {"function": "X", "organisation": "<i> e. V."})])

    assert "&lt;i&gt; e.\u00a0V." in client.get(page.get_url()).content.decode()

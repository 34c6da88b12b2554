"""A person of the network is invited, comes in, reads what is internal and leaves; a stranger sees nothing of it."""

import pytest
import requests

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NEW = "kim.neu@example.org"
PASSWORD = "drei lange Wege 99"


def press(page):
    page.locator("main button[type=submit]").first.click()


def sign_in(page, login):
    address, password = login
    page.fill("[name=login]", address)
    page.fill("[name=password]", password)
    press(page)


def test_invited_person_comes_in_reads_and_leaves(portal, person):
    coordinator = person()
    coordinator.goto("/cms/invitations/new/")
    sign_in(coordinator, portal.login_of("coordinator"))
    portal.show_second_factor(coordinator, "coordinator")
    coordinator.fill("[name=people]", f"Kim Neu <{NEW}>")
    coordinator.fill("[name=reason]", "Sie beraten in der Haft.")
    coordinator.locator("form button[type=submit]").last.click()
    coordinator.wait_for_url("**/cms/invitations/")

    member = person()
    member.goto(portal.link_in(portal.mail_to(NEW)))
    assert member.input_value("[name=first_name]") == "Kim"
    member.fill("[name=password1]", PASSWORD)
    member.fill("[name=password2]", PASSWORD)
    press(member)
    member.wait_for_url("**/de/partnerbereich/")

    internal = member.locator("main .page-list a").first
    title = internal.inner_text()
    internal.click()
    member.wait_for_url("**/de/partnerbereich/**")
    article = member.url
    assert member.locator("h1").inner_text() == title
    assert member.locator(".members-band").is_visible()

    member.set_viewport_size({"width": 1280, "height": 900})
    member.locator("header form[action$='/logout/'] button:visible").first.click()
    member.wait_for_url("**/de/")
    member.goto(article)
    assert "/de/konto/login/" in member.url
    assert title not in member.content()

    stranger = requests.get(article, timeout=20)
    assert "/de/konto/login/" in stranger.url
    assert title not in stranger.text


def test_member_is_turned_away_at_the_desk(portal, person):
    partner = person()
    partner.goto("/de/konto/login/")
    sign_in(partner, portal.login_of("partner"))
    partner.wait_for_url("**/de/partnerbereich/")

    assert partner.goto("/cms/").status == 403
    assert partner.url == f"{portal.url}/cms/"

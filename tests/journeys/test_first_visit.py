"""What the start page costs somebody who comes for the first time, pictures included."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MOST_BYTES = 120_000
MOST_REQUESTS = 12
# A telephone with a fine screen asks for larger pictures than its width suggests.
SCREENS = {
    "1280": {"viewport": {"width": 1280, "height": 900}},
    "390, three dots to a pixel": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3},
}


def traffic(browser, url, screen):
    """Return address and bytes of all that a new reader's browser fetches while the page is read to its end."""
    context = browser.new_context(**screen)
    tab = context.new_page()
    network = context.new_cdp_session(tab)
    addresses, sizes = {}, {}
    network.on(
        "Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]})
    )
    network.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    network.send("Network.enable")
    tab.goto(url)
    height = tab.evaluate("document.documentElement.scrollHeight")
    for place in range(0, height, screen["viewport"]["height"] // 2):
        tab.evaluate(f"window.scrollTo(0, {place})")
        tab.wait_for_timeout(50)
    tab.wait_for_load_state("networkidle")
    icon = tab.locator("link[rel=icon][type='image/svg+xml']").get_attribute("href")
    missing = tab.evaluate("[...document.images].filter(each => !each.complete || !each.naturalWidth).length")
    context.close()

    assert missing == 0
    assert icon.startswith("data:"), "Chromium fetches icons by itself; count it then"
    return [(address, sizes[key]) for key, address in addresses.items() if not address.startswith("data:")]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_start_page_is_light(browser, portal, language, screen):
    fetched = traffic(browser, f"{portal.url}/{language}/", screen)

    assert any("/dateien/bilder/" in address for address, _ in fetched)
    assert len(fetched) <= MOST_REQUESTS, fetched
    assert sum(size for _, size in fetched) <= MOST_BYTES, fetched

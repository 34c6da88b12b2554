import pytest


@pytest.mark.database
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_cookie_that_no_database_can_look_up_is_left_out(client, home, name):
    assert client.get("/de/", headers={"Cookie": f'{name}="\\000aaaaaaaaaaaaaaaa"'}).status_code == 200

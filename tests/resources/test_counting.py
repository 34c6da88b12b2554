from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import Term
from home import structure
from resources import counting
from resources.models import Downloads, File
from tests.factories import make_document, make_resource, make_resource_page, make_term, make_user

READER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture(autouse=True)
def _nothing_collected():
    counting._collected.clear()


@pytest.fixture
def document(home):
    document = make_document(content=b"0123456789")
    make_resource_page(home, make_resource(document, name="=1+1"))
    return document


def counted(document):
    counting.write()
    return sum(Downloads.objects.filter(document=document).values_list("number", flat=True))


@pytest.mark.parametrize(
    ("headers", "number"),
    [
        ({}, 1),
        ({"Range": "bytes=0-"}, 1),
        ({"Range": "bytes=0-5"}, 1),
        ({"Range": "bytes=0-1"}, 0),
        ({"Range": "bytes=4-"}, 0),
        ({"Range": "bytes=-3"}, 0),
        ({"Range": "bytes=99-"}, 0),
        ({"Range": "bytes=4-", "If-Range": '"older"'}, 1),
        ({"If-None-Match": "*"}, 0),
        ({"Sec-Purpose": "prefetch"}, 0),
        ({"User-Agent": ""}, 0),
        ({"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, 0),
        ({"User-Agent": "curl/8.1"}, 0),
    ],
)
@pytest.mark.parametrize("nginx", [False, True])
def test_only_what_somebody_reads_is_counted_once(client, document, settings, headers, number, nginx):
    settings.NGINX = nginx

    client.get(document.url, headers=READER | headers)
    client.head(document.url, headers=READER)

    assert counted(document) == number


def test_download_is_counted_without_a_question_to_the_database(document, django_assert_num_queries):
    with django_assert_num_queries(0):
        counting.note(document.pk)

    assert counted(document) == 1


def test_batches_add_up_per_day_whichever_process_writes_first(document):
    for _each in range(3):
        counting.note(document.pk)
    assert counted(document) == 3
    counting.note(document.pk)

    assert counted(document) == 4
    assert Downloads.objects.get().day == timezone.localdate()


def test_what_cannot_be_written_waits_and_what_is_gone_is_forgotten(document, monkeypatch):
    counting.note(document.pk)
    counting.note(document.pk + 999)
    with monkeypatch.context() as broken:
        broken.setattr(counting, "ADD", "INSERT INTO nowhere VALUES (%s, %s, %s)")
        counting.write()

    assert counted(document) == 1
    assert Downloads.objects.count() == 1


def test_archive_counts_each_of_its_files(client, document):
    address = reverse("reading_list:take")
    given = {"list": str(File.objects.get().resource_id)}

    client.get(address, given, headers=READER)
    client.head(address, given, headers=READER)

    assert counted(document) == 1


def test_refused_download_is_not_counted(client, home, partner_area):
    index = partner_area.get_children().get(slug="materialien").specific
    document = make_document()
    make_resource_page(home, make_resource(document), parent=index)

    assert client.get(document.url, headers=READER).status_code == 302
    assert counted(document) == 0


def test_editors_read_the_numbers_by_material_topic_and_time(client, editor, document):

    resource = File.objects.get().resource
    resource.topics.set([make_term(Term.Vocabulary.TOPIC, "Haft"), make_term(Term.Vocabulary.TOPIC, "Übergang")])
    resource.save()
    Downloads.objects.create(document=document, day=date(2026, 3, 31), number=4)
    Downloads.objects.create(document=document, day=date(2026, 5, 1), number=3)
    Downloads.objects.create(document=make_document(), day=date(2026, 5, 1), number=2)
    Downloads.objects.create(document=document, day=date(2027, 1, 1), number=99)
    client.force_login(editor)

    response = client.get(reverse("downloads:index"), {"from": "2026-12-31", "to": "2026-03-01"})
    context = response.context

    assert context["total"] == 9
    assert [row.number for row in context["materials"]] == [7, 2]
    assert [(row.label, row.number) for row in context["topics"]] == [("Haft", 7), ("Übergang", 7)]
    assert [row.number for row in context["over_time"]] == [4, 0, 5, 0, 0, 0, 0, 0, 0, 0]
    assert max(bar.height for bar in context["bars"]) == 180
    table = b"".join(
        client.get(reverse("downloads:csv"), {"from": "2026-03-01", "to": "2026-05-01"}).streaming_content
    )
    assert "31.03.2026;'=1+1;" in table.decode()


def test_numbers_of_downloads_are_for_those_who_look_after_materials(client, member, home):
    client.force_login(make_user("netz@example.org", structure.COORDINATORS))

    for name in ("downloads:index", "downloads:csv"):
        assert client.get(reverse(name)).status_code in (302, 403)


@pytest.mark.parametrize("given", ["x", "2026-13-45", "0001-01-01", "9999-12-31"])
def test_day_that_makes_no_sense_is_left_out(client, editor, given):
    client.force_login(editor)

    assert client.get(reverse("downloads:index"), {"from": given, "to": given}).status_code == 200

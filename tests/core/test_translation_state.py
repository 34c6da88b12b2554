"""A translation is older than its source when the source says something else on the site, and only then."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import TextState
from core.translation_state import INCOMPLETE, is_older
from core.worker import note_published_texts
from home.languages import begin, offer
from tests.factories import make_article, make_user

SENTENCE = "Where they differ, the German text holds."


def translate(translation, gaps=0):
    """Translate every passage of a translation that has none, but for some."""
    segments = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    for segment in list(segments.filter(translation=None))[gaps:]:
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            data=f"english-{segment.pk}",
        )


def publish(translation):
    offer(translation, None).publish()


@pytest.fixture
def german(home):
    return make_article(home, "Ein Bericht", body=[("text", "<p>Ein Absatz.</p><p>Noch einer.</p>")])


@pytest.fixture
def translation(german):
    begin(german, make_user("alles@example.org", is_superuser=True))
    translation = Translation.objects.get(source__object_id=german.translation_key)
    translate(translation)
    publish(translation)
    return translation


def is_outdated(translation):
    german = translation.source.get_source_instance()
    return is_older(TextState.objects.get(page=translation.get_target_instance()), german.text_state)


def change(german, title="Ein anderer Bericht", publish=True):
    german.title = title
    revision = german.save_revision()
    if publish:
        revision.publish()
    german.refresh_from_db()


def renew(translation):
    german = translation.source.get_source_instance()
    TranslationSource.update_or_create_from_instance(german.get_latest_revision_as_object())
    translation.refresh_from_db()


def test_fresh_translation_is_current(translation):
    assert not is_outdated(translation)


def test_german_published_again_without_another_word_makes_nothing_older(german, translation):
    german.show_in_menus = True
    german.save_revision().publish()
    german.save_revision().publish()

    assert not is_outdated(translation)


def test_changed_german_makes_the_translation_older(german, translation):
    change(german)

    assert is_outdated(translation)


@pytest.mark.parametrize(
    "body", [[("text", "<p>Ein Absatz.</p>")], [("text", "<p>Noch einer.</p><p>Ein Absatz.</p>")]]
)
def test_passage_that_goes_or_moves_makes_the_translation_older(german, translation, body):
    german.body = body
    german.save_revision().publish()

    assert is_outdated(translation)


def test_changed_german_that_is_no_more_than_a_draft_makes_nothing_older(german, translation):
    change(german, publish=False)

    assert not is_outdated(translation)


def test_german_changed_back_makes_the_translation_current_again(german, translation):
    change(german)
    change(german, "Ein Bericht")

    assert not is_outdated(translation)


def test_renewed_and_published_translation_is_current(german, translation):
    change(german)
    renew(translation)
    assert is_outdated(translation)

    translate(translation)
    publish(translation)

    assert not is_outdated(translation)


def test_translation_made_from_a_draft_is_current_when_both_are_published(german, translation):
    change(german, publish=False)
    renew(translation)
    translate(translation)
    assert not is_outdated(translation)

    german.get_latest_revision().publish()
    publish(translation)

    assert not is_outdated(translation)


def test_translation_published_with_gaps_is_not_called_current(german, translation):
    change(german)
    renew(translation)

    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()

    assert TextState.objects.get(page=translation.get_target_instance()).made_from == INCOMPLETE
    assert is_outdated(translation)


def test_translation_written_by_hand_is_current_from_its_publication_on(german, translation):
    translation.enabled = False
    translation.save()
    change(german)
    assert is_outdated(translation)

    translation.get_target_instance().save_revision().publish()

    assert not is_outdated(translation)


def test_page_without_a_translation_is_no_translation(german):
    assert german.text_state.made_from == ""


def test_reader_is_told_that_the_german_text_has_changed(german, translation, client):
    english = translation.get_target_instance()
    assert SENTENCE not in client.get(english.url).content.decode()

    change(german)

    assert SENTENCE in client.get(english.url).content.decode()
    assert SENTENCE not in client.get(german.url).content.decode()


def test_reader_is_told_nothing_of_a_german_page_that_is_gone(german, translation, client):
    change(german)
    german.unpublish()

    assert SENTENCE not in client.get(translation.get_target_instance().url).content.decode()


def test_page_that_came_without_being_published_is_noted_by_the_worker(german):
    before = german.text_state.texts
    TextState.objects.all().delete()

    note_published_texts()

    assert TextState.objects.get(page=german).texts == before


def test_block_that_lacks_a_field_does_not_stand_in_the_way(home):
    page = make_article(home, "Alt", body=[("contact", {"function": "Beratung"})])

    begin(page, make_user("alles@example.org", is_superuser=True))

    assert page.text_state.texts

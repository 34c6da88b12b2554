"""Versions of a file: who comes in the place of whom is written down in the step that replaces it.

A file that is replaced keeps its row and its address. Its successor is the one that came in the same step for the same
language and under the same label; of only one that went and one that came, that one.
"""

from collections.abc import Iterable

from resources.models import File


def pair(gone: Iterable[File], come: Iterable[File]) -> list[tuple[File, File]]:
    """Return which of the files that came stands in the place of which that went; none stands for two."""
    gone, come = list(gone), list(come)
    if len(gone) == len(come) == 1:
        return [(gone[0], come[0])]
    pairs = []
    for alike in (_role, lambda file: file.language):
        for old in list(gone):
            same = [new for new in come if alike(new) == alike(old)]
            rivals = [each for each in gone if alike(each) == alike(old)]
            if len(same) == len(rivals) == 1:
                pairs.append((old, same[0]))
                gone.remove(old)
                come.remove(same[0])
    return pairs


def succeed(gone: Iterable[File], come: Iterable[File]) -> None:
    """Write down who stands in the place of whom; both sides are saved already."""
    for old, new in pair(gone, come):
        old.replaced_by = new
        File.objects.filter(pk=old.pk).update(replaced_by=new)


def _role(file: File) -> tuple[str, str, str]:
    return file.language, file.label_de, file.label_en

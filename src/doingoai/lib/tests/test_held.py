"""Inside the block a question is answered once, outside every time; blocks may be nested; nothing is left behind."""

from itertools import count

from doingoai.lib.held import held, remembered


def test_question_is_answered_once_inside_the_block_only():
    numbers = count(1)

    def ask():
        return remembered("q", lambda: next(numbers))

    assert [ask(), ask()] == [1, 2]
    with held():
        assert [ask(), ask()] == [3, 3]
        with held():
            assert ask() == 3
        assert ask() == 3
    assert ask() == 4

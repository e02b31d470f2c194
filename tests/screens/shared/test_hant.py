from yimen.screens.shared import hant


def test_prose_turns_and_markup_stays() -> None:
    page = '<!DOCTYPE html><p class="办件">办件在<b>一门</b>&nbsp;&#8226;</p><br/>'

    assert hant.page(page) == (
        '<!DOCTYPE html><p class="办件">辦件在<b>一門</b>&nbsp;&#8226;</p><br/>'
    )


def test_names_of_persons_keep_their_characters() -> None:
    page = '<p>申请人<b translate="no">于<i>范</i>*</b>来过</p>'

    assert hant.page(page) == '<p>申請人<b translate="no">于<i>范</i>*</b>來過</p>'


def test_what_is_read_aloud_turns_and_what_is_sent_does_not() -> None:
    field = '<input placeholder="办件" value="办件" aria-label="查&quot;办件">'

    assert hant.page(field) == (
        '<input placeholder="辦件" value="办件" aria-label="查&quot;辦件">'
    )


def test_scripts_and_what_was_typed_stay() -> None:
    page = "<script>var 办='办';</script><textarea>办件</textarea><!--办-->办"

    assert hant.page(page) == page[:-1] + "辦"


def test_a_void_tag_marked_as_a_name_keeps_nothing_else() -> None:
    assert hant.page('<img alt="办" translate="no">办') == (
        '<img alt="辦" translate="no">辦'
    )


def test_an_unclosed_line_inside_a_name_does_not_swallow_the_page() -> None:
    page = '<ul translate="no"><li>于<li>范</ul>办'

    assert hant.page(page) == '<ul translate="no"><li>于<li>范</ul>辦'


def test_odd_markup_comes_out_as_it_went_in() -> None:
    page = "<?xml 1?><![CDATA[x]]><p>办"

    assert hant.page(page).endswith("<p>辦")

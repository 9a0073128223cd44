"""An asked body reads its own answer only, until the round is closed: on every page, form, document and export."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.organisations.models import Body
from doingoai.registers.opinion_rounds.actions import answering, taking_up
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.registers.opinion_rounds.sight import reads_all
from doingoai.registers.opinion_rounds.tests import factories as make
from doingoai.workflow.perform import perform

SECRET, NOTE, MINE = "Sở Y tế phản đối mục ba", "Ghi chú nội bộ", "Sở Nông nghiệp góp ý mục một"
FILE = "phu-luc-cua-so-y-te.txt"


@pytest.fixture
def answered(team):
    """Health has disagreed, with a file and a note beside it; Farming has made a remark."""
    record = make.sent(team.owner)
    said = {"stance": "DISAGREE", "text": SECRET, "answers-0-number": "1", "answers-0-text": f"{SECRET}, câu một"}
    file = SimpleUploadedFile(FILE, SECRET.encode())
    with make.on(make.MONDAY):
        perform(record, answering.Answer, actor=team.health, note=NOTE, data=said, files={"file": file})
    make.answer(record, team.farming, stance="AGREE_WITH_COMMENT", text=MINE)
    return record


def everything(client, record):
    """Return all that a client is shown of a round: pages, forms of every verb, list, API, search and the export."""
    here = record.get_absolute_url()
    verbs = ("answer", "record_answer", "take_up", "urge", "extend", "withdraw", "close")
    paths = [here, *(f"{here}{verb}/" for verb in verbs), "/so/opinion_rounds/", "/tim/?q=phan+doi"]
    paths += ["/api/so/opinion_rounds", f"/api/so/opinion_rounds/{record.dossier.number}"]
    shown = "".join(client.get(path).content.decode() for path in paths)
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(client.get("/so/opinion_rounds/xuat/").streaming_content)))
    return shown + str([[cell.value for cell in row] for row in sheet.worksheets[0].rows])


def statuses(client, record):
    """Return how the guarded documents and the file of Health's answer are met."""
    here = record.get_absolute_url()
    names = ("van-ban/opinion_table/", "van-ban/urging_letter/", f"y-kien/{make.row(record).pk}/tep/")
    return [client.get(here + name).status_code for name in names]


def close(record, owner):
    rows = [
        {"request": row.pk, "revision": row.revision, "handling": "ACCEPT", "explanation": ""}
        for row in record.requests.all()
    ]
    fresh = OpinionRound.objects.for_system("test").get(pk=record.pk)
    for action, said in ((taking_up.TakeUp, {"opinions": rows}), (taking_up.Collect, {}), (taking_up.Close, {})):
        with make.on(make.MONDAY):
            perform(fresh, action, actor=owner, **said)


def test_asked_body_reads_its_own_answer_only(answered, team, signed_in):
    client = signed_in(team.farming)
    shown = everything(client, answered)
    assert [text in shown for text in (SECRET, NOTE, FILE, MINE)] == [False, False, False, True]
    assert statuses(client, answered) == [404, 404, 404]


def test_who_answered_reads_it_again_and_its_file(answered, team, signed_in):
    client = signed_in(team.health)
    shown = everything(client, answered)
    assert [text in shown for text in (SECRET, f"{SECRET}, câu một", FILE, MINE)] == [True, True, True, False]
    assert statuses(client, answered) == [404, 404, 200]


@pytest.mark.parametrize("who", ["fa_officer", "auditor", "chair"])
def test_owner_and_its_province_read_all(answered, signed_in, request, who):
    client = signed_in(request.getfixturevalue(who))
    shown = everything(client, answered)
    assert [text in shown for text in (SECRET, NOTE, FILE, MINE)] == [True, True, True, True]
    assert statuses(client, answered) == [200, 200, 200]


def test_after_the_close_whoever_was_asked_reads_all(answered, team, signed_in):
    close(answered, team.owner)
    client = signed_in(team.farming)
    shown = everything(client, answered)
    assert [text in shown for text in (SECRET, FILE, MINE)] == [True, True, True]
    assert statuses(client, answered) == [200, 200, 200]


def test_outsider_finds_nothing(answered, outsider, signed_in):
    client = signed_in(outsider)
    shown = everything(client, answered)
    assert [text in shown for text in (SECRET, NOTE, FILE, MINE, answered.dossier.title)] == [False] * 5
    assert statuses(client, answered) == [404, 404, 404]


def test_asked_body_elsewhere_and_at_the_centre_read_their_own_only(team, outsider, ministry_officer):
    record = make.sent(team.owner, requests=make.bodies("NGV-48-202507", make.HEALTH))
    assert OpinionRound.objects.visible_to(outsider).count() == 1
    assert [reads_all(record, each) for each in (outsider, ministry_officer)] == [False, True]
    asking_the_centre = make.sent(team.owner, requests=make.bodies("CNV", make.HEALTH))
    assert reads_all(asking_the_centre, ministry_officer) is False


def test_ministry_asks_two_provinces(ministry_officer, outsider, fa_officer, auditor):
    record = make.sent(ministry_officer, requests=make.bodies("NGV-48-202507", "NGV-24-202507"))
    assert [reads_all(record, each) for each in (ministry_officer, outsider, fa_officer, auditor)] == [
        True, False, False, False,
    ]  # fmt: skip
    make.answer(record, outsider)
    make.answer(record, fa_officer, stance="DISAGREE", text="Không phù hợp.")
    assert set(record.requests.values_list("state", flat=True)) == {"ANSWERED"}


def test_heir_of_an_asked_body_answers_for_it(team, make_officer):
    record = make.sent(team.owner)
    heir = Body.objects.get(code="SVHTTDL-24-202507")
    Body.objects.filter(code=make.HEALTH).update(successor=heir)
    make.answer(record, make_officer("REQUESTER", heir, scope="province"), stance="NO_OPINION")
    assert make.row(record).stance == "NO_OPINION"


def test_answer_and_handling_through_the_pages(team, signed_in):
    record = make.sent(team.owner)
    here, client = record.get_absolute_url(), signed_in(team.health)
    page = client.get(f"{here}answer/").content.decode()
    assert ("1. Chỉ tiêu có phù hợp không?" in page, 'name="answers-2-text"' in page) == (True, False)
    said = {"stance": "DISAGREE", "answers-1-number": "2", "answers-1-text": "Không có nguồn."}
    assert client.post(f"{here}answer/", said).status_code == 302
    row = make.row(record)
    assert row.told() == "2. Không có nguồn."
    client = signed_in(team.owner)
    handled = {"opinions-0-request": row.pk, "opinions-0-revision": 1, "opinions-0-handling": "DECLINE"}
    refused = client.post(f"{here}take_up/", handled | {"version": record.dossier.version})
    assert (refused.status_code, "LYK-10" in refused.content.decode()) == (422, True)
    handled |= {"opinions-0-explanation": "Đã bố trí.", "version": record.dossier.version}
    assert client.post(f"{here}take_up/", handled).status_code == 302
    assert make.row(record).explanation == "Đã bố trí."


def test_answer_through_the_api(team, signed_in):
    record = make.sent(team.owner)
    path = f"/api/so/opinion_rounds/{record.dossier.number}/answer"
    body = {"inputs": {"stance": "AGREE", "answers": [{"number": 1, "text": "Phù hợp."}]}}
    done = signed_in(team.farming).post(path, body, content_type="application/json")
    assert (done.status_code, make.row(record, make.FARMING).told()) == (200, "1. Phù hợp.")
    assert signed_in(team.owner).post(path, body, content_type="application/json").status_code == 403


def test_file_stamped_secret_is_refused(team):
    record = make.sent(team.owner)
    file = SimpleUploadedFile("a.txt", "MẬT\nNội dung".encode())
    with pytest.raises(Exception, match="Dữ liệu nhập chưa hợp lệ"):
        perform(record, answering.Answer, actor=team.health, data={"stance": "AGREE"}, files={"file": file})
    assert make.row(record).state == "WAITING"


def test_opening_page_offers_bodies_by_name_and_takes_them(fa_officer, signed_in):
    client, health = signed_in(fa_officer), Body.objects.get(code=make.HEALTH)
    page = client.get("/so/opinion_rounds/mo/").content.decode()
    assert f'<option value="{health.name}">' in page
    data = {"title": "A", "asked": "B", "silence": "SILENCE_NOTED", "requests-0-body": health.name.lower()}
    assert client.post("/so/opinion_rounds/mo/", data).status_code == 302
    record = OpinionRound.objects.for_system("test").get()
    assert [row.body for row in record.requests.all()] == [health]
    wrong = client.post("/so/opinion_rounds/mo/", data | {"requests-0-body": "Sở Không Có"})
    assert (wrong.status_code, "không có cơ quan “Sở Không Có” để lấy ý kiến" in wrong.content.decode()) == (422, True)

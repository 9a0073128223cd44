"""The map of words: every unit with its word, its sign and its name; the legend counts."""

import pytest

from doingoai.web.charts import Standing, standing_map
from doingoai.web.charts.provinces import PLACES

SENT = Standing("đúng hạn", "Đã gửi đúng hạn", "success", "success", "/bao-cao/1/")
SILENT = Standing("chưa gửi", "Quá hạn, chưa gửi", "danger", "danger")


def test_every_unit_tells_its_word_its_sign_and_its_name():
    html = standing_map(dict.fromkeys(PLACES, SILENT) | {"24": SENT}, "Gửi báo cáo")
    assert html.count('class="standing"') == 34
    assert html.count('class="sign danger short"') == 33
    assert html.count(">chưa gửi<") == 33
    assert (
        '<a href="/bao-cao/1/" aria-label="Bắc Ninh: Đã gửi đúng hạn"><title>Bắc Ninh: Đã gửi đúng hạn</title>' in html
    )
    assert html.count("<a ") == 1
    assert "Quần đảo" in html


def test_legend_says_what_each_tone_means_and_for_how_many():
    html = standing_map({"24": SENT, "48": SILENT, "01": SILENT}, "Gửi báo cáo")
    assert html.count('viewBox="-2 -2 20 20"') == 2  # the signs, explained
    legend = html[html.index('<ul class="legend">') :]
    assert [part.split("<")[0].strip() for part in legend.split("</svg></svg>")[1:]] == [
        "Đã gửi đúng hạn: 1", "Quá hạn, chưa gửi: 2",
    ]  # fmt: skip


def test_old_province_code_is_refused():
    with pytest.raises(KeyError):
        standing_map({"27": SENT}, "Gửi báo cáo")

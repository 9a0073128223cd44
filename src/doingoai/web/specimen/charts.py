"""Invented figures of the specimen page, drawn by every kind of chart."""

from doingoai.web.charts import Bar, Point, Tile, bar_chart, coverage_strip, line_chart, small_multiples, tile_map
from doingoai.web.charts.provinces import PLACES

MONTHS = [f"{month:02}/2026" for month in range(1, 13)]
TREND = [Point(month, (7 * k * k + 31) % 53 if k != 8 else None, "#") for k, month in enumerate(MONTHS)]
EARLIER = [Point(month, (5 * k * k + 17) % 41) for k, month in enumerate(MONTHS)]
BARS = [
    Bar("Sở Ngoại vụ thành phố Đà Nẵng", 132, "#", 98),
    Bar("Ban Quản lý Khu công nghệ cao và các khu công nghiệp", 41, "#", 57),
    Bar("UBND xã Hòa Vang", 6, "#"),
    Bar("Công an thành phố", 0, "#", 2),
]
TILES = {code: Tile((k * k * 7 + 3) % 97, "#") for k, code in enumerate(PLACES) if code != "91"}
STATES = ("covered", "covered", "partly", "missing")
POINTS = [(f"Điểm {k + 1}", STATES[k * 7 % 4], "#") for k in range(38)]
SEVERAL = [
    (place.name, [Point(month, (place.row * k * k + place.column) % 17) for k, month in enumerate(MONTHS)], "#")
    for place in list(PLACES.values())[:8]
]


def charts() -> dict[str, object]:
    """Return every chart with its numbers."""
    return {
        "bar_svg": bar_chart(BARS, "Số đoàn ra theo cơ quan", "Vạch đứng là năm 2025."),
        "bar_columns": ["Cơ quan", "2026", "2025"],
        "bar_rows": [(bar.label, bar.value, bar.before) for bar in BARS],
        "line_svg": line_chart(TREND, "Số đoàn ra theo tháng", "Nét đứt là năm 2025.", before=EARLIER),
        "line_columns": ["Tháng", "2026", "2025"],
        "line_rows": [(now.label, now.value, then.value) for now, then in zip(TREND, EARLIER, strict=True)],
        "tile_svg": tile_map(TILES, "Số thỏa thuận đang hiệu lực theo tỉnh, thành phố"),
        "tile_columns": ["Tỉnh, thành phố", "Số thỏa thuận"],
        "tile_rows": [(PLACES[code].name, tile.value) for code, tile in TILES.items()],
        "strip_svg": coverage_strip(POINTS, "38 điểm của văn bản định hướng"),
        "several_svg": small_multiples(SEVERAL, "Đoàn ra 12 tháng của tám tỉnh, thành phố"),
    }

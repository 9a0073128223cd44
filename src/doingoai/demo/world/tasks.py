"""Made-up tasks at random: done, running, not begun."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land
from doingoai.organisations.models import Province
from doingoai.planning.tasks.models import Quality, Task
from doingoai.reference.work import Cycle, ProductKind, TaskKind, Theme

State = Task.State
DAY = dt.timedelta(days=1)
TITLES = (
    "Rà soát thỏa thuận quốc tế đã ký và xác định đơn vị kế thừa",
    "Xây dựng danh mục mặt hàng và thị trường ưu tiên",
    "Tổ chức tuần văn hóa, du lịch tại thị trường trọng điểm",
    "Lập danh mục cam kết và phân công đầu mối",
    "Xây dựng tài liệu giới thiệu địa phương bằng ba thứ tiếng",
    "Cập nhật số liệu lãnh sự, lao động và di cư",
    "Tổ chức lớp bồi dưỡng nghiệp vụ đối ngoại",
)


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one task of a body of the province, its focal body informed."""
    focal = land.focal(province)
    body = rng.choice((focal, *land.departments(province)))
    due = day + rng.randrange(30, 300) * DAY
    done = due <= land.last and rng.randrange(40) > 0
    state = State.DONE if done else rng.choice((State.RUNNING, State.NOT_STARTED))
    dossier = new_dossier(Task, rng.choice(TITLES), state=state, body=body, day=day, due_on=due)
    record = Task(
        dossier=dossier,
        basis=f"{rng.randrange(10, 400)}/KH-UBND, NV-{rng.randrange(1, 40):02d}",
        kind=TaskKind.CO_THOI_HAN,
        first_due=due,
        cycle=Cycle.QUARTER,
        product_kind=ProductKind.BAO_CAO,
        product="Báo cáo kết quả",
        theme=rng.choice(Theme.values),
        percent=100 if done else rng.randrange(0, 90, 10),
        product_record=f"{rng.randrange(20, 900)}/BC-SNgV" if done else "",
        completed_on=due - 3 * DAY if done else None,
        quality=Quality.DAT if done else "",
    )
    watches = focal.valid_to is None and body != focal  # as `Task.bodies_taking_part` has it
    return Draft(record, taking_part=((focal, "informed"),) if watches else ())

"""The articles that the clock cites, as they are printed."""

from typing import Final

FIRST_DAY: Final = "民法典第二百零一条"
MONTHS: Final = "民法典第二百零二条"
LAST_DAY: Final = "民法典第二百零三条"
RECEIPT: Final = "行政许可法第三十二条"
DECISION: Final = "行政许可法第四十二条"
DELIVERY: Final = "行政许可法第四十四条"
UNCOUNTED: Final = "行政许可法第四十五条"
WORKING_DAYS: Final = "行政许可法第八十二条"

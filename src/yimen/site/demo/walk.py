"""One visit from the door to the result, over HTTP, told as a story.

Everybody has a browser of their own and presses what the pages offer; nothing is done
behind the pages. Whoever stands before our visitor in the queue is served first.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Final
from urllib.parse import quote

from yimen.site.demo import names
from yimen.site.demo.browser import Browser, Form, Page, Stuck
from yimen.site.demo.names import CENTER

_ID: Final = names.resident_id(date(1986, 5, 20), 701)
_VISITOR: Final = "张三"
_PHONE: Final = names.phone(701)
_LINE: Final = "企业开办"
_INITIALS: Final = "spjyxk"
_MATTER: Final = "食品经营许可"
_CLERK, _EXAMINER, _CHIEF, _ISSUER = "wang.fang", "li.qiang", "zhao.min", "chen.jing"
_MOST_BEFORE_US: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the ledger, as the applicant sees it."""

    date: str
    counted: bool
    why: str


@dataclass
class Told:
    """What the visit came to."""

    lines: list[Line] = field(default_factory=list)
    ticket: str = ""
    case: str = ""
    query_code: str = ""
    due_on: str = ""
    sentence: str = ""
    ledger: list[Day] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    result: str = ""

    def as_json(self) -> dict[str, object]:
        """The document that `--json` prints."""
        return asdict(self)


class Walk:
    """The visit, step by step."""

    def __init__(self, url: str, tell: Callable[[Line], None]) -> None:
        self.url = url
        self.told = Told()
        self._tell = tell
        self._visitor = Browser(url)
        self.step = ""

    def say(self, who: str, words: str) -> None:
        """One more line of the story."""
        line = Line(who, words)
        self.told.lines.append(line)
        self._tell(line)

    def go(self) -> Told:
        """All of it; raises `Stuck`, and `step` says where."""
        for step, act in (
            ("取号", self._take_ticket),
            ("叫号", self._be_called),
            ("受理", self._hand_in),
            ("看进度", self._look),
            ("审查", self._examine),
            ("决定", self._decide),
            ("交付", self._hand_over),
            ("再看进度", self._look_again),
        ):
            self.step = step
            act()
        return self.told

    def _signed_in(self, username: str) -> Browser:
        """A browser in which one click has signed this officer in."""
        browser = Browser(self.url)
        form = browser.get("/sign-in/").form("/sign-in/as/")
        page = browser.send(form, form.button(value=username), username=username)
        if page.path.startswith("/sign-in"):
            raise Stuck(f"{username} 没有登录进来")
        return browser

    def _take_ticket(self) -> None:
        kiosk = self._visitor.get(f"/kiosk/{CENTER}/")
        for form in kiosk.forms():
            if any(_LINE in button.text for button in form.buttons):
                page = self._visitor.send(form)
                break
        else:
            raise Stuck(f"取号机上没有“{_LINE}”")
        number = page.root.first("p", css="ticket-number")
        if number is None:
            raise Stuck(page.complaint or page.title)
        self.told.ticket = number.text
        ahead, wait = page.fact("前面"), page.fact("大约等")
        self.say(_VISITOR, f"想开一家面馆，在取号机上点“{_LINE}”，取到 {number.text}。")
        self.say("取号机", f"前面 {ahead}，{wait}。")

    def _be_called(self) -> None:
        """王芳 serves whoever stands before us, then calls us."""
        self._clerk = self._signed_in(_CLERK)
        page = self._clerk.get("/window/")
        for before in range(_MOST_BEFORE_US):
            number = page.root.first("p", css="ticket-number")
            if number is not None and number.text == self.told.ticket:
                if before > 1:
                    self.say("王芳", f"先给前面的 {before - 1} 位办好。")
                self._counter = self._clerk.send(page.form("/queue/serve"))
                self.say("王芳", f"叫 {self.told.ticket}，{_VISITOR}到了窗口。")
                return
            verb = "finish" if number is not None else "call"
            page = self._clerk.send(page.form(f"/queue/{verb}"))
            if number is not None:
                page = self._clerk.send(page.form("/queue/call"))
        raise Stuck(f"一直没有叫到 {self.told.ticket}")

    def _hand_in(self) -> None:
        page = self._clerk.send(
            self._counter.form("/window/identify"),
            id_number=_ID,
            name=_VISITOR,
            phone=_PHONE,
        )
        known = page.fact("证件")
        if not known:
            raise Stuck(page.complaint or "没有认出申请人")
        self.say("王芳", f"核对身份证（{known}），输入 {_INITIALS} 找事项。")
        page = self._clerk.send(_search(page), q=_INITIALS)
        page = self._clerk.get(page.link(_MATTER, css="option"))
        sheet = page.form("/window/submit")
        ticked = _all_there(sheet)
        preview = next(
            (b for b in sheet.buttons if b["formaction"].endswith("/preview")), None
        )
        page = self._clerk.send(sheet, preview, **ticked)
        self.say("王芳", f"点了 {len(ticked)} 份材料：齐全。")
        sheet = page.form("/window/submit")
        accept = sheet.button(value="accept")
        if accept is None:
            raise Stuck(page.complaint or "材料齐了，却不能受理")
        self._accepted(self._clerk.send(sheet, accept))

    def _accepted(self, done: Page) -> None:
        """The receipt is printed, with the number and the code to ask by."""
        form = next((f for f in done.forms() if f.action.endswith("/print")), None)
        if form is None:
            raise Stuck(done.complaint or f"“{done.title}”上没有要打印的单子")
        paper = self._clerk.send(form)
        self.told.case = paper.fact("办件编号")
        self.told.query_code = paper.fact("查询码")
        number = paper.root.first("p", css="paper-number")
        self.told.documents.append(f"{paper.title} {number.text if number else ''}")
        self.say(
            "王芳",
            f"受理了，打印《{paper.title}》{number.text if number else ''}，"
            f"编号 {self.told.case}，查询码 {self.told.query_code}。",
        )
        counter = self._clerk.get("/window/")
        self._clerk.send(counter.form("/queue/finish"))

    def _ask(self) -> Page:
        form = self._visitor.get("/progress/").form("/progress/")
        page = self._visitor.send(form, n=self.told.case, code=self.told.query_code)
        if not page.path.endswith("/progress/case/"):
            raise Stuck(page.complaint or page.title)
        return page

    def _look(self) -> None:
        page = self._ask()
        due = page.root.first("p", css="big")
        if due is None:
            raise Stuck("进度页上没有到期日")
        day = due.first("time")
        self.told.due_on = day["datetime"] if day else ""
        says = page.root.first("figcaption", css="strip-say")
        self.told.sentence = says.text if says else ""
        self.told.ledger = list(map(_day, _ledger(page)))
        self.say(_VISITOR, f"在手机上输入编号和查询码：{page.title}。")
        self.say("手机", f"最晚 {due.text} 办好。{self.told.sentence}")

    def _examine(self) -> None:
        browser = self._signed_in(_EXAMINER)
        case = f"/desk/cases/{quote(self.told.case)}/"
        browser.send(browser.get(f"{case}take").form("take"))
        page = browser.get(case)
        opened = [
            browser.get(a["href"]).title
            for a in page.root.every("a")
            if "/materials/" in a["href"]
        ]
        self.say("李强", f"领了这一件，逐份打开 {len(opened)} 份材料。")
        form = browser.get(f"{case}examine").form("examine")
        text = "场所、设备、人员、制度四项核对无误，建议准予。"
        page = browser.send(form, proposes_grant="yes", text=text)
        _went_through(page, case)
        self.say("李强", f"写下审查意见：{text}")

    def _decide(self) -> None:
        browser = self._signed_in(_CHIEF)
        case = f"/desk/cases/{quote(self.told.case)}/"
        form = browser.get(f"{case}grant").form("grant")
        page = browser.send(
            form,
            content="准予食品经营，经营项目：热食类食品制售",
            certificate_name="食品经营许可证",
        )
        _went_through(page, case)
        self.say("赵敏", "首席代表，持部门授权书，准予许可。")
        self._collect_documents(page)

    def _collect_documents(self, page: Page) -> None:
        for item in page.root.every("li", css="document"):
            number = item.first("small")
            name = item.first("a")
            if (
                number
                and name
                and number.text.split(" ")[0] not in str(self.told.documents)
            ):
                self.told.documents.append(f"{name.text} {number.text.split(' ')[0]}")

    def _hand_over(self) -> None:
        browser = self._signed_in(_ISSUER)
        case = f"/window/cases/{quote(self.told.case)}/"
        form = browser.get(f"{case}deliver").form("deliver")
        page = browser.send(form, name=_VISITOR, id_kind="111", id_number=_ID)
        _went_through(page, case)
        self._collect_documents(page)
        self.say("陈静", f"核对{_VISITOR}的身份证，交付许可证，签收送达回证。")

    def _look_again(self) -> None:
        page = self._ask()
        self.told.result = page.title
        self.say(_VISITOR, f"再看一眼手机：{page.title}。")
        proof = self._visitor.get(page.link("自己验一验"))
        good = proof.root.first("div", css="good")
        if good is None:
            raise Stuck(proof.complaint or "办理记录没有验过")
        self.say("手机", f"{proof.title}{good.text}")


def _search(page: Page) -> Form:
    """The form in which matters are looked for."""
    for form in page.forms():
        if any(name == "q" for name, _ in form.fields):
            return form
    raise Stuck("窗口上没有找事项的地方")


def _all_there(sheet: Form) -> dict[str, str]:
    """Every paper handed in, but those that a register knows."""
    return {
        name: "handed_in" if state == "missing" else state
        for name, state in sheet.fields
        if name.startswith("paper-")
    }


def _went_through(page: Page, path: str) -> None:
    """Raise `Stuck` unless the act led back to the case."""
    if page.path != path:
        raise Stuck(page.complaint or page.title)


def _ledger(page: Page) -> list[list[str]]:
    found = page.root.first("ol", css="ledger")
    if found is None:
        raise Stuck("进度页上没有一天一天的账")
    return [[part.text for part in row.every("span", "b")] for row in found.every("li")]


def _day(cells: list[str]) -> Day:
    on, counted, why = cells
    return Day(on, counted.startswith("第"), why)

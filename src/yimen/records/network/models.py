"""The network: regions, halls of every tier, windows, posts and opening hours."""

from django.db import models

from yimen.rules.network import NodeKind, WindowKind


class Region(models.Model):
    """An administrative region; the parent is explicit, codes expire."""

    code = models.TextField()  # six, nine or twelve digits, or a local one
    name = models.TextField()
    initials = models.TextField(blank=True)
    level = models.IntegerField()  # 1 state … 4 county 5 town 6 village
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    predecessor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="successors"
    )
    is_local = models.BooleanField(default=False)  # an extension code of our own
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day it is no longer valid
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "region"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="region_once"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(valid_to=None),
                name="region_one_live_code",
            ),
        ]


class Node(models.Model):
    """A place of the network: centre, sub-centre, town hall, village station."""

    code = models.TextField(unique=True)
    name = models.TextField()
    short_name = models.TextField(blank=True)
    initials = models.TextField(blank=True)
    kind = models.TextField()  # yimen.rules.network.NodeKind
    tier = models.IntegerField()  # 1 centre … 4 village
    region = models.ForeignKey(Region, on_delete=models.PROTECT)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    path = models.TextField(unique=True)  # "/1/4/17/"
    address = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    supervision_phone = models.TextField(blank=True)
    area_square_meters = models.IntegerField(null=True)
    supervised_since = models.DateField(null=True)
    primary_responsible = models.TextField(blank=True, default="")  # 第一责任人
    primary_responsible_office = models.TextField(blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "node"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in NodeKind]),
                name="node_kind_known",
            )
        ]


class NodeGrade(models.Model):
    """A place that is, was, or wants to be a model: 市级、区级示范中心, 示范点."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT)
    grade = models.TextField()  # yimen.rules.grades.Grade
    ground = models.TextField()
    state = models.TextField(default="applied")  # yimen.rules.grades.GradeState
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)  # the first day it no longer holds
    settled_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "node_grade"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "grade"],
                condition=models.Q(state__in=["applied", "granted"]),
                name="node_grade_once",
            )
        ]


class Stationing(models.Model):
    """An organ in a hall: stationed (进驻) or represented (代理)."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    mode = models.TextField(default="stationed")  # stationed | represented
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "stationing"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "organ"],
                condition=models.Q(valid_to=None),
                name="stationing_once",
            )
        ]


class Window(models.Model):
    """A counter; what it is for is its kind (rulebook 4.2.4)."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT)
    number = models.IntegerField()
    name = models.TextField()
    kind = models.TextField(default="comprehensive")  # rules.network.WindowKind
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    is_open = models.BooleanField(default=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "service_window"
        constraints = [
            models.UniqueConstraint(fields=["node", "number"], name="window_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in WindowKind]),
                name="window_kind_known",
            ),
        ]


class Post(models.Model):
    """Who stands at a window, as A or as B (AB岗)."""

    window = models.ForeignKey(Window, on_delete=models.PROTECT)
    officer = models.ForeignKey("people.Officer", on_delete=models.PROTECT)
    ab = models.TextField()  # a | b
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "post"
        constraints = [
            models.UniqueConstraint(
                fields=["window", "officer"],
                condition=models.Q(valid_to=None),
                name="post_once",
            ),
            models.UniqueConstraint(
                fields=["window"],
                condition=models.Q(valid_to=None, ab="a"),
                name="post_one_a",
            ),
        ]


class OpeningHours(models.Model):
    """The week of a hall, and of every place below it that has none of its own."""

    node = models.OneToOneField(Node, on_delete=models.PROTECT)
    week = models.JSONField()  # {"0": [["09:00", "12:00"], …], …}, Monday is 0
    keeps_national_holidays = models.BooleanField(default=True)
    make_up_day_as = models.IntegerField(default=0)  # the weekday a 调休 day is like
    legal = models.JSONField(default=list)  # when limits in hours run; none: as above
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "opening_hours"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(make_up_day_as__range=(0, 6)),
                name="opening_make_up_is_a_weekday",
            )
        ]


class OpeningException(models.Model):
    """A single day that differs from the week, open or closed, and why."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT)
    on = models.DateField(db_column="day")
    sessions = models.JSONField(default=list)  # none: closed all day
    note = models.TextField(blank=True)

    class Meta:
        db_table = "opening_exception"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "on"], name="opening_exception_once"
            )
        ]


class Leave(models.Model):
    """Somebody is away, and who stands in (AB岗)."""

    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    substitute = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    hall = models.ForeignKey(Node, null=True, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    kind = models.TextField()  # annual personal sick official
    first_on = models.DateField()
    first_half = models.TextField(default="am")  # am | pm
    last_on = models.DateField()
    last_half = models.TextField(default="pm")
    state = models.TextField(default="asked")  # asked approved refused cancelled
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_over_at = models.DateTimeField(null=True)  # B has confirmed
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "leave"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(officer=models.F("substitute")),
                name="leave_somebody_else_stands_in",
            )
        ]
        indexes = [models.Index(fields=["hall", "first_on"], name="leave_of_hall")]


class LeaveHalf(models.Model):
    """A half day of a live leave: nobody is away twice, nor stands in twice."""

    leave = models.ForeignKey(Leave, on_delete=models.CASCADE, related_name="halves")
    officer = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    substitute = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField(db_column="day")
    half = models.TextField()

    class Meta:
        db_table = "leave_half"
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "on", "half"], name="leave_half_once"
            ),
            models.UniqueConstraint(
                fields=["substitute", "on", "half"], name="leave_stands_in_once"
            ),
        ]


class DutyShift(models.Model):
    """Who is on duty on a day: at a window, or (no window) for the whole hall."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT)
    window = models.ForeignKey(Window, null=True, on_delete=models.PROTECT)
    on = models.DateField(db_column="day")
    officer = models.ForeignKey("people.Officer", on_delete=models.PROTECT)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "duty_shift"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "on"],
                condition=models.Q(window=None),
                name="duty_one_director",
            ),
            models.UniqueConstraint(
                fields=["window", "on"],
                condition=models.Q(window__isnull=False),
                name="duty_one_a_window",
            ),
        ]

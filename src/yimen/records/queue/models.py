"""Tickets, their intervals and appointments: counted and guarded by the database.

What must never be twice has a constraint of its own: a number per line and day, the
visitor of a window, the open interval of a ticket, the last free place of a slot.
"""

from django.db import models
from django.db.models import F, Q

from yimen.records.journal.facts import Projection

AT_A_WINDOW = ("called", "serving")
TICKET_STATES = (
    "waiting",
    *AT_A_WINDOW,
    "parked",
    "missed",
    "finished",
    "cancelled",
    "lapsed",
)


class HallSettings(models.Model):
    """What a hall has settled on about its queue; no row: the defaults."""

    node = models.OneToOneField("network.Node", on_delete=models.PROTECT)
    patience = models.IntegerField(default=8)  # out-of-turn calls one may suffer
    appointment_head_start = models.IntegerField(default=60)  # minutes
    priority_head_start = models.IntegerField(default=30)  # minutes
    return_within = models.IntegerField(default=15)  # minutes after a missed call
    return_behind = models.IntegerField(default=3)  # people who go first
    notice = models.TextField(blank=True)  # runs along the board
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "queue_settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    patience__gte=0,
                    appointment_head_start__gte=0,
                    priority_head_start__gte=0,
                    return_within__gte=0,
                    return_behind__gte=0,
                ),
                name="queue_settings_not_negative",
            )
        ]


class Line(models.Model):
    """A business line of a hall (业务), with its letter."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    letter = models.TextField()
    name = models.TextField()
    phrase = models.TextField(blank=True)  # as people say it: 养老、看病报销
    picture = models.TextField(blank=True)  # the name of its drawing at the kiosk
    order = models.IntegerField(default=0)
    is_open = models.BooleanField(default=True)
    reopens_at = models.DateTimeField(null=True)  # of a line that is closed for now
    slot_minutes = models.IntegerField(default=30)
    slot_quota = models.IntegerField(default=0)  # appointments; 0: none are taken
    day_quota = models.IntegerField(default=0)
    days_ahead = models.IntegerField(default=7)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "queue_line"
        constraints = [
            models.UniqueConstraint(fields=["node", "letter"], name="line_once"),
            models.CheckConstraint(
                condition=Q(
                    slot_minutes__gt=0,
                    slot_quota__gte=0,
                    day_quota__gte=0,
                    days_ahead__gte=0,
                ),
                name="line_slots_make_sense",
            ),
        ]


class WindowLine(models.Model):
    """A window serves this line."""

    window = models.ForeignKey("network.Window", on_delete=models.PROTECT)
    line = models.ForeignKey(Line, on_delete=models.PROTECT)

    class Meta:
        db_table = "queue_window_line"
        constraints = [
            models.UniqueConstraint(fields=["window", "line"], name="window_line_once")
        ]


class WindowBreak(models.Model):
    """A window that stands empty for a while, and until when."""

    window = models.ForeignKey("network.Window", on_delete=models.PROTECT)
    officer = models.ForeignKey("people.Officer", null=True, on_delete=models.PROTECT)
    started_at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)  # what was said
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "queue_window_break"
        constraints = [
            models.UniqueConstraint(
                fields=["window"],
                condition=Q(ended_at=None),
                name="window_one_break",
            )
        ]


class LineDay(models.Model):
    """The counters of a line on one day; its row lock orders who joins."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT)
    day = models.DateField()
    last_number = models.IntegerField(default=0)
    last_joined_at = models.DateTimeField(null=True)
    passes = models.IntegerField(default=0)  # out-of-turn calls so far
    booked = models.IntegerField(default=0)
    book_limit = models.IntegerField(default=0)

    class Meta:
        db_table = "queue_line_day"
        constraints = [
            models.UniqueConstraint(fields=["line", "day"], name="line_day_once"),
            models.CheckConstraint(
                condition=Q(booked__gte=0, booked__lte=F("book_limit")),
                name="line_day_not_overbooked",
            ),
        ]


class Slot(models.Model):
    """Some minutes of a line for which appointments are given."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT)
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    quota = models.IntegerField()
    taken = models.IntegerField(default=0)

    class Meta:
        db_table = "queue_slot"
        constraints = [
            models.UniqueConstraint(fields=["line", "starts_at"], name="slot_once"),
            models.CheckConstraint(
                condition=Q(taken__gte=0, taken__lte=F("quota")),
                name="slot_not_overbooked",
            ),
        ]


class Ticket(models.Model):
    """One visit's place in the queue; it names nobody."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    line = models.ForeignKey(Line, on_delete=models.PROTECT)
    day = models.DateField()
    letter = models.TextField()  # of the line that gave the number
    number = models.IntegerField()
    numbered_line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    token = models.TextField(unique=True)  # whoever knows it is the visitor
    once = models.TextField()  # one touch, one ticket
    state = models.TextField(default="waiting")
    priority = models.TextField(default="normal")
    channel = models.TextField(default="kiosk")  # kiosk guide appointment
    issued_at = models.DateTimeField()
    joined_as = models.TextField(default="new")  # new transferred returned
    joined_at = models.DateTimeField()
    rank_at = models.DateTimeField()
    case_number = models.TextField(default="", db_default="")  # what it is about
    own_priority = models.TextField(default="", db_default="")  # before the case's
    passes_before = models.IntegerField()
    wanted_window = models.ForeignKey(
        "network.Window", null=True, on_delete=models.PROTECT, related_name="+"
    )
    window = models.ForeignKey("network.Window", null=True, on_delete=models.PROTECT)
    officer = models.ForeignKey("people.Officer", null=True, on_delete=models.PROTECT)
    called_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    returns = models.IntegerField(default=0)
    told_low = models.IntegerField(null=True)  # the range on the slip, minutes
    told_high = models.IntegerField(null=True)
    version = models.IntegerField(default=1)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("ticket", "id")

    class Meta:
        db_table = "ticket"
        constraints = [
            models.UniqueConstraint(
                fields=["numbered_line", "day", "number"], name="ticket_number_once"
            ),
            models.UniqueConstraint(fields=["once"], name="ticket_one_touch"),
            models.UniqueConstraint(
                fields=["window"],
                condition=Q(state__in=AT_A_WINDOW),
                name="window_one_visitor",
            ),
            models.CheckConstraint(
                condition=Q(state__in=TICKET_STATES), name="ticket_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=AT_A_WINDOW)
                | Q(window__isnull=False, officer__isnull=False),
                name="ticket_called_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["node", "day", "rank_at", "id"],
                condition=Q(state="waiting"),
                name="ticket_by_rank",
            ),
            models.Index(
                fields=["line", "day", "joined_at", "id"],
                condition=Q(state="waiting"),
                name="ticket_by_joining",
            ),
            models.Index(
                fields=["line", "day"],
                condition=Q(state="waiting") & ~Q(rank_at=F("joined_at")),
                name="ticket_out_of_order",
            ),
            models.Index(
                fields=["wanted_window"],
                condition=Q(state="waiting", wanted_window__isnull=False),
                name="ticket_wanted",
            ),
            models.Index(fields=["node", "day", "called_at"], name="ticket_by_call"),
            models.Index(
                fields=["case_number"],
                condition=Q(state="waiting") & ~Q(case_number=""),
                name="ticket_of_case",
            ),
        ]


class TicketInterval(models.Model):
    """A visitor in one state, from when to when: waits and services are sums."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT)
    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    line = models.ForeignKey(Line, on_delete=models.PROTECT)
    day = models.DateField()
    state = models.TextField()
    joined_as = models.TextField(default="new")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(blank=True)  # the step that ended it
    window = models.ForeignKey("network.Window", null=True, on_delete=models.PROTECT)
    officer = models.ForeignKey("people.Officer", null=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "ticket_interval"
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"],
                condition=Q(ended_at=None),
                name="ticket_one_open_interval",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="ticket_interval_runs_forward",
            ),
        ]
        indexes = [
            models.Index(
                fields=["node", "day", "state", "ended_at"],
                name="ticket_interval_of_day",
            ),
            models.Index(
                fields=["line", "-ended_at"],
                condition=Q(state__in=AT_A_WINDOW, ended_at__isnull=False),
                name="ticket_interval_services",
            ),
        ]


class Appointment(models.Model):
    """A place in a slot, held under a code; the name and telephone are sealed."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    line = models.ForeignKey(Line, on_delete=models.PROTECT)
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT)
    day = models.DateField()
    code = models.TextField()
    matter_name = models.TextField(blank=True)
    name_sealed = models.BinaryField()
    phone_sealed = models.BinaryField()
    phone_digest = models.BinaryField()
    state = models.TextField(default="booked")  # booked cancelled arrived missed
    ticket = models.OneToOneField(Ticket, null=True, on_delete=models.PROTECT)
    booked_at = models.DateTimeField()
    version = models.IntegerField(default=1)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("appointment", "id")

    class Meta:
        db_table = "appointment"
        constraints = [
            models.UniqueConstraint(fields=["code"], name="appointment_code_once"),
            models.UniqueConstraint(
                fields=["line", "day", "phone_digest"],
                condition=Q(state="booked"),
                name="appointment_once_a_day",
            ),
        ]


class TouchCount(models.Model):
    """How often a terminal, or an address, was touched within its minutes.

    Neither is named here: `about` is a keyed digest.
    """

    about = models.TextField(primary_key=True)
    began_at = models.DateTimeField(db_index=True)
    touches = models.IntegerField(default=1)

    class Meta:
        db_table = "queue_touch_count"


class Question(models.Model):
    """What somebody asked at a desk, and who owes the answer (首问负责)."""

    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    owner = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    first_asked = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, related_name="+"
    )
    offered_to = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.TextField(default="open")  # open offered answered
    asked_at = models.DateTimeField()
    answer_due_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    text_sealed = models.BinaryField()
    contact_sealed = models.BinaryField(default=bytes)
    answer_sealed = models.BinaryField(default=bytes)
    was_no = models.BooleanField(default=False, db_default=False)
    passes = models.IntegerField(default=0)  # how often it changed hands
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "question"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "answered"])
                | models.Q(state="offered", offered_to__isnull=False),
                name="question_offered_to_somebody",
            )
        ]
        indexes = [
            models.Index(
                fields=["node", "answer_due_on"],
                condition=~models.Q(state="answered"),
                name="question_open",
            )
        ]

"""Errands (代办件), who holds their papers, and devices that work without a line."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from yimen.records.journal.facts import Projection
from yimen.rules.custody import ItemKind
from yimen.rules.errands import Channel, ErrandState, Outcome, Scope


def _officer(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "people.Officer",
        null=null,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


def _node(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        "network.Node",
        null=null,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


class StationKey(models.Model):
    """A device of a station: its public key, from when, until when."""

    node = _node()
    name = models.TextField()
    public_key = models.BinaryField(unique=True)  # Ed25519, 32 bytes
    asked_at = models.DateTimeField()
    asked_by = _officer()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = _officer(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = _officer(null=True)
    revoke_reason = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "station_key"


class NumberBlock(models.Model):
    """Numbers leased to a device; two blocks never share one (see the migration)."""

    node = _node()
    key = models.ForeignKey(StationKey, null=True, on_delete=models.PROTECT)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    leased_at = models.DateTimeField()
    leased_by = _officer()

    class Meta:
        db_table = "number_block"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")),
                name="number_block_is_one",
            )
        ]
        indexes = [models.Index(fields=["node", "-last"], name="number_block_latest")]


class Errand(models.Model):
    """What an agent takes for a villager, until all of it is given back."""

    number = models.TextField()
    submit_key = models.TextField()
    said_digest = models.BinaryField()  # of what was said: a repeat says the same
    version = models.IntegerField(default=1)
    state = models.TextField()
    outcome = models.TextField(blank=True)
    channel = models.TextField(default=Channel.STATION.value)
    scope = models.TextField(blank=True)
    station = _node()
    target = _node()  # the hall where the competent organ receives
    places = ArrayField(models.BigIntegerField())  # halls it passes or has passed
    agent = _officer()
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT, db_index=False)
    matter_version = models.ForeignKey(
        "catalogue.MatterVersion", on_delete=models.PROTECT, db_index=False
    )
    client = models.ForeignKey("people.Applicant", on_delete=models.PROTECT)
    powers = ArrayField(models.TextField())
    signed_on = models.DateField()
    last_valid_on = models.DateField()
    papers = models.JSONField(default=list)  # as the agent ticked them
    query_code_hash = models.TextField()
    query_code_sealed = models.BinaryField()

    taken_at = models.DateTimeField()  # the station's instant: no clock of the law
    recorded_at = models.DateTimeField()
    outreach = models.ForeignKey("Outreach", null=True, on_delete=models.PROTECT)
    skew_seconds = models.IntegerField(null=True)  # of the device, when it sent
    key = models.ForeignKey(StationKey, null=True, on_delete=models.PROTECT)
    hand_up_due_on = models.DateField()
    hand_up_latest_on = models.DateField()
    handed_up_at = models.DateTimeField(null=True)
    agency_received_at = models.DateTimeField(null=True)  # the law's clock starts
    case = models.OneToOneField("cases.Case", null=True, on_delete=models.PROTECT)
    closed_at = models.DateTimeField(null=True)
    last_sequence = models.IntegerField(default=0)
    last_hash = models.BinaryField(default=bytes)

    journalled = Projection("errand", "number")

    class Meta:
        db_table = "errand"
        constraints = [
            models.UniqueConstraint(fields=["number"], name="errand_number_once"),
            models.UniqueConstraint(fields=["submit_key"], name="errand_submit_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in ErrandState]),
                name="errand_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *(one.value for one in Outcome)]),
                name="errand_outcome_known",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=[one.value for one in Channel]),
                name="errand_channel_known",
            ),
            models.CheckConstraint(
                condition=models.Q(scope__in=[one.value for one in Scope]),
                name="errand_scope_known",
            ),
            models.CheckConstraint(
                condition=models.Q(case=None) | ~models.Q(agency_received_at=None),
                name="errand_case_is_received",
            ),
        ]
        indexes = [
            GinIndex(fields=["places"], name="errand_by_place"),
            models.Index(
                fields=["hand_up_due_on"],
                condition=models.Q(state="taken"),
                name="errand_to_hand_up",
            ),
        ]


class CustodyItem(models.Model):
    """A paper of an errand: the bundle, an original, or a result."""

    errand = models.ForeignKey(Errand, on_delete=models.PROTECT, related_name="items")
    name = models.TextField()
    kind = models.TextField()
    material_code = models.TextField(blank=True)
    pieces = models.IntegerField(default=1)

    class Meta:
        db_table = "custody_item"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in ItemKind]),
                name="custody_item_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(pieces__gte=1), name="custody_item_is_there"
            ),
        ]


class CustodyLink(models.Model):
    """One hand-over of one paper; the database lets nobody change it.

    A further constraint (see the migration) makes the giver of a link the taker of
    the link before: a paper has one holder at a time.
    """

    item = models.ForeignKey(
        CustodyItem, on_delete=models.PROTECT, related_name="links", db_index=False
    )
    sequence = models.IntegerField()
    giver = models.TextField()
    taker = models.TextField()
    giver_signed = models.TextField()  # officer:7, or how the client signed
    taker_signed = models.TextField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "custody_link"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "sequence", "taker"], name="custody_link_followed"
            ),
            models.UniqueConstraint(
                fields=["item", "sequence"], name="custody_link_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")),
                name="custody_link_moves",
            ),
            models.CheckConstraint(
                condition=models.Q(sequence__gte=1), name="custody_link_counts"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver_signed="") & ~models.Q(taker_signed=""),
                name="custody_link_is_signed",
            ),
        ]


class HandOver(models.Model):
    """What one hall has signed away to another, until that one signs too."""

    errand = models.ForeignKey(Errand, on_delete=models.PROTECT)
    giver = _node()
    taker = _node()
    items = ArrayField(models.BigIntegerField())
    tracking = models.TextField(blank=True)  # 快递单号, if it goes by post
    offered_at = models.DateTimeField()
    offered_by = _officer()
    settled_at = models.DateTimeField(null=True)
    settled_by = _officer(null=True)
    is_taken = models.BooleanField(default=False)
    remark = models.TextField(blank=True)

    class Meta:
        db_table = "hand_over"
        constraints = [
            models.UniqueConstraint(
                fields=["errand"],
                condition=models.Q(settled_at=None),
                name="hand_over_one_open",
            )
        ]
        indexes = [
            models.Index(
                fields=["taker"],
                condition=models.Q(settled_at=None),
                name="hand_over_waiting",
            )
        ]


class KeptIntake(models.Model):
    """An intake that could not be taken: as it came, sealed, until somebody decides."""

    digest = models.BinaryField(unique=True)  # the same text again is the same one
    sealed = models.BinaryField()  # it names a person
    signature = models.BinaryField()
    number = models.TextField(blank=True)
    key = models.ForeignKey(StationKey, null=True, on_delete=models.PROTECT)
    node = _node(null=True)
    reason = models.TextField()
    detail = models.TextField(blank=True)
    came_at = models.DateTimeField()
    came_by = _officer()
    settled_at = models.DateTimeField(null=True)
    settled_by = _officer(null=True)
    settled_why = models.TextField(blank=True)
    errand = models.OneToOneField(Errand, null=True, on_delete=models.PROTECT)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "kept_intake"
        indexes = [
            models.Index(
                fields=["came_at"],
                condition=models.Q(settled_at=None),
                name="kept_intake_waiting",
            )
        ]


class CaseOption(models.Model):
    """Green channel, door service …: given on a ground, and no matter of the law."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    kind = models.TextField()
    ground = models.TextField()
    detail_sealed = models.BinaryField()  # it may be an address
    proof = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = _officer()
    ended_at = models.DateTimeField(null=True)
    ended_by = _officer(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        db_table = "case_option"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(ended_at=None),
                name="case_option_once",
            )
        ]


class BenefitPayment(models.Model):
    """What was paid on a granted benefit; a slip is put right by a line that counts."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    amount_cents = models.BigIntegerField()
    paid_on = models.DateField()
    voucher = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = _officer()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)

    class Meta:
        db_table = "benefit_payment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_cents__gt=0), name="benefit_is_paid"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(voided_at=None),
                name="benefit_paid_once",
            ),
        ]


class KeyProject(models.Model):
    """A project that somebody claims and accompanies."""

    number = models.TextField(unique=True)
    name = models.TextField()
    project_class = models.TextField()
    investor = models.TextField()
    node = _node()  # the enterprise service centre that looks after it
    asked_yuan = models.BigIntegerField(default=0)
    agreed_yuan = models.BigIntegerField(default=0)
    is_accompanied = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    registered_at = models.DateTimeField()
    claimed_by = _officer(null=True)
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "key_project"


class ProjectCase(models.Model):
    """A case of a project; a case belongs to one project at most."""

    project = models.ForeignKey(KeyProject, on_delete=models.PROTECT)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT)
    added_at = models.DateTimeField()
    added_by = _officer()

    class Meta:
        db_table = "key_project_case"


class Outreach(models.Model):
    """A day on which the hall goes out: fair, round, or door to door."""

    kind = models.TextField()  # fair | round | door
    name = models.TextField()
    place = models.TextField()
    node = _node()
    held_on = models.DateField()
    hours = models.TextField(blank=True)
    roster = ArrayField(models.BigIntegerField(), default=list)  # officers
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "outreach"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "held_on", "name"], name="outreach_once"
            )
        ]

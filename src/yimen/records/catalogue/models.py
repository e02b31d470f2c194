"""A matter and its versions; a running case keeps the version it began under."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from yimen.rules.catalogue.matters import MatterState, VersionState
from yimen.rules.catalogue.rounds import RoundKind


class Matter(models.Model):
    """A government service matter (政务服务事项), by its code."""

    code = models.TextField(unique=True)  # 实施编码 31, 业务办理项 33 signs, or ours
    base_code = models.TextField(blank=True)
    option_of = models.TextField(blank=True)  # the code it is a variety of
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    state = models.TextField(default=MatterState.DRAFT)
    line = models.TextField(blank=True)  # one of the eight business lines
    current = models.ForeignKey(  # what is published
        "MatterVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    latest = models.ForeignKey(  # what is being written, or the same
        "MatterVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "matter"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in MatterState]),
                name="matter_state_known",
            )
        ]
        indexes = [models.Index(fields=["organ", "state"], name="matter_by_organ")]


class MatterVersion(models.Model):
    """What is published of a matter from one day to another."""

    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.IntegerField()
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    line = models.TextField(blank=True)
    state = models.TextField(default=VersionState.DRAFT)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)  # the first day it is no longer valid
    name = models.TextField()
    initials = models.TextField(blank=True)
    full_pinyin = models.TextField(blank=True)  # syllables with spaces: sorts well
    matter_type = models.TextField()  # administrative_license …
    exercise_level = models.TextField(blank=True)
    case_kind = models.TextField()  # instant | promised
    statutory_number = models.IntegerField(null=True)
    statutory_unit = models.TextField(blank=True)  # wd cd h min mo
    statutory_is_default = models.BooleanField(default=False)
    promised_number = models.IntegerField(null=True)
    promised_unit = models.TextField(blank=True)
    extension_days = models.IntegerField(default=10)
    extension_article = models.TextField(default="行政许可法42")
    visit_count = models.IntegerField(null=True)
    is_charged = models.BooleanField(default=False)
    needs_no_material = models.BooleanField(default=False)
    result_name = models.TextField(blank=True)
    result_kind = models.TextField(blank=True)
    elements = models.JSONField(default=dict)  # the other elements of rulebook 5.3
    digest = models.TextField(blank=True)  # of all content: equal means unchanged
    note = models.TextField(blank=True)  # why this version was made
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "matter_version"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "number"], name="matter_version_once"
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state=VersionState.DRAFT),
                name="matter_version_one_draft",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state=VersionState.PUBLISHED),
                name="matter_version_one_published",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in VersionState]),
                name="matter_version_state_known",
            ),
        ]


class Findable(models.Model):
    """How a matter is found: narrow, so that a look through all of them is quick.

    A projection of the published version, or of the newest where none is published.
    """

    matter = models.OneToOneField(
        Matter, primary_key=True, on_delete=models.CASCADE, related_name="findable"
    )
    matter_version = models.ForeignKey(MatterVersion, on_delete=models.PROTECT)
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    is_in_use = models.BooleanField(default=False)
    is_applied_for = models.BooleanField(default=True)
    uses = models.IntegerField(default=0)  # how often asked for lately
    code = models.TextField()
    name = models.TextField()
    option_name = models.TextField(blank=True)
    matter_type = models.TextField()
    case_kind = models.TextField()
    line = models.TextField(blank=True)
    promised_number = models.IntegerField(null=True)
    promised_unit = models.TextField(blank=True)
    folded_name = models.TextField()
    initials = models.TextField()
    haystack = models.TextField()  # everything two keystrokes may meet
    words = SearchVectorField()

    class Meta:
        db_table = "matter_findable"
        indexes = [GinIndex(fields=["words"], name="matter_findable_words")]


class Material(models.Model):
    """A paper that a version asks for."""

    matter_version = models.ForeignKey(
        MatterVersion, on_delete=models.CASCADE, related_name="materials"
    )
    code = models.TextField()  # stable within the matter
    order = models.IntegerField()
    name = models.TextField()
    necessity = models.TextField(default="required")  # required optional deferrable
    source = models.TextField(default="applicant")  # applicant government other
    source_note = models.TextField(blank=True)
    form = models.TextField(default="paper")  # paper electronic either
    originals = models.IntegerField(default=0)
    copies = models.IntegerField(default=0)
    issuer = models.TextField(blank=True)
    issued_within = models.TextField(blank=True)
    page_format = models.TextField(blank=True)
    blank_form = models.TextField(blank=True)
    sample = models.TextField(blank=True)
    fill_notes = models.TextField(blank=True)
    accept_standard = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)  # taken from a register
    grace_days = models.IntegerField(null=True)

    class Meta:
        db_table = "material"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter_version", "code"], name="material_once"
            )
        ]


class Condition(models.Model):
    """A condition of acceptance."""

    matter_version = models.ForeignKey(
        MatterVersion, on_delete=models.CASCADE, related_name="conditions"
    )
    order = models.IntegerField()
    text = models.TextField()
    basis = models.TextField(blank=True)

    class Meta:
        db_table = "matter_condition"
        ordering = ["order"]


class ProcedureStep(models.Model):
    """A step of the flow."""

    matter_version = models.ForeignKey(
        MatterVersion, on_delete=models.CASCADE, related_name="steps"
    )
    order = models.IntegerField()
    kind = models.TextField()  # acceptance examination approval closing delivery
    name = models.TextField()
    limit_number = models.IntegerField(null=True)
    limit_unit = models.TextField(blank=True)
    handler = models.TextField(blank=True)
    standard = models.TextField(blank=True)
    is_merged = models.BooleanField(default=False)

    class Meta:
        db_table = "procedure_step"
        ordering = ["order"]


class FeeItem(models.Model):
    """What is charged."""

    matter_version = models.ForeignKey(
        MatterVersion, on_delete=models.CASCADE, related_name="fees"
    )
    order = models.IntegerField()
    name = models.TextField()
    standard = models.TextField()
    basis = models.TextField(blank=True)
    amount_cents = models.IntegerField(null=True)
    can_be_reduced = models.BooleanField(default=False)
    reduction_basis = models.TextField(blank=True)
    item_code = models.TextField(blank=True, default="")
    is_optional = models.BooleanField(default=False)

    class Meta:
        db_table = "fee_item"
        ordering = ["order"]


class Faq(models.Model):
    """A question people ask, and its answer."""

    matter_version = models.ForeignKey(
        MatterVersion, on_delete=models.CASCADE, related_name="faqs"
    )
    order = models.IntegerField()
    question = models.TextField()
    answer = models.TextField()

    class Meta:
        db_table = "faq"
        ordering = ["order"]


class ChangeRecord(models.Model):
    """Taken over, handed down, cancelled, frozen, merged, suspended … (S3-15)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="changes")
    matter_version = models.ForeignKey(MatterVersion, on_delete=models.PROTECT)
    kind = models.TextField()
    happened_on = models.DateField()
    before = models.TextField()
    after = models.TextField()
    basis = models.TextField()  # the document that orders it
    reason = models.TextField(blank=True)
    other_matters = ArrayField(models.TextField(), default=list)  # merged into, from
    organ_before = models.ForeignKey(
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )
    organ_after = models.ForeignKey(
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "matter_change"


class LocalVariant(models.Model):
    """How one hall carries the matter out: place, time and contact of its own."""

    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, related_name="variants"
    )
    node = models.ForeignKey("network.Node", on_delete=models.PROTECT)
    overrides = models.JSONField(default=dict)
    is_offered = models.BooleanField(default=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "matter_variant"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "node"], name="matter_variant_once"
            )
        ]


class CatalogueRound(models.Model):
    """A clean-up of the catalogue, or the look back at one (清理、回头看)."""

    kind = models.TextField()  # yimen.rules.catalogue.rounds.RoundKind
    name = models.TextField()
    organ = models.ForeignKey(  # None: the whole catalogue
        "people.Organ", null=True, on_delete=models.PROTECT, related_name="+"
    )
    looks_at = models.TextField()
    looks_back_at = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_on = models.DateField()
    progress = models.TextField(blank=True)  # while it runs
    ended_on = models.DateField(null=True)  # its last day
    result = models.TextField(blank=True)
    figures = models.JSONField(null=True)  # as they were when it was closed
    begun_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "people.Officer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "catalogue_round"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organ"],
                condition=Q(ended_on=None),
                nulls_distinct=False,
                name="catalogue_round_one_open",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in RoundKind]),
                name="catalogue_round_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, figures__isnull=True, result="")
                | (
                    Q(ended_on__gte=F("begun_on"), figures__isnull=False)
                    & ~Q(result="")
                ),
                name="catalogue_round_ends_with_figures",
            ),
        ]

"""A matter and its versions; a running case keeps the version it began under."""

from django.db import models


class Matter(models.Model):
    """A government service matter (政务服务事项), by its code."""

    code = models.TextField(unique=True)  # 实施编码
    base_code = models.TextField(blank=True)
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT)
    state = models.TextField(default="draft")  # in_use suspended cancelled draft
    line = models.TextField(blank=True)  # one of the eight business lines
    current = models.ForeignKey(
        "MatterVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "matter"


class MatterVersion(models.Model):
    """What is published of a matter from one day to another."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT)
    number = models.IntegerField()
    state = models.TextField(default="draft")  # draft published superseded
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    name = models.TextField()
    full_pinyin = models.TextField(blank=True)
    initials = models.TextField(blank=True)
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
    result_name = models.TextField(blank=True)
    result_kind = models.TextField(blank=True)
    elements = models.JSONField(default=dict)  # the other elements of rulebook 5.3
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "matter_version"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "number"], name="matter_version_once"
            )
        ]


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
    form = models.TextField(default="paper")  # paper electronic either
    originals = models.IntegerField(default=0)
    copies = models.IntegerField(default=0)
    issuer = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)  # taken from a register

    class Meta:
        db_table = "material"
        constraints = [
            models.UniqueConstraint(
                fields=["matter_version", "code"], name="material_once"
            )
        ]

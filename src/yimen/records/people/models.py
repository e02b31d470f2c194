"""Organs, officers and applicants. Numbers of persons are sealed at rest."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Organ(models.Model):
    """A department, in the hall or represented there."""

    code = models.TextField(unique=True)
    uscc = models.TextField(blank=True)
    name = models.TextField()
    short_name = models.TextField()  # 市监, on document numbers
    initials = models.TextField(blank=True)
    kind = models.TextField(default="government")  # government | vertical | other
    entry_class = models.TextField(default="full")  # 应进全进 能进则进 按需而进
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    approval_office = models.TextField(blank=True)  # 行政审批科
    approval_office_in_hall = models.BooleanField(default=False)
    government = models.TextField(blank=True)  # the people's government above it
    upper_organ = models.TextField(blank=True)  # for organs led from above
    court = models.TextField(blank=True)
    address = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    complaint_phone = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "organ"


class OfficerManager(BaseUserManager["Officer"]):
    """Django's sign-in looks officers up by their user name."""


class Officer(AbstractBaseUser):
    """Somebody who works in the network: home unit and hall (双重管理)."""

    username = models.TextField(unique=True)
    name = models.TextField()
    initials = models.TextField(blank=True)
    staff_no = models.TextField(blank=True)
    roles = ArrayField(models.TextField(), default=list)
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT)
    hall = models.ForeignKey("network.Node", null=True, on_delete=models.PROTECT)
    window = models.ForeignKey("network.Window", null=True, on_delete=models.SET_NULL)
    phone = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    objects = OfficerManager()

    USERNAME_FIELD = "username"

    class Meta:
        db_table = "officer"


class OfficerSession(AbstractBaseSession):
    """A sign-in: the officer is a column, so one query finds the actor."""

    officer = models.ForeignKey(Officer, null=True, on_delete=models.CASCADE)
    stands_in_for = models.ForeignKey(
        Officer,
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )

    class Meta:
        db_table = "officer_session"


class AuthorizationLetter(models.Model):
    """An organ's written authority for one officer to decide (授权书)."""

    number = models.TextField(unique=True)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT)
    matter_codes = ArrayField(models.TextField(), default=list)  # empty: all
    valid_from = models.DateField()
    last_valid_on = models.DateField()  # still valid on that day
    signed_by = models.TextField()
    revoked_on = models.DateField(null=True)  # no longer valid from that day
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "authorization_letter"


class Applicant(models.Model):
    """A person or a body that asks for something."""

    kind = models.TextField()  # person | legal_person | other_organisation
    name = models.TextField()
    initials = models.TextField(blank=True)
    id_kind = models.TextField()  # 111 resident id, 001 uscc, 414 passport …
    id_digest = models.BinaryField()
    id_sealed = models.BinaryField()
    phone_sealed = models.BinaryField(null=True)
    mail_sealed = models.BinaryField(null=True)
    address_sealed = models.BinaryField(null=True)
    legal_representative = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "applicant"
        constraints = [
            models.UniqueConstraint(
                fields=["id_kind", "id_digest"], name="applicant_once"
            )
        ]

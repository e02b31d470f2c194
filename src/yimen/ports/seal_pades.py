"""Electronic seals on PDFs by PAdES (ETSI EN 319 142), made and checked by pyHanko.

The set-up makes an authority of its own at first use, and a key with a certificate for
each seal; keys lie in the installation's home, for their owner only. They serve to try
and to run inside a district: an organ with a certificate from a licensed authority
(电子签名法 16) puts its key and chain in the same place.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeVar

from asn1crypto import pem
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature as _InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import (
    SignatureValidationError,
    ValidationInfoReadingError,
)
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from yimen.ports.impressions import Found, Impression
from yimen.rules.legal_clock.calendar import CHINA

T = TypeVar("T")

_FIELD: Final = "ApprovalSeal"
_AUTHORITY: Final = "authority"
_AUTHORITY_YEARS: Final = 30
_YEAR_DAYS: Final = 365
_BEFORE: Final = datetime(2000, 1, 1, tzinfo=UTC)
_WHOLE: Final = SignatureCoverageLevel.ENTIRE_FILE
_BROKEN: Final = (
    PdfReadError,
    SignatureValidationError,
    ValidationInfoReadingError,
    SigningError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
)
"""Whatever a file that is no honest PDF may make the reader trip over."""


class _Dated(signers.PdfSigner):
    """Signs as of the act's instant, not of the machine's watch."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


class Pades:
    """The real one, with keys in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, seal: str, organ: str, first: date, last: date) -> str:
        issuer, issuer_key = self._authority()
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = (
            x509.CertificateBuilder()
            .subject_name(_name(organ, seal))
            .issuer_name(issuer.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(_midnight(first))
            .not_valid_after(_midnight(last) + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)  # noqa: FBT003
            .add_extension(_usage(signs_certificates=False), True)  # noqa: FBT003
            .sign(issuer_key, hashes.SHA256())
        )
        self._keep(seal, certificate, key)
        return f"{certificate.serial_number:x}"

    def seal(self, pdf: bytes, impression: Impression, at: datetime) -> bytes:
        out = BytesIO()
        meta = signers.PdfSignatureMetadata(
            field_name=_FIELD,
            name=impression.organ,
            reason=impression.reason,
            location=impression.place,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        )
        signer = _Dated(meta, self._signer(impression.seal))
        signer.at = at
        paper = IncrementalPdfFileWriter(BytesIO(pdf))
        _apart(lambda: signer.sign_pdf(paper, output=out))
        return out.getvalue()

    def check(self, pdf: bytes) -> Found:
        try:
            return _apart(lambda: self._checked(pdf))
        except _BROKEN:
            return Found()

    def _checked(self, pdf: bytes) -> Found:
        found = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not found:
            return Found()
        last = found[-1]
        certificate = last.signer_cert
        when = last.self_reported_timestamp
        try:
            status = validate_pdf_signature(last, self._trust(when))
        except _BROKEN:
            return Found(has_seal=True, is_ours=self._made(certificate))
        return Found(
            has_seal=True,
            is_untouched=status.bottom_line and status.coverage is _WHOLE,
            is_ours=bool(status.trusted) or self._made(certificate),
            serial=f"{certificate.serial_number:x}",
            sealed_at=when,
        )

    def _made(self, certificate: asn1.Certificate) -> bool:
        """Whether the authority of this installation signed the certificate."""
        issuer, _ = self._authority()
        try:
            x509.load_der_x509_certificate(
                certificate.dump()
            ).verify_directly_issued_by(issuer)
        except (ValueError, TypeError, _InvalidSignature):
            return False
        return True

    def _trust(self, when: datetime | None) -> ValidationContext:
        issuer, _ = self._authority()
        return ValidationContext(
            trust_roots=[_asn1(issuer)], moment=when, allow_fetching=False
        )

    def _signer(self, seal: str) -> signers.SimpleSigner:
        issuer, _ = self._authority()
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register(_asn1(issuer))
        return signers.SimpleSigner(
            signing_cert=_asn1(self._certificate(seal)),
            signing_key=load_private_key_from_pemder_data(
                self._place(seal, "key").read_bytes(), passphrase=None
            ),
            cert_registry=store,
        )

    def _authority(self) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
        if not self._place(_AUTHORITY, "key").exists():
            self._found_authority()
        data = self._place(_AUTHORITY, "key").read_bytes()
        key = serialization.load_pem_private_key(data, password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101 - we made it
        return self._certificate(_AUTHORITY), key

    def _found_authority(self) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("一门", "电子印章签发")
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(_BEFORE)
            .not_valid_after(
                _BEFORE + timedelta(days=2 * _AUTHORITY_YEARS * _YEAR_DAYS)
            )
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)  # noqa: FBT003
            .add_extension(_usage(signs_certificates=True), True)  # noqa: FBT003
            .sign(key, hashes.SHA256())
        )
        self._keep(_AUTHORITY, certificate, key)

    def _certificate(self, name: str) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self._place(name, "crt").read_bytes())

    def _keep(
        self, name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
    ) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        public = certificate.public_bytes(serialization.Encoding.PEM)
        for ending, content in (("crt", public), ("key", secret)):
            beside = self._place(name, f"{ending}.new")
            with open(beside, "wb", opener=_for_owner_only) as file:
                file.write(content)
            beside.replace(self._place(name, ending))

    def _place(self, name: str, ending: str) -> Path:
        return self._folder / f"{name}.{ending}"


def _apart(act: Callable[[], T]) -> T:
    """Do it in a thread of its own: pyHanko runs an event loop, ours may have one."""
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(act).result()


def _name(organ: str, common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organ[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
        ]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=CHINA)


def _asn1(certificate: x509.Certificate) -> Any:
    data = certificate.public_bytes(serialization.Encoding.PEM)
    return asn1.Certificate.load(pem.unarmor(data)[2])


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

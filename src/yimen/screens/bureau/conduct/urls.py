"""Where each page about conduct is."""

from django.urls import path

from yimen.screens.bureau.conduct import attendance as attendance_views
from yimen.screens.bureau.conduct import (
    attendance_acts,
    patrol_findings,
    standing_settings,
)
from yimen.screens.bureau.conduct import breaches as breaches_views
from yimen.screens.bureau.conduct import growth as growth_views
from yimen.screens.bureau.conduct import patrols as patrols_views
from yimen.screens.bureau.conduct import relations as relations_views
from yimen.screens.bureau.conduct import replacements as replacements_views

ATTENDANCE = [
    path("conduct/", attendance_views.conduct, name="conduct"),
    path("conduct/attendance/", attendance_views.sheet, name="attendance"),
    path(
        "conduct/attendance/export.<str:kind>",
        attendance_views.export,
        name="attendance-export",
    ),
    path(
        "conduct/attendance/<int:officer_id>/",
        attendance_views.officer,
        name="attendance-officer",
    ),
    path(
        "conduct/attendance/<int:officer_id>/<str:on>/<str:half>/",
        attendance_acts.correct,
        name="attendance-correct",
    ),
    path("conduct/corrections/", attendance_acts.corrections, name="correction-list"),
    path(
        "conduct/corrections/export.<str:kind>",
        attendance_acts.export,
        name="correction-export",
    ),
    path(
        "conduct/corrections/<int:correction_id>/answer",
        attendance_acts.answer,
        name="correction-answer",
    ),
    path("conduct/roll/", attendance_acts.roll, name="roll"),
    path("conduct/files/", attendance_views.files, name="attendance-files"),
    path("conduct/files/<int:file_id>/", attendance_views.file, name="attendance-file"),
    path(
        "conduct/settings/",
        standing_settings.conduct_settings,
        name="conduct-settings",
    ),
    path("conduct/policy/", attendance_views.policy, name="attendance-policy"),
]

_PATROLS = "conduct/patrols/"
_FINDINGS = "conduct/findings/"
PATROLS = [
    path(_PATROLS, patrols_views.listed, name="patrol-list"),
    path(f"{_PATROLS}export.<str:kind>", patrols_views.export, name="patrol-export"),
    path(f"{_PATROLS}add/", patrols_views.add, name="patrol-add"),
    path(f"{_PATROLS}<int:patrol_id>/", patrols_views.patrol, name="patrol"),
    path(f"{_PATROLS}<int:patrol_id>/walk", patrols_views.walk, name="patrol-walk"),
    path(f"{_PATROLS}<int:patrol_id>/find/", patrols_views.find, name="patrol-find"),
    path(
        f"{_PATROLS}<int:patrol_id>/call-off",
        patrols_views.call_off,
        name="patrol-call-off",
    ),
    path(_FINDINGS, patrol_findings.findings, name="patrol-findings"),
    path(
        f"{_FINDINGS}export.<str:kind>",
        patrol_findings.findings_export,
        name="patrol-findings-export",
    ),
    path(
        f"{_FINDINGS}<int:finding_id>/", patrol_findings.finding, name="patrol-finding"
    ),
    path(
        f"{_FINDINGS}<int:finding_id>/photo", patrol_findings.photo, name="patrol-photo"
    ),
    path(
        f"{_FINDINGS}<int:finding_id>/rectify",
        patrol_findings.rectify,
        name="patrol-rectify",
    ),
    path(
        f"{_FINDINGS}<int:finding_id>/accept",
        patrol_findings.accept,
        name="patrol-accept",
    ),
    path(
        f"{_FINDINGS}<int:finding_id>/breach/",
        breaches_views.of_finding,
        name="breach-of-finding",
    ),
]

BREACHES = [
    path("conduct/talks/", breaches_views.talks, name="talk-list"),
    path(
        "conduct/talks/export.<str:kind>",
        breaches_views.talk_export,
        name="talk-export",
    ),
    path("conduct/talks/add/", breaches_views.talk_add, name="talk-add"),
    path("conduct/breaches/", breaches_views.listed, name="breach-list"),
    path(
        "conduct/breaches/export.<str:kind>",
        breaches_views.export,
        name="breach-export",
    ),
    path("conduct/breaches/add/", breaches_views.add, name="breach-add"),
    path("conduct/breaches/<int:breach_id>/", breaches_views.breach, name="breach"),
    path(
        "conduct/breaches/<int:breach_id>/confirm",
        breaches_views.confirm,
        name="breach-confirm",
    ),
    path(
        "conduct/breaches/<int:breach_id>/decide",
        breaches_views.decide,
        name="breach-decide",
    ),
]

_TRAININGS = "conduct/trainings/"
_HONOURS = "conduct/honours/"
_WEIGHTS = "conduct/weights/"
GROWTH = [
    path(_TRAININGS, growth_views.trainings, name="training-list"),
    path(
        f"{_TRAININGS}export.<str:kind>",
        growth_views.training_export,
        name="training-export",
    ),
    path(f"{_TRAININGS}add/", growth_views.training_add, name="training-add"),
    path(f"{_TRAININGS}<int:training_id>/", growth_views.training, name="training"),
    path(
        f"{_TRAININGS}<int:training_id>/mark",
        growth_views.training_mark,
        name="training-mark",
    ),
    path(_HONOURS, growth_views.honours, name="honour-list"),
    path(
        f"{_HONOURS}export.<str:kind>", growth_views.honour_export, name="honour-export"
    ),
    path(f"{_HONOURS}add/", growth_views.honour_add, name="honour-add"),
    path(
        f"{_HONOURS}<int:honour_id>/confirm",
        growth_views.honour_confirm,
        name="honour-confirm",
    ),
    path(_WEIGHTS, growth_views.weights, name="weight-list"),
    path(
        f"{_WEIGHTS}export.<str:kind>", growth_views.weight_export, name="weight-export"
    ),
    path(f"{_WEIGHTS}add/", growth_views.weight_add, name="weight-add"),
]

_LETTERS = "conduct/replacements/"
_SOCIAL = "conduct/social/"
_PROMISES = "conduct/promises/"
_STATIONED = "conduct/stationed/"
RELATIONS = [
    path(_LETTERS, replacements_views.letters, name="replacement-list"),
    path(
        f"{_LETTERS}export.<str:kind>",
        replacements_views.letter_export,
        name="replacement-export",
    ),
    path(f"{_LETTERS}add/", replacements_views.letter_add, name="replacement-add"),
    path(
        f"{_LETTERS}<int:replacement_id>/",
        replacements_views.letter,
        name="replacement",
    ),
    path(
        f"{_LETTERS}<int:replacement_id>/answer",
        replacements_views.letter_answer,
        name="replacement-answer",
    ),
    path(
        f"{_LETTERS}<int:replacement_id>/paper",
        replacements_views.letter_paper,
        name="replacement-paper",
    ),
    path(_SOCIAL, relations_views.social, name="social-list"),
    path(f"{_SOCIAL}add/", relations_views.social_add, name="social-add"),
    path(f"{_SOCIAL}note/", relations_views.social_note, name="social-note"),
    path(
        f"{_SOCIAL}<int:supervisor_id>/end",
        relations_views.social_end,
        name="social-end",
    ),
    path(
        f"{_SOCIAL}<int:note_id>/reply",
        relations_views.social_reply,
        name="social-reply",
    ),
    path(_PROMISES, relations_views.promises, name="service-promise-list"),
    path(f"{_PROMISES}add/", relations_views.promise_add, name="service-promise-add"),
    path(
        f"{_PROMISES}<int:promise_id>/end",
        relations_views.promise_end,
        name="service-promise-end",
    ),
    path(_STATIONED, relations_views.stationing, name="stationing-list"),
    path(
        f"{_STATIONED}export.<str:kind>",
        relations_views.stationing_export,
        name="stationing-export",
    ),
]

CONDUCT = [*ATTENDANCE, *PATROLS, *BREACHES, *GROWTH, *RELATIONS]

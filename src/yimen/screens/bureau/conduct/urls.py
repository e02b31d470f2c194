"""Where attendance, rounds, leave, duty and the rest of conduct are."""

from django.urls import path

from yimen.screens.bureau.conduct import (
    attendance,
    attendance_acts,
    breaches,
    growth,
    leaves,
    patrol_findings,
    patrols,
    promises,
    relations,
    replacements,
    roster,
    standing_settings,
)

ATTENDANCE = [
    path("conduct/", attendance.conduct, name="conduct"),
    path("conduct/attendance/", attendance.sheet, name="attendance"),
    path(
        "conduct/attendance/export.<str:kind>",
        attendance.export,
        name="attendance-export",
    ),
    path(
        "conduct/attendance/<int:officer_id>/",
        attendance.officer,
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
    path("conduct/files/", attendance.files, name="attendance-files"),
    path("conduct/files/<int:file_id>/", attendance.file, name="attendance-file"),
    path(
        "conduct/settings/",
        standing_settings.conduct_settings,
        name="conduct-settings",
    ),
    path("conduct/policy/", attendance.policy, name="attendance-policy"),
]

_PATROLS = "conduct/patrols/"
_FINDINGS = "conduct/findings/"
PATROLS = [
    path(_PATROLS, patrols.listed, name="patrol-list"),
    path(f"{_PATROLS}export.<str:kind>", patrols.export, name="patrol-export"),
    path(f"{_PATROLS}add/", patrols.add, name="patrol-add"),
    path(f"{_PATROLS}<int:patrol_id>/", patrols.patrol, name="patrol"),
    path(f"{_PATROLS}<int:patrol_id>/walk", patrols.walk, name="patrol-walk"),
    path(f"{_PATROLS}<int:patrol_id>/find/", patrols.find, name="patrol-find"),
    path(
        f"{_PATROLS}<int:patrol_id>/call-off",
        patrols.call_off,
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
        breaches.of_finding,
        name="breach-of-finding",
    ),
]

BREACHES = [
    path("conduct/talks/", breaches.talks, name="talk-list"),
    path(
        "conduct/talks/export.<str:kind>",
        breaches.talk_export,
        name="talk-export",
    ),
    path("conduct/talks/add/", breaches.talk_add, name="talk-add"),
    path("conduct/breaches/", breaches.listed, name="breach-list"),
    path(
        "conduct/breaches/export.<str:kind>",
        breaches.export,
        name="breach-export",
    ),
    path("conduct/breaches/add/", breaches.add, name="breach-add"),
    path("conduct/breaches/<int:breach_id>/", breaches.breach, name="breach"),
    path(
        "conduct/breaches/<int:breach_id>/confirm",
        breaches.confirm,
        name="breach-confirm",
    ),
    path(
        "conduct/breaches/<int:breach_id>/decide",
        breaches.decide,
        name="breach-decide",
    ),
]

_TRAININGS = "conduct/trainings/"
_HONOURS = "conduct/honours/"
_WEIGHTS = "conduct/weights/"
GROWTH = [
    path(_TRAININGS, growth.trainings, name="training-list"),
    path(
        f"{_TRAININGS}export.<str:kind>",
        growth.training_export,
        name="training-export",
    ),
    path(f"{_TRAININGS}add/", growth.training_add, name="training-add"),
    path(f"{_TRAININGS}<int:training_id>/", growth.training, name="training"),
    path(
        f"{_TRAININGS}<int:training_id>/mark",
        growth.training_mark,
        name="training-mark",
    ),
    path(_HONOURS, growth.honours, name="honour-list"),
    path(f"{_HONOURS}export.<str:kind>", growth.honour_export, name="honour-export"),
    path(f"{_HONOURS}add/", growth.honour_add, name="honour-add"),
    path(
        f"{_HONOURS}<int:honour_id>/confirm",
        growth.honour_confirm,
        name="honour-confirm",
    ),
    path(_WEIGHTS, growth.weights, name="weight-list"),
    path(f"{_WEIGHTS}export.<str:kind>", growth.weight_export, name="weight-export"),
    path(f"{_WEIGHTS}add/", growth.weight_add, name="weight-add"),
]

_LETTERS = "conduct/replacements/"
_SOCIAL = "conduct/social/"
_PROMISES = "conduct/promises/"
_STATIONED = "conduct/stationed/"
RELATIONS = [
    path(_LETTERS, replacements.letters, name="replacement-list"),
    path(
        f"{_LETTERS}export.<str:kind>",
        replacements.letter_export,
        name="replacement-export",
    ),
    path(f"{_LETTERS}add/", replacements.letter_add, name="replacement-add"),
    path(
        f"{_LETTERS}<int:replacement_id>/",
        replacements.letter,
        name="replacement",
    ),
    path(
        f"{_LETTERS}<int:replacement_id>/answer",
        replacements.letter_answer,
        name="replacement-answer",
    ),
    path(
        f"{_LETTERS}<int:replacement_id>/paper",
        replacements.letter_paper,
        name="replacement-paper",
    ),
    path(_SOCIAL, relations.social, name="social-list"),
    path(f"{_SOCIAL}add/", relations.social_add, name="social-add"),
    path(f"{_SOCIAL}note/", relations.social_note, name="social-note"),
    path(
        f"{_SOCIAL}<int:supervisor_id>/end",
        relations.social_end,
        name="social-end",
    ),
    path(
        f"{_SOCIAL}<int:note_id>/reply",
        relations.social_reply,
        name="social-reply",
    ),
    path(_PROMISES, relations.promises, name="service-promise-list"),
    path(f"{_PROMISES}add/", relations.promise_add, name="service-promise-add"),
    path(
        f"{_PROMISES}<int:promise_id>/end",
        relations.promise_end,
        name="service-promise-end",
    ),
    path(_STATIONED, relations.stationing, name="stationing-list"),
    path(
        f"{_STATIONED}export.<str:kind>",
        relations.stationing_export,
        name="stationing-export",
    ),
]

ABSENCES = [
    path("leaves/", leaves.listed, name="leave-list"),
    path("leaves/export.<str:kind>", leaves.export, name="leave-export"),
    path("leaves/<int:leave_id>/answer", leaves.answer, name="leave-answer"),
]

DUTY = [
    path("roster/", roster.mine, name="roster-mine"),
    path("roster/<str:code>/", roster.roster, name="roster"),
    path("roster/<str:code>/export.<str:kind>", roster.export, name="roster-export"),
    path("roster/<str:code>/set", roster.put, name="roster-set"),
    path("roster/<str:code>/rotate", roster.rotate, name="roster-rotate"),
    path("roster/<str:code>/swap", roster.swap, name="roster-swap"),
]

PROMISES = [
    path("promises/", promises.listed, name="promise-list"),
    path("promises/export.<str:kind>", promises.export, name="promise-export"),
    path(
        "promises/<int:promise_id>/repair/",
        promises.repair,
        name="promise-repair",
    ),
]

CONDUCT = [
    *ATTENDANCE,
    *PATROLS,
    *BREACHES,
    *GROWTH,
    *RELATIONS,
    *ABSENCES,
    *DUTY,
    *PROMISES,
]

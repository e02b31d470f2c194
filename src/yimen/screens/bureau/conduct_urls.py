"""Where each page about conduct is."""

from django.urls import path

from yimen.screens.bureau import attendance_acts, attendance_views

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
    path("conduct/policy/", attendance_views.policy, name="attendance-policy"),
]

CONDUCT = [*ATTENDANCE]

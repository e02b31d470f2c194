"""Where the fee register is."""

from django.urls import path

from yimen.screens.bureau.money import fees

MONEY = [
    path("fees/", fees.listed, name="fee-list"),
    path("fees/add/", fees.add, name="fee-add"),
    path("fees/export.<str:kind>", fees.export, name="fee-export"),
    path("fees/<str:code>/", fees.fee, name="fee"),
    path("fees/<str:code>/edit/", fees.edit, name="fee-edit"),
    path("fees/<str:code>/standard/", fees.standard, name="fee-standard"),
    path("fees/<str:code>/end", fees.end, name="fee-end"),
    path("fees/<str:code>/reduction/", fees.reduction, name="fee-reduction"),
    path(
        "fees/<str:code>/reductions/<str:ground>/end",
        fees.end_ground,
        name="fee-reduction-end",
    ),
]

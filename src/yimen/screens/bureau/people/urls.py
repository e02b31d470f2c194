"""Where people, organs, letters of authority and seals are."""

from django.urls import path

from yimen.screens.bureau.people import letters, locks, officers, organs, seals

OFFICERS = [
    path("people/", officers.listed, name="officer-list"),
    path("people/add/", officers.add, name="officer-add"),
    path("people/export.<str:kind>", officers.export, name="officer-export"),
    path("people/<int:officer_id>/", officers.officer, name="officer"),
    path("people/<int:officer_id>/edit/", officers.edit, name="officer-edit"),
    path(
        "people/<int:officer_id>/deactivate/",
        officers.deactivate,
        name="officer-deactivate",
    ),
    path(
        "people/<int:officer_id>/reinstate/",
        officers.reinstate,
        name="officer-reinstate",
    ),
    path("people/<int:officer_id>/password/", officers.reset, name="officer-reset"),
    path("organs/", organs.listed, name="organ-list"),
    path("organs/add/", organs.add, name="organ-add"),
    path("organs/export.<str:kind>", organs.export, name="organ-export"),
    path("organs/<str:code>/", organs.organ, name="organ"),
    path("organs/<str:code>/edit/", organs.edit, name="organ-edit"),
    path("organs/<str:code>/close/", organs.close, name="organ-close"),
    path("locks/", locks.listed, name="lock-list"),
    path("locks/open/", locks.unlock, name="lock-open"),
]

LETTERS = [
    path("letters/", letters.listed, name="letter-list"),
    path("letters/add/", letters.grant, name="letter-add"),
    path("letters/export.<str:kind>", letters.export, name="letter-export"),
    path("letters/<int:letter_id>/", letters.letter, name="letter"),
    path("letters/<int:letter_id>/renew/", letters.renew, name="letter-renew"),
    path("letters/<int:letter_id>/revoke/", letters.revoke, name="letter-revoke"),
]

SEALS = [
    path("seals/", seals.listed, name="seal-list"),
    path("seals/add/", seals.make, name="seal-add"),
    path("seals/<int:seal_id>/", seals.seal, name="seal"),
    path("seals/<int:seal_id>/export", seals.export, name="seal-export"),
    path("seals/<int:seal_id>/use", seals.use, name="seal-use"),
    path("seals/<int:seal_id>/revoke", seals.revoke, name="seal-revoke"),
]

PEOPLE = [*OFFICERS, *LETTERS, *SEALS]

"""Every door of the house; each screen keeps its own list.

Doors are tried in this order: a screen under its own name before those under none.
"""

from django.urls import include, path

urlpatterns = [
    path("window/", include("yimen.screens.window.urls")),
    path("desk/", include("yimen.screens.desk.urls")),
    path("guide/", include("yimen.screens.guide.urls")),
    path("kiosk/", include("yimen.screens.kiosk.urls")),
    path("board/", include("yimen.screens.board.urls")),
    path("agent/", include("yimen.screens.agent.urls")),
    path("cashier/", include("yimen.screens.cashier.urls")),
    path("bureau/", include("yimen.screens.bureau.urls")),
    path("paper/", include("yimen.screens.paper.urls")),
    path("", include("yimen.screens.portal.urls")),
    path("", include("yimen.screens.shared.urls")),
]

handler400 = "yimen.screens.shared.errors.bad_request"
handler403 = "yimen.screens.shared.errors.forbidden"
handler404 = "yimen.screens.shared.errors.not_found"
handler500 = "yimen.screens.shared.errors.server_error"

"""Where each page of the agent is."""

from django.urls import path

from yimen.screens.agent import (
    acts,
    custody,
    device,
    drafts,
    forwarded,
    orders,
    paper,
    views,
)
from yimen.screens.shared.order_acts import ACTS

app_name = "agent"
urlpatterns = [
    path("", views.home, name="home"),
    path("errands/", views.listed, name="errand-list"),
    path("errands/export", views.export, name="errand-export"),
    path("errands/<str:number>/", views.errand, name="errand"),
    path("errands/<str:number>/hand-on", acts.hand, name="errand-hand-on"),
    path("errands/<str:number>/take-over", acts.take, name="errand-take-over"),
    path("errands/<str:number>/cancel", acts.cancel, name="errand-cancel"),
    path("errands/<str:number>/take-up", acts.take_up_form, name="errand-take-up"),
    path("errands/<str:number>/decline", acts.decline, name="errand-decline"),
    path("errands/<str:number>/end", acts.end, name="errand-end"),
    path("errands/<str:number>/result", acts.result, name="errand-result"),
    path("errands/<str:number>/give-back", acts.back, name="errand-give-back"),
    path("errands/<str:number>/paper", paper.shown, name="errand-paper"),
    path("errands/<str:number>/paper.pdf", paper.pdf, name="errand-pdf"),
    path(
        "errands/<str:number>/hand-overs/<int:sequence>/",
        paper.hand_over,
        name="hand-over",
    ),
    path(
        "errands/<str:number>/hand-overs/<int:sequence>.pdf",
        paper.hand_over_pdf,
        name="hand-over-pdf",
    ),
    path("custody/", custody.listed, name="custody"),
    path("custody/export", custody.export, name="custody-export"),
    path("orders/", orders.listed, name="order-list"),
    path("orders/new/", orders.new, name="order-new"),
    path("orders/<str:number>/", orders.order, name="order"),
    *(
        path(
            f"orders/<str:number>/{act.slug}",
            act.view("agent", "agent/order_act.html"),
            name=f"order-{act.slug}",
        )
        for act in ACTS
    ),
    path("drafts/<int:draft_id>/", drafts.resume, name="draft"),
    path("drafts/<int:draft_id>/drop", drafts.drop, name="draft-drop"),
    path("new/", views.find, name="matter-find"),
    path("new/<int:version>/", views.new, name="errand-new"),
    path("forwarded/", forwarded.listed, name="forwarded-list"),
    path("forwarded/<str:number>/take", forwarded.take, name="forwarded-take"),
    path("offline/", device.offline, name="offline"),
    path("kit.json", device.kit, name="kit"),
    path("device", device.register, name="device-ask"),
    path("lease", device.lease, name="number-lease"),
    path("sync", device.sync, name="errand-sync"),
    path("worker.js", device.worker, name="worker"),
    path("manifest.webmanifest", device.manifest, name="manifest"),
]

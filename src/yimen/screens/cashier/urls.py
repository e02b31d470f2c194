"""Where each page of the cashier is."""

from django.urls import path

from yimen.screens.cashier import bills, desk, money_back, shifts, statements

app_name = "cashier"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("bill", desk.bill, name="bill-raise"),
    path("bills/", bills.listed, name="bill-list"),
    path("bills/export", bills.export, name="bill-export"),
    path("bills/<str:number>/", bills.shown, name="bill"),
    path("bills/<str:number>/pay", bills.pay, name="bill-pay"),
    path("bills/<str:number>/online", bills.online, name="bill-online"),
    path("bills/<str:number>/ask", bills.ask, name="bill-ask"),
    path("bills/<str:number>/void", bills.void, name="bill-void"),
    path("bills/<str:number>/ebill", bills.ebill, name="bill-ebill"),
    path("bills/<str:number>/refund", money_back.ask, name="refund-ask"),
    path("refunds/", money_back.listed, name="refund-list"),
    path("refunds/<int:refund_id>/decide", money_back.decide, name="refund-decide"),
    path("refunds/<int:refund_id>/pay", money_back.pay, name="refund-pay"),
    path("statements/", statements.listed, name="statement-list"),
    path("statements/load", statements.load, name="statement-load"),
    path("statements/template", statements.template, name="statement-template"),
    path("statements/<int:statement_id>/", statements.shown, name="statement"),
    path(
        "statements/<int:statement_id>/export",
        statements.export,
        name="statement-export",
    ),
    path(
        "statements/<int:statement_id>/differences/<int:discrepancy_id>",
        statements.settle,
        name="difference-settle",
    ),
    path("shifts/", shifts.listed, name="shift-list"),
    path("shifts/open", shifts.begin, name="shift-open"),
    path("shifts/close", shifts.end, name="shift-close"),
    path("shifts/<int:shift_id>/take-over", shifts.take_over, name="shift-take-over"),
]

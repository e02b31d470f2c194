"""Where each page of the bureau is: a list for each room."""

from django.urls import path

from yimen.screens.bureau import home
from yimen.screens.bureau.agency.urls import AGENCY
from yimen.screens.bureau.catalogue.urls import CATALOGUE
from yimen.screens.bureau.conduct.urls import CONDUCT
from yimen.screens.bureau.house.urls import HOUSE
from yimen.screens.bureau.money.urls import MONEY
from yimen.screens.bureau.network.urls import NETWORK
from yimen.screens.bureau.orders.urls import ORDERS
from yimen.screens.bureau.people.urls import PEOPLE
from yimen.screens.bureau.ratings.urls import RATINGS
from yimen.screens.bureau.reports.urls import REPORTS
from yimen.screens.bureau.scores.urls import SCORES
from yimen.screens.bureau.statistics.urls import STATISTICS
from yimen.screens.bureau.supervision.urls import SUPERVISION

app_name = "bureau"

urlpatterns = [
    path("", home.home, name="home"),
    *NETWORK,
    *PEOPLE,
    *MONEY,
    *CONDUCT,
    *CATALOGUE,
    *HOUSE,
    *SUPERVISION,
    *STATISTICS,
    *AGENCY,
    *RATINGS,
    *ORDERS,
    *SCORES,
    *REPORTS,
]

"""Orders, the units that handle them, their categories; requests for information."""

from yimen.records.orders.models.orders import Category, Order, OrderUnit
from yimen.records.orders.models.requests import Consultation, InformationRequest

__all__ = ["Category", "Consultation", "InformationRequest", "Order", "OrderUnit"]

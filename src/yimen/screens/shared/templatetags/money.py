"""Amounts in templates. `{% load money %}`, then {{ page.due_cents|yuan }}: 1,080.50"""

from django import template

from yimen.rules.money.fees import yuan as written

register = template.Library()


@register.filter
def yuan(cents: int | None) -> str:
    """Cents as they are written in yuan; nothing for nothing."""
    return "" if cents is None else written(cents)

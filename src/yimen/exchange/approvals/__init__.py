"""Graphs of approvals for other machines: BPMN 2.0."""

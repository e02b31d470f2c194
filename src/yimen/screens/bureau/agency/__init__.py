"""Agents, projects that are accompanied, and the hall on the road."""

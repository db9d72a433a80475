"""Is the graph right? Knows shapes, check queries and findings; repairs nothing."""

from .engine import ENGINES, Engine
from .report import Finding, Report, Severity
from .run import check

__all__ = ["ENGINES", "Engine", "Finding", "Report", "Severity", "check"]

"""What to do today in every project, in order, with the command for each (`docgen next`)."""

from docgen.reports.tasks.task import Task, Urgency, tasks_of_errors
from docgen.reports.tasks.tasks import in_order, tasks

__all__ = ["Task", "Urgency", "in_order", "tasks", "tasks_of_errors"]

"""What to do today in every project, in order, with the command for each (`docgen next`)."""

from docgen.reports.tasks.task import Choice, Task, Urgency, tasks_of_errors, tasks_of_examples
from docgen.reports.tasks.tasks import in_order, tasks

__all__ = ["Choice", "Task", "Urgency", "in_order", "tasks", "tasks_of_errors", "tasks_of_examples"]

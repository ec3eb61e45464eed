"""What people read of the judge's work: a page for each learner, a summary, a table of marks."""

from nnlib.grading.judge.pages.writing import write_pages

__all__ = ["write_pages"]

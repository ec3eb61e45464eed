"""The judge says what it needs and stops, rather than judging with less."""


class CannotJudgeError(Exception):
    """Something that the judge needs is missing; the message says what to do."""

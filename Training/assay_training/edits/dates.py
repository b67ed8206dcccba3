"""Dates in running text: find full dates, write them another way, move them."""
import re

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_M = "|".join(MONTHS)
DMY = re.compile(rf"\b(\d{{1,2}}) ({_M}),? (\d{{4}})\b")
MDY = re.compile(rf"\b({_M}) (\d{{1,2}}), ?(\d{{4}})\b")
MY = re.compile(rf"\b({_M}),? (\d{{4}})\b")
MONTH = re.compile(rf"\b({_M})\b")


def find_date(text: str):
    """(start, end, day, month, year) of the first full date, or None."""
    if m := DMY.search(text):
        return m.start(), m.end(), int(m.group(1)), MONTHS.index(m.group(2)) + 1, int(m.group(3))
    if m := MDY.search(text):
        return m.start(), m.end(), int(m.group(2)), MONTHS.index(m.group(1)) + 1, int(m.group(3))
    return None


def write_date(day, month, year, form) -> str:
    name, short = MONTHS[month - 1], SHORT[month - 1]
    return {"dmy": f"{day} {name} {year}", "mdy": f"{name} {day}, {year}", "short": f"{short} {day}, {year}",
            "iso": f"{year}-{month:02d}-{day:02d}", "dots": f"{day:02d}.{month:02d}.{year}", "dm": f"{day} {name}",
            "my": f"{name} {year}", "y": f"{year}", "md": f"{name} {day}", "smd": f"{short} {day}"}[form]


def other_month(month: str, text: str, rng) -> str:
    return rng.choice([m for m in MONTHS if m != month and m not in text])

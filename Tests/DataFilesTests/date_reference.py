"""Writes date_reference.csv: dates and periods as people write them, and what pandas 2 or later reads.

Each row: text; frequency; number of days, months or quarters since 1970, or nothing where pandas finds no such date.
"""
import random

import pandas as pd

random.seed(20241130)
days = [
    "%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d-%b-%Y", "%B %d, %Y", "%Y年%m月%d日",
    "%Y-%m-%d 00:00:00", "%Y-%m-%dT00:00:00Z",
]
lines = []


def row(text, frequency, ordinal):
    lines.append(f"{text};{frequency};{'' if ordinal is None else ordinal}")


for form in days:
    for _ in range(12):
        date = pd.Timestamp("1900-01-01") + pd.Timedelta(days=random.randrange(200 * 365))
        text = date.strftime(form)
        read = pd.to_datetime(text, format=form, utc=True).tz_localize(None)
        row(text, "day", (read - pd.Timestamp("1970-01-01")).days)
for _ in range(60):
    text = f"{random.randrange(1900, 2100)}-{random.randrange(0, 14):02}-{random.randrange(0, 33):02}"
    read = pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")
    row(text, "day", None if pd.isna(read) else (read - pd.Timestamp("1970-01-01")).days)
for year in (1900, 2000, 2023, 2024, 2100):
    read = pd.to_datetime(f"{year}-02-29", format="%Y-%m-%d", errors="coerce")
    row(f"{year}-02-29", "day", None if pd.isna(read) else (read - pd.Timestamp("1970-01-01")).days)
for _ in range(12):
    year, month = random.randrange(1900, 2100), random.randrange(1, 13)
    ordinal = pd.Period(f"{year}-{month:02}", "M").ordinal
    name = pd.Timestamp(year, month, 1).strftime("%b %Y")
    for text in (f"{year}-{month:02}", f"{year}M{month:02}", f"{year}/{month:02}", f"{year}年{month}月", name):
        row(text, "month", ordinal)
    ordinal = pd.Period(f"{year}Q{(month + 2) // 3}", "Q").ordinal
    for text in (f"{year}Q{(month + 2) // 3}", f"{year}-Q{(month + 2) // 3}", f"Q{(month + 2) // 3} {year}"):
        row(text, "quarter", ordinal)

open("date_reference.csv", "w").write("\n".join(lines) + "\n")

"""Writes resampling_reference.csv: series at other frequencies, by pandas.

Each line has the frequency of a series, its kind, the frequency asked for, and the values before and after, each as
`period=value` with blanks between them. All periods are whole: pandas knows no mark for others.

    pip install pandas && python resampling_reference.py > resampling_reference.csv
"""
import random

import pandas

NAMES = {"day": "D", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}

random.seed(4)
print("fine,kind,coarse,before,after")


def name(period, frequency):
    """The period as Yarrow writes it."""
    text = str(period)
    if frequency == "month":
        return text.replace("-", "M")
    return f"FY{text}(c)" if frequency.endswith("(c)") else text


def line(fine, first, count, kind, coarse, frequency):
    index = pandas.period_range(first, periods=count, freq=NAMES[fine])
    values = pandas.Series([random.randrange(1, 1000) / 8 for _ in index], index=index)
    weights = pandas.Series([1 + n % 5 for n in range(count)], index=index)
    groups = index.asfreq(frequency)
    if kind == "flow":
        result = values.groupby(groups).sum()
    elif kind == "stock":
        result = values.groupby(groups).last()
    elif kind == "rate":
        result = values.groupby(groups).mean()
    else:
        result = (values * weights).groupby(groups).sum() / weights.groupby(groups).sum()
    text = [" ".join(f"{name(p, c)}={float(v)!r}" for p, v in s.items())
            for s, c in ((values, fine), (result, coarse))]
    print(f"{fine},{kind},{coarse},{text[0]},{text[1]}")


for kind in ["flow", "stock", "rate", "weighted"]:
    line("quarter", "2023Q1", 16, kind, "year", "Y-DEC")
    line("month", "2023-01", 24, kind, "quarter", "Q-DEC")
    line("month", "2023-01", 36, kind, "year", "Y-DEC")
    line("month", "2023-02", 24, kind, "year(c)", "Y-JAN")
    line("month", "2023-02", 24, kind, "quarter(c)", "Q-JAN")
    line("day", "2024-01-01", 366, kind, "month", "M")
    line("day", "2023-01-01", 731, kind, "year", "Y-DEC")

"""Writes calendar_reference.csv: dates, their successors and their periods, by datetime, dateutil and pandas.

Each line has a date, a number of months, the date so many months on (dateutil.relativedelta), the days between
the two (datetime), the calendar quarter of the date, and its quarter of a fiscal year that ends with month `closing`
(pandas.Period, whose fiscal years are named by the year in which they end).

    pip install pandas python-dateutil && python calendar_reference.py > calendar_reference.csv
"""
import datetime
import random

import pandas
from dateutil.relativedelta import relativedelta

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

random.seed(20241130)
dates = [datetime.date(2024, 1, 31), datetime.date(2024, 2, 29), datetime.date(2000, 2, 29),
         datetime.date(2100, 2, 28), datetime.date(1900, 3, 31), datetime.date(1970, 1, 1)]
for _ in range(194):
    dates.append(datetime.date(1700, 1, 1) + datetime.timedelta(days=random.randrange(200_000)))
print("date,months,later,days,quarter,closing,fiscal")
for date in dates:
    months = random.randrange(-60, 61)
    later = date + relativedelta(months=months)
    quarter = pandas.Period(date, freq="Q-DEC")
    closing = random.randrange(1, 13)
    fiscal = pandas.Period(date, freq=f"Q-{MONTHS[closing - 1]}")
    print(f"{date},{months},{later},{(later - date).days},{quarter},{closing},FY{fiscal}")

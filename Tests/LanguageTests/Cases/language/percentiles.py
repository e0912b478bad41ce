"""Writes percentiles.yarrow: percentiles along an axis as numpy has them (numpy 2.4.6; python3 percentiles.py)."""

import pathlib

import numpy

generator = numpy.random.default_rng(20261125)
lines = [
    "// Percentiles along an axis, against numpy.percentile (method linear, its default).",
    "table case {",
    "  name  value  weight",
]
values = generator.normal(50, 20, 37).round(3)
weights = generator.integers(1, 4, 37)
for number, (value, weight) in enumerate(zip(values, weights)):
    lines.append(f'  "案{number + 1}"  {value} MW  {weight}')
lines += ["}", "axis year = 2024..2026", ""]
for share in (1, 5, 10, 25, 50, 75, 90, 95, 99):
    lines.append(f"expect p(case.value, {share}% over case) == {float(numpy.percentile(values, share))!r} MW")
lines.append(f"expect median(case.value over case) == {float(numpy.median(values))!r} MW")
for weight in (1, 2, 3):
    part = values[weights == weight]
    lines.append(
        f"expect median(case.value where case.weight == {weight} over case) == {float(numpy.median(part))!r} MW"
    )
    lines.append(
        f"expect p(case.value, 90% where case.weight == {weight} over case) == {float(numpy.percentile(part, 90))!r} MW"
    )
grown = numpy.median(values[None, :] * numpy.array([1.0, 2.0, 3.0])[:, None] ** numpy.where(values > 50, 1, -1), axis=1)
lines += [
    "",
    "let grown = case.value * (year - 2023)^(if case.value > 50 MW then 1 else -1)",
]
for year, value in zip((2024, 2025, 2026), grown):
    lines.append(f"expect median(grown over case)[year = {year}] == {float(value)!r} MW")
pathlib.Path(__file__).with_suffix(".yarrow").write_text("\n".join(lines) + "\n")

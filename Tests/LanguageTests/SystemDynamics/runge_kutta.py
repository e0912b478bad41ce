"""Writes runge_kutta.csv: four models of system dynamics as scipy 1.17.1 solves them, to a tolerance of 1e-13.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 && venv/bin/python runge_kutta.py

The models are those of `Rates`; a method of fourth order must come nearer to these values as the fourth power of its step.
"""

import pathlib

from scipy.integrate import solve_ivp


def teacup(t, y):
    return [-(y[0] - 70) / 10]


def sir(t, y):
    infecting, recovering = 0.3 * y[0] * y[1] / 1000, y[1] / 8
    return [-infecting, infecting - recovering, recovering]


def bass(t, y):
    adopting = 0.03 * y[0] + 0.38 * y[0] * y[1] / 100000
    return [-adopting, adopting]


def predators(t, y):
    return [0.66 * y[0] - 1.33 * y[0] * y[1] / 100, y[0] * y[1] / 100 - y[1]]


MODELS = {
    "teacup": (teacup, {"temperature": 180}, [10, 30]),
    "sir": (sir, {"susceptible": 995, "infected": 5, "recovered": 0}, [30, 60, 100]),
    "bass": (bass, {"potential": 100000, "adopters": 0}, [5, 10, 20]),
    "predators": (predators, {"prey": 90, "predators": 60}, [10, 25, 50]),
}

lines = ["model,variable,time,value"]
for name, (rate, initial, times) in MODELS.items():
    solution = solve_ivp(
        rate, (0, times[-1]), list(initial.values()), method="DOP853", t_eval=times, rtol=1e-13, atol=1e-12)
    for variable, values in zip(initial, solution.y):
        for time, value in zip(times, values):
            lines.append(f"{name},{variable},{time:g},{value:.15g}")
pathlib.Path(__file__).with_name("runge_kutta.csv").write_text("\n".join(lines) + "\n")

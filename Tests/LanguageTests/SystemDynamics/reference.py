"""Writes reference.csv: models of system dynamics as PySD 3.14.3 computes them, by Euler's method.

The models are those of the textbooks: a cup of tea that cools, an epidemic (Kermack and McKendrick), the spread of a new
product (Bass), predators and prey (Lotka and Volterra), and a stock that is ordered for with a delay in supply (Sterman).
The last one is ours: every kind of delay and smoothing, in a loop and beside it, with times that change.

    python3 -m venv venv && venv/bin/pip install pysd==3.14.3 && venv/bin/python reference.py
"""

import pathlib
import tempfile

import pysd

CONTROL = """
FINAL TIME = {final} ~~|
INITIAL TIME = 0 ~~|
SAVEPER = TIME STEP ~~|
TIME STEP = {step} ~~|
"""

MODELS = {
    "teacup": (30, 0.125, ["temperature"], """{UTF-8}
Room = 70 ~~|
Characteristic = 10 ~~|
Loss = (temperature - Room) / Characteristic ~~|
temperature = INTEG(-Loss, 180) ~~|
"""),
    "sir": (100, 0.25, ["susceptible", "infected", "recovered"], """{UTF-8}
Infecting = 0.3 * susceptible * infected / 1000 ~~|
Recovering = infected / 8 ~~|
susceptible = INTEG(-Infecting, 995) ~~|
infected = INTEG(Infecting - Recovering, 5) ~~|
recovered = INTEG(Recovering, 0) ~~|
"""),
    "bass": (20, 0.25, ["potential", "adopters"], """{UTF-8}
Adopting = 0.03 * potential + 0.38 * potential * adopters / 100000 ~~|
potential = INTEG(-Adopting, 100000) ~~|
adopters = INTEG(Adopting, 0) ~~|
"""),
    "predators": (50, 0.0625, ["prey", "predators"], """{UTF-8}
prey = INTEG(0.66 * prey - 1.33 * prey * predators / 100, 90) ~~|
predators = INTEG(1 * prey * predators / 100 - 1 * predators, 60) ~~|
"""),
    "supply": (60, 0.25, ["inventory", "line", "ordered", "arrival"], """{UTF-8}
Demand = 100 + STEP(20, 5) ~~|
Expected = SMOOTH(Demand, 8) ~~|
ordered = MAX(0, Expected + (400 - inventory) / 4 + (800 - line) / 6) ~~|
arrival = DELAY3I(ordered, 8, 100) ~~|
shipped = MIN(Demand, inventory / 1) ~~|
line = INTEG(ordered - arrival, 800) ~~|
inventory = INTEG(arrival - shipped, 400) ~~|
"""),
}

MODELS["pipeline"] = (40, 0.125, [
    "heard", "believed", "rumour", "begun", "built", "joined", "closed", "under", "running"], """{UTF-8}
Demand = 50 + STEP(25, 4) - STEP(15, 20) ~~|
Waiting = 6 + STEP(3, 12) ~~|
heard = SMOOTH3(Demand, 3) ~~|
believed = SMOOTHI(heard, Waiting / 4, 40) ~~|
rumour = SMOOTH3I(believed, 2, 45) ~~|
begun = believed / 10 + (rumour - running) / 8 ~~|
built = DELAY3(begun, Waiting) ~~|
joined = DELAY1(built, 1.5) ~~|
closed = DELAY3I(begun, 12, 2) ~~|
under = INTEG(begun - joined, 30) ~~|
running = INTEG(joined - closed, 60) ~~|
""")

lines = ["model,variable,time,value"]
for name, (final, step, variables, text) in MODELS.items():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, f"{name}.mdl")
        path.write_text(text + CONTROL.format(final=final, step=step))
        results = pysd.read_vensim(str(path)).run(return_columns=variables)
    for time in results.index[:: max(1, len(results) // 12)]:
        for variable in variables:
            lines.append(f"{name},{variable},{time:g},{results.loc[time, variable]:.15g}")
pathlib.Path(__file__).with_name("reference.csv").write_text("\n".join(lines) + "\n")

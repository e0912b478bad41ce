"""Writes sobol_reference.csv: pip install scipy==1.17.1; python3 Tests/SamplingTests/sobol_reference.py"""
import os

from scipy.stats import qmc

points = qmc.Sobol(1024, scramble=False, bits=32).random_base2(6)
with open(os.path.join(os.path.dirname(__file__), "sobol_reference.csv"), "w") as out:
    out.write("# scipy 1.17.1, unscrambled Sobol points; written by sobol_reference.py\n")
    for dimension in [*range(16), 63, 100, 255, 500, 777, 1000, 1022, 1023]:
        values = ",".join(repr(float(p)) for p in points[:, dimension])
        out.write(f"{dimension},{values}\n")

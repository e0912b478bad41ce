"""Writes the scales of units as pint has them, for `PintTests`: pip install pint==0.25.3."""
import pint
u=pint.UnitRegistry()
names={"s":"second","min":"minute","h":"hour","day":"day","week":"week","ms":"millisecond","µs":"microsecond","ns":"nanosecond","m":"meter","km":"kilometer","cm":"centimeter","mm":"millimeter","nm":"nanometer","kg":"kilogram","g":"gram","t":"metric_ton","K":"kelvin","L":"liter","Hz":"hertz","GHz":"gigahertz","J":"joule","kJ":"kilojoule","Wh":"watt_hour","kWh":"kilowatt_hour","TWh":"terawatt_hour","W":"watt","MW":"megawatt","GW":"gigawatt","kW/m^2":"kilowatt/meter**2","GJ/t":"gigajoule/metric_ton","L/min":"liter/minute","kWh/kg":"kilowatt_hour/kilogram","m/s":"meter/second","km/h":"kilometer/hour","W/m^2":"watt/meter**2","kg·m/s^2":"kilogram*meter/second**2"}
print("# pint 0.25.3; written by: python3 Tests/LanguageTests/pint_reference.py")
print("unit,si")
for k,v in names.items():
    print(f"{k},{(1*u(v)).to_base_units().magnitude!r}")
data = {
    "B": "byte", "kB": "kilobyte", "GB": "gigabyte", "TB": "terabyte", "KiB": "kibibyte",
    "GiB": "gibibyte", "TiB": "tebibyte", "bit": "bit", "Mbit": "megabit",
}
for name, other in data.items():
    print(f"{name},{(1 * u(other)).to('byte').magnitude!r}")

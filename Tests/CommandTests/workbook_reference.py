"""What openpyxl 3.1 (https://openpyxl.readthedocs.io) reads in the workbooks of workbook_reference.yarrow.

    yarrow run Tests/CommandTests/workbook_reference.yarrow
    pip install openpyxl
    python Tests/CommandTests/workbook_reference.py

writes workbook_reference.tsv: a line for each cell with the file, sheet, place, kind and value, numbers with all
their digits. The workbooks are then removed.
"""

import os
import openpyxl

folder = os.path.dirname(os.path.abspath(__file__))


def number(value):
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


with open(os.path.join(folder, "workbook_reference.tsv"), "w", encoding="utf-8") as file:
    for name in ["sweep", "table"]:
        path = os.path.join(folder, name + ".xlsx")
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            assert sheet.freeze_panes == "A2" and sheet["A1"].font.bold and not sheet["A2"].font.bold
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is None:
                        continue
                    if isinstance(cell.value, bool):
                        kind, value = "bool", str(int(cell.value))
                    elif isinstance(cell.value, str):
                        kind, value = "text", cell.value
                    else:
                        kind, value = "number", number(cell.value)
                    print(name, sheet.title, cell.coordinate, kind, value, sep="\t", file=file)
        os.remove(path)

"""Texts with what Python's csv module, in its strict mode, makes of them: one JSON object a line.

    python3 csv_reference.py > csv_reference.txt
"""

import csv
import io
import json
import random


def records(text):
    """The records of `text`, or None where it is malformed; a blank line is one empty field, as RFC 4180 has it."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    return [row or [""] for row in rows]


cases = [
    "", "a", "a\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,,\n,,\n", "\n", "\r\n\r\n", "a\n\nb\n",
    '"a"', '"a,b",c\n', '"a ""b"" c"\n', '"line\nbreak",x\n', '"line\r\nbreak"\r\n', '""', '"",""\n', '""""\n',
    'a"b,c\n', 'a""b\n', '"never closed', '"a"b\n', '"a""', "名称,功率\n核电,一\n", '"中""文",x\n', "a\tb, c\n",
]
random.seed(7)
alphabet = ['"', '"', ",", "\n", "\r\n", "\r", "a", "b1", "中", '""', '","']
while len(cases) < 600:
    cases.append("".join(random.choice(alphabet) for _ in range(random.randrange(1, 14))))
for case in dict.fromkeys(cases):
    print(json.dumps({"text": case, "records": records(case)}, ensure_ascii=True))

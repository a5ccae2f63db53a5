"""Writes words with their readings for the training of readings: `phrases.py FOLDER`, where pypinyin-dict 0.9.0 (PyPI, MIT) can be
imported. A line each, `参将 cān jiàng`, of words of two to four characters of the word list of zdic.net, of idioms and of place
names; nothing of them but what is learnt from them goes into the program.
"""

import sys
from pathlib import Path

from pypinyin_dict.phrase_pinyin_data import di, zdic_cibs, zdic_cybs

words = {}
for source in (di, zdic_cybs, zdic_cibs):
    words.update(source.phrases_dict)
lines = [
    f"{word} {' '.join(readings[0] for readings in reading)}\n"
    for word, reading in sorted(words.items())
    if 2 <= len(word) <= 4 and len(word) == len(reading)
]
folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
(folder / "phrases.txt").write_text("".join(lines), encoding="utf-8")

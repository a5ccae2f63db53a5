"""Packs the network of g2pM 0.1.2.5 (PyPI, Apache-2.0) into `network.bin`, in eight bits a weight.

    python3 -m venv venv && venv/bin/pip install numpy g2pM==0.1.2.5
    venv/bin/python network.py network.bin

The same package always gives the same file. Its form is told in `src/polyphone/network.rs`.
"""

import pickle
import struct
import sys
from pathlib import Path

import g2pM
import numpy

folder = Path(g2pM.__file__).parent
weights, characters, classes = (
    pickle.loads((folder / name).read_bytes()) for name in ("np_ckpt.pkl", "char2idx.pkl", "class2idx.pkl")
)


def rows(matrix, *columns):
    """Each row: its scale, what stands in its columns, its weights."""
    out = bytearray()
    for index, row in enumerate(matrix):
        scale = float(abs(row).max()) / 127
        out += struct.pack("<f", scale) + b"".join(struct.pack("<f", column[index]) for column in columns)
        out += numpy.round(row / scale).astype(numpy.int8).tobytes()
    return bytes(out)


known = sorted(one for one in characters if len(one) == 1 and one not in "시끝" and not one.isspace())
order = ["<UNK>", "시", "끝", *known]
embedding = weights["embedding.weight"][[characters[one] for one in order]]
way = lambda name, end: weights[f"lstm.{name}_l0{end}"]
projected = [embedding @ way("weight_ih", end).T + way("bias_ih", end) + way("bias_hh", end) for end in ("", "_reverse")]
by_number = sorted(classes, key=classes.get)
with open(sys.argv[1], "wb") as file:
    file.write(f"{''.join(known)}\n{' '.join(by_number)}\n\n".encode())
    file.write(rows(numpy.concatenate(projected, axis=1)))
    for end in ("", "_reverse"):
        file.write(rows(way("weight_hh", end)))
    for layer in ("logit_layer.0", "logit_layer.2"):
        file.write(rows(weights[f"{layer}.weight"], weights[f"{layer}.bias"]))

"""Reads a text with jieba and pypinyin. Prints CPU seconds, then the reading of each sentence, a line each."""

import logging
import sys
import time

import jieba
from pypinyin import Style, pinyin

jieba.setLogLevel(logging.ERROR)
jieba.initialize()
pinyin("预热")


def read(line):
    words = jieba.lcut(line)
    readings = pinyin(words, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
    return [reading[0] for reading in readings]


text, sentences = (open(path, encoding="utf-8").read().splitlines() for path in sys.argv[1:3])
before = time.process_time()
for line in text:
    read(line)
print(time.process_time() - before)
for line in sentences:
    print(" ".join(read(line)))

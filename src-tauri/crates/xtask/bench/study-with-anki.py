"""Study with Anki, as it is measured beside Wenxi: `cargo xtask bench study` tells this program step by step what to do.

A line in is a step, `answer 200`; a line out is how long it took, milliseconds, one number for each time. The first step,
`make DECKS PATH`, writes the package that both take in: 20,000 notes in so many decks with 100,000 reviews of a year, made up
from a seed.
"""

import os
import random
import sqlite3
import sys
import time

from anki.collection import (
    AddNoteRequest,
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

NOTES, REVIEWS, DAY = 20_000, 100_000, 86_400
CHARACTERS = (
    "客户服务公司市场质量经济发展管理技术产品文化社会问题关系会议安排邮件沟通汇报谈判合同条款签约付款发票报销预算贷款"
    "汇率电商物流快递库存直播带货供应链团队加班面子人情跳槽时间地点方法内容结果原因目标计划工作学习生活身体健康环境"
    "国家城市交通银行学校医院商店飞机火车汽车自行手机电脑网络信息新闻广告音乐电影图书文章语言历史科学艺术体育"
)


def make(folder, decks, path):
    """A collection with a year of study, as a package."""
    col = Collection(os.path.join(folder, "made.anki2"))
    kind = col.models.new("Word")
    for name in ("Hanzi", "English"):
        col.models.add_field(kind, col.models.new_field(name))
    template = col.models.new_template("Recognise")
    template["qfmt"], template["afmt"] = "{{Hanzi}}", "{{English}}"
    col.models.add_template(kind, template)
    col.models.add(kind)
    kind = col.models.by_name("Word")
    names = ["Chinese"] if decks == 1 else [f"Chinese::Lesson {number:03}" for number in range(decks)]
    shelves = [col.decks.id(name) for name in names]
    chance = random.Random(1)
    characters = sorted(set(CHARACTERS))
    words = [one + two for one in characters for two in characters if one != two]
    chance.shuffle(words)
    requests = []
    for number, word in enumerate(words[:NOTES]):
        note = col.new_note(kind)
        note.fields = [word, f"meaning {number}"]
        requests.append(AddNoteRequest(note=note, deck_id=shelves[number * decks // NOTES]))
    col.add_notes(requests)
    now = col.sched.day_cutoff - DAY // 2
    cards = col.db.list("select id from cards order by id")
    reviews, states = [], []
    each = REVIEWS // NOTES
    for number, card in enumerate(cards):
        day = 365 - chance.randrange(60)
        interval = 0
        for nth in range(each):
            rating = chance.choice((1, 2, 3, 3, 3, 4))
            after = max(1, round((interval + 1) * (0.5 if rating == 1 else 1.0 + chance.random())))
            at = (now - day * DAY) * 1000 + number * 7 + nth
            reviews.append((at, card, -1, rating, after, interval, 2500, 2000 + chance.randrange(8000), int(nth > 0)))
            interval = after
            if nth + 1 < each:
                day = max(1, day - after)
        due = col.sched.today - day + interval
        states.append((2, 2, due, interval, each, f'{{"s":{max(interval, 1)},"d":5.0,"lrt":{now - day * DAY}}}', card))
    file = col.path
    col.close()
    # Past Anki, which commits every row.
    with sqlite3.connect(file) as database:
        database.executemany("insert or ignore into revlog values (?,?,?,?,?,?,?,?,?)", reviews)
        database.executemany("update cards set type=?, queue=?, due=?, ivl=?, reps=?, data=? where id=?", states)
    database.close()
    col = Collection(file)
    package(col, path)
    col.close()


def package(col, path):
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, with_media=False, legacy=True)
    col.export_anki_package(out_path=path, options=options, limit=None)


class Study:
    def __init__(self, folder):
        self.path = os.path.join(folder, "collection.anki2")
        self.open()

    def open(self):
        self.col = Collection(self.path)

    def step(self, name, about):
        col = self.col
        if name == "open":
            col.close()
            return [timed(self.first)]
        if name == "draw":
            col.close()
            return [timed(lambda: (self.open(), self.begin()))]
        if name == "import":
            options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
            return [timed(lambda: col.import_anki_package(ImportAnkiPackageRequest(package_path=about, options=options)))]
        if name == "limits":
            col.set_config("fsrs", True)
            presets = col.decks.all_config()
            for preset in presets:
                preset["rev"]["perDay"] = 9999
                preset["new"]["perDay"] = 0
                col.decks.update_config(preset)
            # The deck of the words is the one that is studied; every commit is on the disk when it is done.
            col.decks.set_current(col.decks.id("Chinese"))
            assert col.db.scalar("pragma journal_mode") == "wal"
            col.db.execute("pragma synchronous = full")
            return [0.0]
        if name == "export":
            return [timed(lambda: package(col, about))]
        if name == "begin":
            return [timed(self.begin) for _ in range(int(about))]
        if name == "answer":
            return [timed(self.answer) for _ in range(int(about))]
        if name == "queue":
            return [timed(col.sched.deck_due_tree) for _ in range(int(about))]
        if name == "statistics":
            return [timed(lambda: col._backend.graphs(search="", days=365)) for _ in range(int(about))]
        if name == "search":
            return [timed(lambda: col.find_notes("客户")) for _ in range(int(about))]
        if name == "find":
            return [timed(self.optimise)]
        if name == "memory":
            with open("/proc/self/status") as status:
                line = next(line for line in status if line.startswith("VmRSS"))
            return [int(line.split()[1]) / 1024]
        raise ValueError(name)

    def first(self):
        self.open()
        assert self.col.sched.get_queued_cards(fetch_limit=1).cards

    def begin(self):
        card = self.col.get_card(self.col.sched.get_queued_cards(fetch_limit=1).cards[0].card.id)
        card.render_output()

    def answer(self):
        queued = self.col.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = self.col.get_card(queued.card.id)
        card.start_timer()
        card.render_output()
        answer = self.col.sched.build_answer(card=card, states=queued.states, rating=2)
        self.col.sched.answer_card(answer)

    def optimise(self):
        self.col._backend.compute_fsrs_params(
            search="", ignore_revlogs_before_ms=0, current_params=[], num_of_relearning_steps=1, health_check=False
        )


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main():
    folder = sys.argv[1]
    study = None
    for line in sys.stdin:
        name, _, about = line.strip().partition(" ")
        if name == "make":
            decks, _, path = about.partition(" ")
            took = [timed(lambda: make(folder, int(decks), path))]
        else:
            study = study or Study(folder)
            took = study.step(name, about)
        print(" ".join(f"{ms:.4f}" for ms in took), flush=True)


main()

"""Compares our schedule with Anki's, by hand, with PyPI `anki` (26.9 was used) in an environment of its own:

    python3 -m venv venv && venv/bin/pip install anki
    cargo run -p wenxi-study --example histories -- 2000 > histories.json
    venv/bin/python src-tauri/crates/study/examples/agree_with_anki.py histories.json
    ANKI_TEST_MODE=1 venv/bin/python src-tauri/crates/study/examples/agree_with_anki.py histories.json

Each history becomes a card with that review log in a collection with FSRS on. Compared are the memory that Anki computes
from the log (stability, difficulty) and the days that Anki gives for each rating after some time, for cards in review and,
for "good" and "easy", for cards that are relearnt. Both programs spread intervals by chance. With ANKI_TEST_MODE Anki takes
no chance, and its days must be those that we want; else they must lie in the window of days from which ours is taken.
"""

import json
import os
import sys
import tempfile

from anki.collection import Collection

DAY = 86_400
RATINGS = ("again", "hard", "good", "easy")
NO_CHANCE = "ANKI_TEST_MODE" in os.environ


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        histories = [json.loads(line) for line in file]
    collection = Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
    collection.set_config("fsrs", True)
    model = collection.models.by_name("Basic")
    now = collection.sched.day_cutoff - DAY // 2
    memories = days = 0
    wrong = []
    for number, case in enumerate(histories):
        note = collection.new_note(model)
        note["Front"] = str(number)
        collection.add_note(note, 1)
        card = note.cards()[0].id
        last = case["history"][-1][0]
        for nth, (day, rating) in enumerate(case["history"]):
            at = (now - (last + case["gap"] - day) * DAY) * 1000 + number
            row = (at, card, -1, rating, 3, 3, 2500, 3000, 0 if nth == 0 else 1)
            collection.db.execute("insert into revlog values (?,?,?,?,?,?,?,?,?)", *row)
        memory = collection._backend.compute_memory_state(card).state
        near = lambda ours, theirs: abs(ours - theirs) <= 0.01 + 0.001 * abs(theirs)
        memories += 1
        if not (near(case["stability"], memory.stability) and near(case["difficulty"], memory.difficulty)):
            wrong.append(("memory", memory.stability, memory.difficulty, case))
        stored = collection.get_card(card)
        if case["inReview"]:
            stored.type = stored.queue = 2
            stored.ivl = case["interval"]
            stored.due = collection.sched.today - case["gap"] + case["interval"]
        else:
            stored.type, stored.queue, stored.left, stored.ivl = 3, 1, 1, 1
            stored.due = now - case["gap"] * DAY + 600
        stored.factor, stored.reps = 2500, len(case["history"])
        stored.memory_state, stored.desired_retention, stored.decay = memory, 0.9, 0.1542
        stored.last_review_time = now - case["gap"] * DAY
        collection.update_card(stored)
        answers = collection._backend.get_scheduling_states(card)
        for name, window, wanted in zip(RATINGS, case["windows"], case["wanted"]):
            if window is None:
                continue
            theirs = getattr(answers, name).normal.review.scheduled_days
            days += 1
            first, last = (wanted, wanted) if NO_CHANCE else window
            if not first <= theirs <= last:
                wrong.append((name, window, wanted, theirs, case))
    print(f"{memories} memories, {days} intervals compared; {len(wrong)} differ")
    for what in wrong[:10]:
        print(what)
    return min(len(wrong), 1)


sys.exit(main())

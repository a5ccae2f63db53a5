"""Compares our schedule with Anki's, by hand, with PyPI `anki` (26.9 was used) in an environment of its own:

    python3 -m venv venv && venv/bin/pip install anki
    cargo run -p wenxi-study --example histories -- 2000 | venv/bin/python src-tauri/crates/study/examples/agree_with_anki.py

Each history becomes a card with that review log in a collection with FSRS on. Compared are the memory that Anki computes
from the log (stability, difficulty) and, for cards in review, the days that Anki gives for each rating after some time:
they must lie in the window of days from which ours is taken, because both spread intervals by chance.
"""

import json
import os
import sys
import tempfile
import time

from anki.collection import Collection

DAY = 86_400


def main() -> int:
    histories = [json.loads(line) for line in sys.stdin]
    collection = Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
    collection.set_config("fsrs", True)
    model = collection.models.by_name("Basic")
    now = collection.sched.day_cutoff - DAY // 2
    memories = states = days = 0
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
            wrong.append((case, memory.stability, memory.difficulty))
        if not case["inReview"]:
            continue
        stored = collection.get_card(card)
        stored.type = stored.queue = 2
        stored.ivl = case["interval"]
        stored.due = collection.sched.today - case["gap"] + case["interval"]
        stored.factor, stored.reps = 2500, len(case["history"])
        stored.memory_state, stored.desired_retention, stored.decay = memory, 0.9, 0.1542
        stored.last_review_time = now - case["gap"] * DAY
        collection.update_card(stored)
        answers = collection._backend.get_scheduling_states(card)
        for name, window in zip(("hard", "good", "easy"), case["windows"][1:]):
            theirs = getattr(answers, name).normal.review.scheduled_days
            days += 1
            if not window[0] <= theirs <= window[1]:
                wrong.append((name, window, theirs, case))
        states += 1
    print(f"{memories} memories, {states} cards in review, {days} intervals compared; {len(wrong)} differ")
    for what in wrong[:10]:
        print(what)
    return min(len(wrong), 1)


sys.exit(main())

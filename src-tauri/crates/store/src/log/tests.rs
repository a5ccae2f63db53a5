//! What the tests of the log share: a store, events about three words, and all that follows from them.

use super::*;
use crate::event::{
    AnswerAccepted, CardBuried, CardReset, CardResumed, CardSuspended, HistoryImported, LessonNamed,
    LessonOpened, LessonRemoved, LessonRestored, LessonStarred, LessonTagged, NoteAdded, NoteRemoved,
    PastStep, ReviewVoided, Reviewed, SchedulerConfigured, SeededIds,
};
use wenxi_study::{CardId, NoteId};
use wenxi_study::{
    Config, Facts, First, GlossBy, ItemKind, Now, Phase, Phrase, PracticeSource, Rating, StudyDay, Verdict,
};

mod asked;
mod kept;
mod laws;
mod newest;
mod queue;

const DAY_MS: i64 = 86_400_000;

fn store(device: u32) -> Store {
    Store::in_memory(SeededIds::new(device)).unwrap()
}

fn write(store: &Store, at_ms: i64, event: Event) -> EventId {
    let id = store.mint(at_ms);
    store
        .append(
            &[Entry {
                id,
                occurred_at_ms: at_ms,
                event,
            }],
            PracticeWrite::Keep,
        )
        .unwrap();
    id
}

fn word(n: u8) -> NoteId {
    NoteId::word(&format!("词{n}"), "cí")
}

fn added(n: u8, gloss: &str, lesson: Option<&str>) -> Event {
    let facts = Facts::Word {
        word: Phrase::plain(format!("词{n}")),
        gloss: gloss.into(),
        gloss_by: GlossBy::Dictionary,
    };
    Event::NoteAdded(NoteAdded {
        note_id: word(n),
        facts,
        lesson_id: lesson.map(Into::into),
    })
}

fn reviewed(n: u8, rating: Rating, day: i32) -> Event {
    Event::Reviewed(Reviewed {
        card: CardId {
            note: word(n),
            kind: ItemKind::Meaning,
        },
        rating,
        verdict: if rating == Rating::Again {
            Verdict::Wrong
        } else {
            Verdict::Right
        },
        response: None,
        elapsed_ms: 1_500,
        study_day: StudyDay(day),
        chosen_days: None,
    })
}

/// What a learner may do to a card beside answering it.
fn put_aside(n: u8, what: u8) -> Event {
    let card = CardId {
        note: word(n),
        kind: ItemKind::Meaning,
    };
    match what {
        0 => Event::CardSuspended(CardSuspended { card }),
        1 => Event::CardResumed(CardResumed { card }),
        2 => Event::CardReset(CardReset { card }),
        _ => Event::CardBuried(CardBuried {
            card,
            until: StudyDay(100),
        }),
    }
}

/// Every row of every projection, as text.
fn projections(store: &Store) -> Vec<String> {
    let inner = store.lock();
    let mut rows = Vec::new();
    for table in [
        "note",
        "note_lesson",
        "card",
        "history",
        "mistaken",
        "hold",
        "fresh",
        "lesson_activity",
        "lesson_tag",
        "studied_day",
    ] {
        let mut statement = inner
            .connection
            .prepare(&format!("SELECT * FROM {table}"))
            .unwrap();
        let columns = statement.column_count();
        let found = statement.query_map([], |row| {
            let values: Vec<rusqlite::types::Value> = (0..columns).map(|i| row.get(i).unwrap()).collect();
            Ok(format!("{table} {values:?}"))
        });
        rows.extend(found.unwrap().map(Result::unwrap));
    }
    rows.sort();
    rows
}

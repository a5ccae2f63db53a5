//! What goes out to Anki and comes back is what it was: reviews, schedule, what is put aside.

use super::super::decks;
use crate::{Clock, Engine, Options, VoiceChoice, dto::*};
use std::{io::Cursor, sync::Arc};
use tempfile::TempDir;
use wenxi_store::{
    CardHistory, CardReset, CardSuspended, Entry, Event, HistoryStep, NoteAdded, PracticeWrite, ReviewVoided,
    Reviewed,
};
use wenxi_study::{
    CardId, CardState, Corrected, Facts, GlossBy, ItemKind, Note, NoteId, Now, Phrase, Rating, Ruby,
    StudyDay, Verdict,
};

const NOON: i64 = 1_795_348_800_000;
const DAY_MS: i64 = 86_400_000;

/// Noon in Beijing, so that days begin elsewhere than in UTC.
struct Beijing;

impl Clock for Beijing {
    fn now_ms(&self) -> i64 {
        NOON - 8 * 3_600_000
    }

    fn utc_offset_minutes(&self, _: i64) -> i32 {
        480
    }
}

fn engine() -> (TempDir, Engine) {
    let folder = TempDir::new().unwrap();
    let engine = Engine::open(Options {
        folder: folder.path().to_owned(),
        voice: VoiceChoice::None,
        clock: Arc::new(Beijing),
    });
    (folder, engine.unwrap())
}

/// A generator of numbers (Marsaglia's xorshift), enough to make up histories.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn word(word: &str, pinyin: &str, gloss: &str) -> Note {
    Note {
        id: NoteId::word(word, pinyin),
        facts: Facts::Word {
            word: Phrase {
                text: word.to_owned(),
                rubies: (0..)
                    .zip(pinyin.split(' '))
                    .map(|(at, pinyin)| Ruby {
                        at,
                        pinyin: pinyin.to_owned(),
                    })
                    .collect(),
            },
            gloss: gloss.to_owned(),
            gloss_by: GlossBy::Author,
        },
    }
}

fn notes() -> Vec<Note> {
    let sentence = "这个客户今天来公司吗？";
    let wrong = "三个客户们都同意了。";
    vec![
        word("客户", "kè hù", "client; customer"),
        word("投诉", "tóu sù", "to complain <about & to>"),
        word("合同", "hé tong", "contract"),
        word("会议", "huì yì", "meeting"),
        Note {
            id: NoteId::sentence(sentence),
            facts: Facts::Sentence {
                chinese: Phrase::plain(sentence),
                english: "Is this client coming to the office today?".to_owned(),
            },
        },
        Note {
            id: NoteId::passage("客户来了。我们开会。"),
            facts: Facts::Passage {
                chinese: Phrase::plain("客户来了。我们开会。"),
                english: "The client came. We met.".to_owned(),
            },
        },
        Note {
            id: NoteId::mistake(wrong),
            facts: Facts::Mistake {
                incorrect: Phrase::plain(wrong),
                why: "No 们 after a number.".to_owned(),
                corrects: vec![Corrected {
                    chinese: Phrase::plain("三个客户都同意了。"),
                    english: String::new(),
                }],
            },
        },
    ]
}

fn kinds(note: &Note) -> &'static [ItemKind] {
    match note.facts {
        Facts::Word { .. } => &[
            ItemKind::Meaning,
            ItemKind::Reading,
            ItemKind::Tones,
            ItemKind::Writing,
            ItemKind::Listening,
        ],
        Facts::Sentence { .. } => &[ItemKind::Translate, ItemKind::Order, ItemKind::Dictation],
        Facts::Passage { .. } => &[ItemKind::Passage],
        Facts::Mistake { .. } => &[ItemKind::MistakeSpot, ItemKind::MistakeMend, ItemKind::MistakeWhy],
    }
}

/// Puts a made-up past into a log: reviews of months, some taken back, cards that began anew or were put aside.
fn study(engine: &Engine, seed: u64) {
    let mut numbers = Numbers(seed);
    let first = engine.clock.now().day.plus(-120);
    let mut entries = Vec::new();
    let add = |entries: &mut Vec<Entry>, at_ms: i64, event| {
        let id = engine.store.mint(at_ms);
        entries.push(Entry {
            id,
            occurred_at_ms: at_ms,
            event,
        });
        id
    };
    let start = NOON - 120 * DAY_MS;
    for note in notes() {
        add(&mut entries, start, Event::NoteAdded(NoteAdded::new(note, None)));
    }
    let mut due = Vec::new();
    for note in notes() {
        for kind in kinds(&note) {
            let card = CardId {
                note: note.id.clone(),
                kind: *kind,
            };
            let mut day = 0;
            for _ in 0..numbers.below(9) {
                due.push((day, numbers.below(2), card.clone()));
                day += [0, 0, 1, 3, 8, 21][usize::try_from(numbers.below(6)).unwrap()];
            }
        }
    }
    due.sort();
    for (day, minute, card) in due {
        // Often in the very same millisecond as another card.
        let at_ms = start + day * DAY_MS + i64::try_from(minute).unwrap() * 60_000;
        let study_day = first.plus(i32::try_from(day).unwrap());
        let (rating, verdict) = match numbers.below(6) {
            0 => (Rating::Again, Verdict::Wrong),
            1 => (Rating::Hard, Verdict::Nearly),
            5 => (Rating::Easy, Verdict::Right),
            _ => (Rating::Good, Verdict::Right),
        };
        let review = Event::Reviewed(Reviewed {
            card: card.clone(),
            rating,
            verdict,
            response: None,
            elapsed_ms: 1_000 + u32::try_from(numbers.below(9_000)).unwrap(),
            study_day,
            chosen_days: (numbers.below(2) == 0).then(|| u32::try_from(numbers.below(40)).unwrap()),
        });
        let id = add(&mut entries, at_ms, review);
        match numbers.below(16) {
            0 => drop(add(
                &mut entries,
                at_ms,
                Event::ReviewVoided(ReviewVoided { review: id }),
            )),
            1 => drop(add(&mut entries, at_ms + 1, Event::CardReset(CardReset { card }))),
            2 => drop(add(
                &mut entries,
                at_ms + 1,
                Event::CardSuspended(CardSuspended { card }),
            )),
            _ => {}
        }
    }
    engine.store.append(&entries, PracticeWrite::Keep).unwrap();
}

/// Takes a package in as the import does.
fn take_in(engine: &Engine, bytes: &[u8]) {
    let language = engine.language().unwrap();
    for deck in decks("x.apkg", Cursor::new(bytes)).unwrap().unwrap() {
        let history = deck.history(language, &Beijing);
        engine.remember(history, "from-anki", true).unwrap();
    }
}

fn histories(engine: &Engine) -> Vec<CardHistory> {
    let mut histories = engine.store.card_histories(|_| true).unwrap();
    for step in histories.iter_mut().flat_map(|history| &mut history.steps) {
        match step {
            // Anki has no two reviews of one moment; and the interval that was given is chosen from then on.
            HistoryStep::Reviewed { review, .. } => {
                review.at_ms -= review.at_ms.rem_euclid(1_000);
                review.chosen_days = None;
            }
            HistoryStep::Reset { at_ms } => *at_ms -= at_ms.rem_euclid(1_000),
        }
    }
    histories
}

/// What is known of the memory of each card, and when it is due.
fn memory(engine: &Engine) -> Vec<String> {
    let all = engine.store.card_histories(|_| true).unwrap().into_iter();
    let cards: Vec<CardId> = all.map(|history| history.card).collect();
    let mut memory: Vec<String> = engine
        .store
        .card_states(&cards)
        .unwrap()
        .iter()
        .map(|(card, state)| {
            let CardState {
                stability,
                difficulty,
                lapses,
                ..
            } = state;
            let (last, due) = (state.last_day, state.due_day);
            format!("{card} {stability} {difficulty} {last:?} {due:?} {lapses}")
        })
        .collect();
    memory.sort();
    memory
}

#[test]
fn what_was_written_is_taken_in_as_it_was() {
    for seed in 1..5 {
        let (_here, before) = engine();
        study(&before, seed);
        let written = super::write(&before, None).unwrap();
        let (_there, after) = engine();
        take_in(&after, &written.bytes);
        assert!(memory(&before).len() > 10);
        assert_eq!(memory(&after), memory(&before), "seed {seed}");
        assert_eq!(histories(&after), histories(&before), "seed {seed}");
        let names = |engine: &Engine| -> Vec<Note> {
            let mut notes = engine.store.saved_notes().unwrap();
            // Readings that nobody gave are those of the program.
            for note in &mut notes {
                if let Facts::Sentence { chinese, .. } | Facts::Passage { chinese, .. } = &mut note.facts {
                    chinese.rubies.clear();
                }
            }
            notes
        };
        assert_eq!(names(&after), names(&before), "seed {seed}");
    }
}

#[test]
fn what_comes_back_to_where_it_was_changes_nothing() {
    let (_folder, engine) = engine();
    study(&engine, 7);
    let (before, log) = (memory(&engine), engine.store.records().unwrap().len());
    let written = super::write(&engine, None).unwrap();
    take_in(&engine, &written.bytes);
    assert_eq!(memory(&engine), before);
    assert_eq!(engine.store.records().unwrap().len(), log);
}

#[test]
fn words_that_are_only_in_the_lesson_are_new_cards() {
    let (_folder, engine) = engine();
    let lesson = "u1-01-kehu".to_owned();
    let new = crate::schedule::new_words(&engine, &lesson).unwrap();
    let words = new.len();
    let written = super::write(&engine, Some(vec![(lesson.clone(), new)])).unwrap();
    assert_eq!(written.count, words);
    assert_eq!(written.says, format!("{} cards and 0 reviews.", 2 * words));
    let decks = decks("x.apkg", Cursor::new(written.bytes)).unwrap().unwrap();
    let paths: Vec<&str> = decks.iter().map(|deck| deck.path.as_str()).collect();
    assert_eq!(paths, ["Wenxi/客户.tsv"]);
    assert!(
        String::from_utf8(decks[0].document())
            .unwrap()
            .starts_with("Chinese\tPinyin\tEnglish\n")
    );
    // What was never studied stays so.
    let history = decks[0].history(engine.language().unwrap(), &Beijing);
    assert_eq!(history.notes, []);
    crate::lesson_words_save(&engine, LessonIdArgs { lesson_id: lesson }).unwrap();
    let everything = super::write(&engine, None).unwrap();
    assert_eq!(everything.count, words);
}

#[test]
fn days_are_counted_from_four_in_the_morning_where_the_learner_is() {
    let (_folder, engine) = engine();
    let day = StudyDay(20_779);
    let four = super::begins_ms(&engine, day);
    assert_eq!(Now::new(four, 480).day, day);
    assert_eq!(Now::new(four - 1, 480).day, day.plus(-1));
}

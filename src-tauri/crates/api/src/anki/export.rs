//! What is studied, as a package of Anki: notes with their cards, their schedule and all of their reviews.
//!
//! The schedule is replayed from the log on the way, because Anki wants of each review the interval that it gave.

use super::own::Kind;
use crate::{Engine, Error, dto::count};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use wenxi_lesson::MediaName;
use wenxi_mandarin::Language;
use wenxi_store::anki::{self, Card, Collection, MediaFile, Phase, Review, Schedule, Shelf};
use wenxi_store::{CardHistory, HistoryStep, Studied};
use wenxi_study::{CardState, Facts, ItemKind, Note, NoteId, ROLLOVER_HOUR, Scheduler, StudyDay};

/// The deck of what was met in no lesson that is still there.
const ELSEWHERE: &str = "Other words";

/// The id of the deck that every collection has, and of the first of ours.
const DEFAULT_SHELF: i64 = 1;
const FIRST_SHELF: i64 = 1_795_305_700_000;

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;

/// A package before it is written.
pub(crate) struct Packed {
    pub(crate) bytes: Vec<u8>,
    /// How many notes are in it.
    pub(crate) count: usize,
    /// What is in it, as a sentence.
    pub(crate) says: String,
}

/// Lessons by their ids, each with words that are not studied.
pub(crate) type LessonWords = Vec<(String, Vec<Note>)>;

/// A package with what is studied of these lessons and with their other words, or with everything that is studied.
pub(crate) fn write(engine: &Engine, lessons: Option<LessonWords>) -> Result<Packed, Error> {
    let now = engine.clock.now();
    let mut chosen = chosen(engine, lessons)?;
    let names: HashSet<NoteId> = chosen
        .iter()
        .map(|chosen| chosen.studied.note.id.clone())
        .collect();
    // In the order in which they were added, and so in that of their ids.
    chosen.sort_by_key(|chosen| chosen.studied.added_at_ms);
    let language = engine.language()?;
    let (read, readings) = rayon::join(
        || engine.store.card_histories(|note| names.contains(note)),
        || {
            let each = chosen.par_iter();
            each.map(|chosen| reading(language, &chosen.studied.note))
                .collect::<Vec<_>>()
        },
    );
    let mut histories: HashMap<NoteId, Vec<CardHistory>> = HashMap::new();
    for history in read? {
        let of_note = histories.entry(history.card.note.clone()).or_default();
        of_note.push(history);
    }
    let lessons = chosen.iter().flat_map(|chosen| &chosen.studied.lessons);
    let mut package = Package {
        media: super::media::of_lessons(engine, lessons.collect())?,
        ..Package::new(engine, engine.store.scheduler())
    };
    for (chosen, reading) in chosen.iter().zip(readings) {
        let of_note = histories.remove(&chosen.studied.note.id).unwrap_or_default();
        package.note(chosen, reading, &of_note)?;
    }
    let (cards, reviews, left_out) = (package.cards.len(), package.reviews.len(), package.left_out);
    let files = package.files()?;
    let collection = Collection {
        media: files,
        ..package.finish(now.day)
    };
    let mut says = format!("{} and {}", counted(cards, "card"), counted(reviews, "review"));
    if left_out > 0 {
        says.push_str(&format!(
            "; {} that Anki has no like of left out",
            counted(left_out, "card")
        ));
    }
    Ok(Packed {
        count: collection.notes.len(),
        bytes: anki::write(&collection, now.at_ms, engine.clock.utc_offset_minutes(now.at_ms))?,
        says: says + ".",
    })
}

/// How the Chinese of a note is read; empty for a mistake, of which nothing is read.
fn reading(language: &Language, note: &Note) -> String {
    match &note.facts {
        Facts::Word { word, .. } => word.pinyin(language),
        Facts::Sentence { chinese, .. } | Facts::Passage { chinese, .. } => chinese.pinyin_line(language),
        Facts::Mistake { .. } => String::new(),
    }
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A note to be written, and the name of its deck.
struct Chosen {
    studied: Studied,
    /// Whether it is studied already.
    is_studied: bool,
    shelf: String,
}

/// The notes to write: of lessons also the words that are not studied yet.
fn chosen(engine: &Engine, lessons: Option<LessonWords>) -> Result<Vec<Chosen>, Error> {
    let documents = engine.store.documents()?.into_iter();
    let titles: HashMap<String, String> = documents
        .map(|document| {
            let title = if document.headword.is_empty() {
                document.title
            } else {
                document.headword
            };
            (document.id, title)
        })
        .collect();
    let shelf = |lesson: Option<&String>| {
        let title = lesson.and_then(|lesson| titles.get(lesson));
        title.map_or(ELSEWHERE, String::as_str).replace("::", ": ")
    };
    let mut chosen = Vec::new();
    for studied in engine.store.studied()? {
        let lesson = match &lessons {
            Some(wanted) => match wanted.iter().find(|(lesson, _)| studied.lessons.contains(lesson)) {
                Some((lesson, _)) => Some(lesson),
                None => continue,
            },
            None => studied.lessons.iter().find(|lesson| titles.contains_key(*lesson)),
        };
        chosen.push(Chosen {
            shelf: shelf(lesson),
            is_studied: true,
            studied,
        });
    }
    let added_at_ms = engine.clock.now_ms();
    let mut seen: HashSet<NoteId> = HashSet::new();
    for (lesson, words) in lessons.unwrap_or_default() {
        let new = words.into_iter().filter(|note| seen.insert(note.id.clone()));
        chosen.extend(new.map(|note| Chosen {
            shelf: shelf(Some(&lesson)),
            is_studied: false,
            studied: Studied {
                note,
                added_at_ms,
                lessons: vec![lesson.clone()],
            },
        }));
    }
    Ok(chosen)
}

/// A collection of Anki as it grows.
struct Package<'e> {
    engine: &'e Engine,
    scheduler: Scheduler,
    notes: Vec<anki::Note>,
    cards: Vec<(Card, Option<CardState>)>,
    /// With their moments for ids, which need not be the only ones of their moment yet.
    reviews: Vec<Review>,
    shelves: BTreeMap<String, i64>,
    /// Sounds and pictures of notes that may come.
    media: HashMap<NoteId, Vec<MediaName>>,
    /// Those of notes that came.
    named: BTreeSet<MediaName>,
    last_note: i64,
    last_card: i64,
    /// Cards that could not be written.
    left_out: usize,
}

impl<'e> Package<'e> {
    fn new(engine: &'e Engine, scheduler: Scheduler) -> Self {
        Self {
            engine,
            scheduler,
            notes: Vec::new(),
            cards: Vec::new(),
            reviews: Vec::new(),
            shelves: BTreeMap::new(),
            media: HashMap::new(),
            named: BTreeSet::new(),
            last_note: 0,
            last_card: 0,
            left_out: 0,
        }
    }

    /// Adds a note with its reading and its cards.
    fn note(&mut self, chosen: &Chosen, reading: String, histories: &[CardHistory]) -> Result<(), Error> {
        let Studied {
            note, added_at_ms, ..
        } = &chosen.studied;
        let kind = Kind::of(&note.facts);
        self.last_note = (*added_at_ms).max(self.last_note + 1);
        let id = self.last_note;
        let next_shelf = FIRST_SHELF + i64::from(count(self.shelves.len()));
        let shelf = *self.shelves.entry(chosen.shelf.clone()).or_insert(next_shelf);
        let first_asked = kind.asked_first();
        let mut asked: BTreeSet<ItemKind> = BTreeSet::new();
        for history in histories {
            match kind.ord(history.card.kind) {
                Some(ord) => {
                    asked.insert(history.card.kind);
                    self.card(id, shelf, ord, Some(history))?;
                }
                None => self.left_out += 1,
            }
        }
        // What was never asked, or only in these ways, is asked in all of them in turn, as here.
        if asked.iter().all(|kind| first_asked.contains(kind)) {
            for first in first_asked {
                if let Some(ord) = kind.ord(*first).filter(|_| asked.insert(*first)) {
                    self.card(id, shelf, ord, None)?;
                }
            }
        }
        let mut media = self.media.remove(&note.id).unwrap_or_default();
        media.retain(|name| self.engine.library().has_media(name));
        self.notes
            .push(kind.note(id, note, chosen.is_studied, &asked, &media, reading));
        self.named.extend(media);
        Ok(())
    }

    /// The sounds and pictures that the notes name.
    fn files(&mut self) -> Result<Vec<MediaFile>, Error> {
        let library = self.engine.library();
        let mut files = Vec::with_capacity(self.named.len());
        for name in std::mem::take(&mut self.named) {
            let bytes = library.media(&name)?;
            files.extend(bytes.map(|bytes| MediaFile {
                name: name.to_string(),
                bytes,
            }));
        }
        Ok(files)
    }

    /// Adds a card with its reviews.
    fn card(&mut self, note: i64, shelf: i64, ord: u32, history: Option<&CardHistory>) -> Result<(), Error> {
        self.last_card = note.max(self.last_card + 1);
        let id = self.last_card;
        let mut state: Option<CardState> = None;
        let (mut last_interval, mut last_at) = (0, 0);
        for step in history.iter().flat_map(|history| &history.steps) {
            let (rating, elapsed_ms, interval, phase) = match step {
                HistoryStep::Reset { .. } => {
                    state = None;
                    (0, 0, 0, Phase::Review)
                }
                HistoryStep::Reviewed { review, elapsed_ms } => {
                    let phase = state.map_or(Phase::Learning, |state| in_anki(state.phase));
                    let card = history.map(|history| &history.card);
                    let next = card
                        .map(|card| self.scheduler.next(card, state.as_ref(), *review))
                        .transpose()
                        .map_err(wenxi_store::StoreError::from)?;
                    state = next;
                    (
                        review.rating as u8,
                        *elapsed_ms,
                        state.map_or(0, given_interval),
                        phase,
                    )
                }
            };
            // The order of the log counts, also where the learner's clock was set back.
            last_at = step.at_ms().max(last_at + 1);
            self.reviews.push(Review {
                id: last_at,
                card: id,
                rating,
                interval,
                last_interval,
                elapsed_ms,
                phase,
            });
            last_interval = interval;
        }
        let card = Card {
            id,
            note,
            shelf,
            ord,
            is_suspended: history.is_some_and(|history| history.suspended),
            schedule: Schedule::default(),
        };
        self.cards.push((card, state));
        Ok(())
    }

    /// The collection, its days counted from the first that matters; `today` if none does.
    fn finish(mut self, today: StudyDay) -> Collection {
        let states = self.cards.iter().filter_map(|(_, state)| state.as_ref());
        let first_day = states
            .map(|state| state.last_day.min(state.due_day))
            .min()
            .unwrap_or(today);
        let steps = [
            self.scheduler.config().learning_steps.len(),
            self.scheduler.config().relearning_steps.len(),
        ]
        .map(count);
        let mut place = 0;
        let cards = self.cards.into_iter().map(|(mut card, state)| {
            card.schedule = match state {
                Some(state) => schedule(&state, first_day, steps),
                None => {
                    place += 1;
                    Schedule {
                        due: place,
                        ..Schedule::default()
                    }
                }
            };
            card
        });
        // A review in Anki is named by its moment: two of one moment have two.
        self.reviews.sort_by_key(|review| review.id);
        let mut last = 0;
        for review in &mut self.reviews {
            review.id = review.id.max(last + 1);
            last = review.id;
        }
        let shelves = self.shelves.into_iter().map(|(title, id)| Shelf {
            id,
            path: vec!["Wenxi".to_owned(), title],
        });
        let default = Shelf {
            id: DEFAULT_SHELF,
            path: vec!["Default".to_owned()],
        };
        Collection {
            made_at: begins_ms(self.engine, first_day) / 1000,
            note_types: Kind::ALL.map(Kind::note_type).to_vec(),
            shelves: std::iter::once(default).chain(shelves).collect(),
            notes: self.notes,
            cards: cards.collect(),
            reviews: self.reviews,
            ..Collection::default()
        }
    }
}

/// When a study day begins by the learner's clock, milliseconds since 1970.
fn begins_ms(engine: &Engine, day: StudyDay) -> i64 {
    let as_utc = i64::from(day.0) * DAY_MS + ROLLOVER_HOUR * HOUR_MS;
    as_utc - i64::from(engine.clock.utc_offset_minutes(as_utc)) * 60_000
}

fn in_anki(phase: wenxi_study::Phase) -> Phase {
    match phase {
        wenxi_study::Phase::Learning => Phase::Learning,
        wenxi_study::Phase::Review => Phase::Review,
        wenxi_study::Phase::Relearning => Phase::Relearning,
    }
}

/// The interval that the last review gave: days, or seconds as a negative number.
fn given_interval(state: CardState) -> i64 {
    match state.due_at_ms {
        Some(at) => -((at - state.last_at_ms) / 1000).max(1),
        None => i64::from(state.due_day.since(state.last_day)),
    }
}

/// When a card comes. `steps` are how many there are for learning and for relearning.
fn schedule(state: &CardState, first_day: StudyDay, [learning, relearning]: [u32; 2]) -> Schedule {
    let phase = in_anki(state.phase);
    let steps = match phase {
        Phase::New | Phase::Review => 0,
        Phase::Learning => learning,
        Phase::Relearning => relearning,
    };
    Schedule {
        phase,
        due: match state.due_at_ms {
            Some(at) => at / 1000,
            None => i64::from(state.due_day.since(first_day)),
        },
        interval: match phase {
            Phase::New | Phase::Learning => 0,
            Phase::Review | Phase::Relearning => state.due_day.since(state.last_day).max(1),
        },
        reps: state.reps,
        lapses: state.lapses,
        steps_left: steps.saturating_sub(u32::from(state.step)),
        memory: Some((thousandths(state.stability), thousandths(state.difficulty))),
        last_at: Some(state.last_at_ms / 1000),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast of a float saturates"
)]
fn thousandths(number: f32) -> u32 {
    (number * 1000.0).round() as u32
}

#[cfg(test)]
mod tests;

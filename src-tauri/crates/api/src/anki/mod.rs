//! Packages of Anki as documents: each of its decks becomes a word list, and what was reviewed goes into the log, so that
//! the schedule goes on where it was. What was never reviewed is not put into the queue; the lesson offers it.

mod field;

use crate::{Clock, Engine, Error};
use field::{Shown, told};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Read, Seek};
use wenxi_mandarin::{Language, is_hanzi};
use wenxi_store::{Event, EventId, NoteAdded, Record, anki, anki::AnkiError, anki::AnkiPackage};
use wenxi_study::{CardId, Facts, ItemKind, Note, NoteId, Rating, Verdict};

/// The device that reviews from Anki are said to be from.
const DEVICE: &str = "anki";

/// A word of this many characters at most is learnt as one; what is longer is a sentence.
const LONGEST_WORD: usize = 8;

/// The notes of one kind in one deck. (Wenxi has lessons; a deck becomes one.)
pub(crate) struct Deck {
    /// Its path as a document, `Chinese/HSK 5.tsv`.
    pub(crate) path: String,
    kind: anki::NoteType,
    notes: Vec<Reviewed>,
}

/// A note of Anki and the reviews of its cards, each card by its place among the templates.
struct Reviewed {
    note: anki::Note,
    cards: Vec<(u32, Vec<anki::Review>)>,
}

/// What was reviewed of a deck: notes and the events of their reviews.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct History {
    pub(crate) notes: Vec<Note>,
    pub(crate) reviews: Vec<Record>,
}

/// The decks of a package, by their paths; `None` if the file is something else.
pub(crate) fn decks(name: &str, file: impl Read + Seek) -> Result<Option<Vec<Deck>>, AnkiError> {
    let Some(mut package) = AnkiPackage::open(name, file)? else {
        return Ok(None);
    };
    let collection = package.collection()?;
    let mut reviews: HashMap<i64, Vec<anki::Review>> = HashMap::new();
    for review in collection.reviews {
        reviews.entry(review.card).or_default().push(review);
    }
    let mut shelf_of: HashMap<i64, i64> = HashMap::new();
    let mut cards: HashMap<i64, Vec<(u32, Vec<anki::Review>)>> = HashMap::new();
    for card in collection.cards {
        shelf_of.entry(card.note).or_insert(card.shelf);
        if let Some(reviews) = reviews.remove(&card.id) {
            cards.entry(card.note).or_default().push((card.ord, reviews));
        }
    }
    let mut by_place: BTreeMap<(i64, i64), Vec<Reviewed>> = BTreeMap::new();
    for note in collection.notes {
        let shelf = shelf_of.get(&note.id).copied().unwrap_or_default();
        let cards = cards.remove(&note.id).unwrap_or_default();
        by_place
            .entry((shelf, note.note_type))
            .or_default()
            .push(Reviewed { note, cards });
    }
    let kinds_on: HashMap<i64, usize> = by_place.keys().fold(HashMap::new(), |mut counts, (shelf, _)| {
        *counts.entry(*shelf).or_default() += 1;
        counts
    });
    let shelves: HashMap<i64, Vec<String>> = collection
        .shelves
        .into_iter()
        .map(|shelf| (shelf.id, shelf.path))
        .collect();
    let kinds: HashMap<i64, anki::NoteType> = collection
        .note_types
        .into_iter()
        .map(|kind| (kind.id, kind))
        .collect();
    let mut decks: Vec<Deck> = by_place
        .into_iter()
        .filter_map(|((shelf, kind), notes)| {
            let kind = kinds.get(&kind)?.clone();
            let mut path = shelves
                .get(&shelf)
                .map_or_else(|| "Anki".to_owned(), |path| file_path(path));
            if kinds_on.get(&shelf).is_some_and(|kinds| *kinds > 1) {
                path = format!("{path} - {}", file_name(&kind.name));
            }
            Some(Deck {
                path: format!("{path}.tsv"),
                kind,
                notes,
            })
        })
        .collect();
    decks.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Some(decks))
}

/// Whether a file is a package of Anki.
pub(crate) fn is_package(file: impl Read + Seek) -> bool {
    matches!(AnkiPackage::open("", file), Ok(Some(_)) | Err(_))
}

impl Deck {
    /// How many notes it has.
    pub(crate) fn len(&self) -> usize {
        self.notes.len()
    }

    /// The deck as a document: a row for each note, a column for each field.
    pub(crate) fn document(&self) -> Vec<u8> {
        let mut text = row(self.kind.fields.iter().cloned());
        for Reviewed { note, .. } in &self.notes {
            text.push_str(&row(note
                .fields
                .iter()
                .map(|field| field::lines(field).join("; "))));
        }
        text.into_bytes()
    }

    /// What was reviewed of it, and is Chinese.
    pub(crate) fn history(&self, language: &Language, clock: &dyn Clock) -> History {
        let mut history = History::default();
        let mut seen = HashSet::new();
        for Reviewed { note, cards } in &self.notes {
            if cards.is_empty() {
                continue;
            }
            let Some(told) = told(language, note, &self.kind) else {
                continue;
            };
            let Some(study) = study_note(language, &told) else {
                continue;
            };
            for (ord, reviews) in cards {
                let card = CardId {
                    note: study.id.clone(),
                    kind: self.asked(note, *ord, &study, told.field),
                };
                // A second card that asks the same way, or a note that is there twice, has a memory of its own: one
                // history cannot hold both.
                if seen.insert(card.clone()) {
                    history
                        .reviews
                        .extend(reviews.iter().map(|review| record(clock, &card, review)));
                }
            }
            history.notes.push(study);
        }
        history
    }

    /// The kind of question that is nearest to what a card of Anki asks.
    fn asked(&self, note: &anki::Note, ord: u32, study: &Note, chinese: usize) -> ItemKind {
        let Some(template) = usize::try_from(ord)
            .ok()
            .and_then(|ord| self.kind.templates.get(ord))
        else {
            return ItemKind::Cloze;
        };
        if self.kind.is_cloze {
            return ItemKind::Cloze;
        }
        let shown = field::shown(&template.front, &self.kind, note, chinese);
        match (&study.facts, shown) {
            (Facts::Word { .. }, Shown::Chinese) => ItemKind::Meaning,
            (Facts::Word { .. }, Shown::Meaning) => ItemKind::Word,
            (_, Shown::Sound) => ItemKind::Listening,
            (_, Shown::Chinese) => ItemKind::TrueFalse,
            (_, Shown::Meaning) => ItemKind::Translate,
        }
    }
}

impl Engine {
    /// Puts what was reviewed into the log, and the notes into the queue: those that were never met, and all that are not
    /// studied when the lesson is new. Reviews that the log has already are passed over. Gives the notes that were put in.
    pub(crate) fn remember(
        &self,
        history: History,
        lesson: &str,
        is_new: bool,
    ) -> Result<Vec<NoteId>, Error> {
        let names: Vec<NoteId> = history.notes.iter().map(|note| note.id.clone()).collect();
        let known = self.store.note_states(&names)?;
        let is_wanted = |note: &Note| known.get(&note.id).is_none_or(|state| is_new && !state.saved);
        let added: Vec<Note> = history.notes.into_iter().filter(is_wanted).collect();
        let ids = added.iter().map(|note| note.id.clone()).collect();
        let events = added
            .into_iter()
            .map(|note| Event::NoteAdded(NoteAdded::new(note, Some(lesson.to_owned()))));
        self.record(self.clock.now(), events)?;
        self.store.merge(&history.reviews)?;
        Ok(ids)
    }
}

/// The note to study: a word if it is one, else a sentence.
fn study_note(language: &Language, told: &field::Told) -> Option<Note> {
    let length = told.chinese.chars().count();
    let is_word = length <= LONGEST_WORD && told.chinese.chars().all(is_hanzi);
    if is_word {
        wenxi_study::told_word(language, &told.chinese, &told.reading, &told.meaning)
    } else {
        Some(wenxi_study::told_sentence(
            language,
            &told.chinese,
            &told.reading,
            &told.meaning,
        ))
    }
}

fn record(clock: &dyn Clock, card: &CardId, review: &anki::Review) -> Record {
    let (rating, verdict) = match review.rating {
        1 => (Rating::Again, Verdict::Wrong),
        2 => (Rating::Hard, Verdict::Nearly),
        3 => (Rating::Good, Verdict::Right),
        _ => (Rating::Easy, Verdict::Right),
    };
    Record {
        id: EventId::imported(review.id, review.card),
        device_id: DEVICE.to_owned(),
        occurred_at_ms: review.id,
        event: Event::Reviewed(wenxi_store::Reviewed {
            card: card.clone(),
            rating,
            verdict,
            response: None,
            chosen_days: None,
            elapsed_ms: review.elapsed_ms,
            study_day: clock.moment(review.id).day,
        }),
    }
}

/// A row of a list whose columns are parted by tabs. A cell with quotation marks stands in quotation marks.
fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells
        .map(|cell| {
            let cell = cell.replace('\t', " ");
            if cell.contains('"') {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell
            }
        })
        .collect();
    cells.join("\t") + "\n"
}

/// The path of a deck: `Chinese::HSK 5` as `Chinese/HSK 5`.
fn file_path(path: &[String]) -> String {
    let names: Vec<String> = path.iter().map(|name| file_name(name)).collect();
    names.join("/")
}

/// A name as file systems allow it.
fn file_name(name: &str) -> String {
    match wenxi_lesson::file_name(name) {
        name if name.is_empty() => "Anki".to_owned(),
        name => name,
    }
}

#[cfg(test)]
mod tests;

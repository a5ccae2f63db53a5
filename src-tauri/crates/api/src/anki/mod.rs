//! Packages of Anki as documents: each of its decks becomes a word list, and what was reviewed goes into the log, so that
//! the schedule goes on where it was. What was never reviewed is not put into the queue; the lesson offers it.

mod export;
mod field;

pub(crate) use export::package;

use crate::{Clock, Error};
use field::{Shown, told};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Read, Seek};
use wenxi_mandarin::{Language, is_hanzi};
use wenxi_store::{Event, EventId, Record, Reviewed, anki, anki::AnkiPackage};
use wenxi_study::{CardId, Facts, ItemKind, Note, Rating, Verdict};

/// The device that reviews from Anki are said to be from.
const DEVICE: &str = "anki";

/// A word of this many characters at most is learnt as one; what is longer is a sentence.
const LONGEST_WORD: usize = 8;

/// A deck as a document.
pub(crate) struct Deck {
    /// Its path, `Chinese/HSK 5.tsv`.
    pub(crate) path: String,
    /// The word list.
    pub(crate) bytes: Vec<u8>,
    /// What was reviewed of it.
    pub(crate) history: History,
}

/// What was reviewed of a deck: notes and the events of their reviews.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct History {
    pub(crate) notes: Vec<Note>,
    pub(crate) reviews: Vec<Record>,
}

/// The decks of a package; `None` if the file is something else.
pub(crate) fn decks(
    language: &Language,
    clock: &dyn Clock,
    name: &str,
    file: impl Read + Seek,
) -> Result<Option<Vec<Deck>>, Error> {
    let Some(mut package) = AnkiPackage::open(name, file)? else {
        return Ok(None);
    };
    let collection = package.collection()?;
    let books = Books::of(&collection);
    let mut decks: Vec<Deck> = books
        .lists
        .iter()
        .map(|list| Deck {
            path: list.path.clone(),
            bytes: list.document(),
            history: list.history(language, clock, &books),
        })
        .collect();
    decks.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Some(decks))
}

/// A collection by its decks.
struct Books<'c> {
    lists: Vec<List<'c>>,
    cards: HashMap<i64, Vec<&'c anki::Card>>,
    reviews: HashMap<i64, Vec<&'c anki::Review>>,
}

/// The notes of one kind in one deck.
struct List<'c> {
    path: String,
    kind: &'c anki::NoteType,
    notes: Vec<&'c anki::Note>,
}

impl<'c> Books<'c> {
    fn of(collection: &'c anki::Collection) -> Self {
        let mut cards: HashMap<i64, Vec<&anki::Card>> = HashMap::new();
        for card in &collection.cards {
            cards.entry(card.note).or_default().push(card);
        }
        let mut reviews: HashMap<i64, Vec<&anki::Review>> = HashMap::new();
        for review in &collection.reviews {
            reviews.entry(review.card).or_default().push(review);
        }
        let shelves: HashMap<i64, &anki::Shelf> =
            collection.shelves.iter().map(|shelf| (shelf.id, shelf)).collect();
        let kinds: HashMap<i64, &anki::NoteType> =
            collection.note_types.iter().map(|kind| (kind.id, kind)).collect();
        let mut by_place: BTreeMap<(i64, i64), Vec<&anki::Note>> = BTreeMap::new();
        for note in &collection.notes {
            let shelf = cards.get(&note.id).and_then(|cards| cards.first()).map_or(0, |card| card.shelf);
            by_place.entry((shelf, note.note_type)).or_default().push(note);
        }
        let of_shelf = |shelf: i64| by_place.keys().filter(|(of, _)| *of == shelf).count();
        let lists = by_place
            .iter()
            .filter_map(|((shelf, kind), notes)| {
                let kind = *kinds.get(kind)?;
                let mut path = shelves
                    .get(shelf)
                    .map_or_else(|| "Anki".to_owned(), |shelf| file_path(&shelf.path));
                if of_shelf(*shelf) > 1 {
                    path = format!("{path} - {}", file_name(&kind.name));
                }
                Some(List {
                    path: format!("{path}.tsv"),
                    kind,
                    notes: notes.clone(),
                })
            })
            .collect();
        Self { lists, cards, reviews }
    }
}

impl List<'_> {
    /// The list as a document: a row for each note, a column for each field.
    fn document(&self) -> Vec<u8> {
        let mut text = row(self.kind.fields.iter().cloned());
        for note in &self.notes {
            text.push_str(&row(note.fields.iter().map(|field| field::lines(field).join("; "))));
        }
        text.into_bytes()
    }

    fn history(&self, language: &Language, clock: &dyn Clock, books: &Books<'_>) -> History {
        let mut history = History::default();
        let mut seen = HashSet::new();
        for note in &self.notes {
            let cards = books.cards.get(&note.id).map(Vec::as_slice).unwrap_or_default();
            let reviewed = |card: &&&anki::Card| books.reviews.contains_key(&card.id);
            if cards.iter().filter(reviewed).count() == 0 {
                continue;
            }
            let Some(told) = told(language, note, self.kind) else {
                continue;
            };
            let Some(study) = study_note(language, &told) else {
                continue;
            };
            for card in cards.iter().filter(reviewed) {
                let front = self
                    .kind
                    .templates
                    .get(card.ord as usize)
                    .map_or("", |template| template.front.as_str());
                let kind = if self.kind.is_cloze {
                    ItemKind::Cloze
                } else {
                    asked(&study, field::shown(front, self.kind, note, told.field))
                };
                let card_id = CardId {
                    note: study.id.clone(),
                    kind,
                };
                // A second card that asks the same way, or a note that is there twice, has a memory of its own: one
                // history cannot hold both.
                if seen.insert(card_id.clone()) {
                    let reviews = books.reviews.get(&card.id).into_iter().flatten();
                    history
                        .reviews
                        .extend(reviews.map(|review| record(clock, &card_id, review)));
                }
            }
            history.notes.push(study);
        }
        history
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

/// The kind of question that is nearest to what a card of Anki asks.
fn asked(note: &Note, shown: Shown) -> ItemKind {
    match (&note.facts, shown) {
        (Facts::Word { .. }, Shown::Chinese) => ItemKind::Meaning,
        (Facts::Word { .. }, Shown::Meaning) => ItemKind::Word,
        (_, Shown::Sound) => ItemKind::Listening,
        (_, Shown::Chinese) => ItemKind::TrueFalse,
        (_, Shown::Meaning) => ItemKind::Translate,
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
        event: Event::Reviewed(Reviewed {
            card: card.clone(),
            rating,
            verdict,
            response: None,
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
    let name: String = name
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .collect();
    match name.trim().trim_matches('.') {
        "" => "Anki".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;

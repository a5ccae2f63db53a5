//! Packages of Anki as documents: each of its decks becomes a word list, and what was reviewed goes into the log, so that
//! the schedule goes on where it was. What was never reviewed is not put into the queue; the lesson offers it.

pub(crate) mod export;
mod field;
mod media;
mod own;
mod preset;
mod remember;

pub(crate) use preset::Presets;

use crate::Clock;
use field::{Shown, told};
pub(crate) use media::Media;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Read, Seek};
use std::path::Path;
use wenxi_mandarin::{Language, is_hanzi};
use wenxi_store::{
    CardSuspended, Event, EventId, PastStep, Record, anki, anki::AnkiError, anki::AnkiPackage,
};
use wenxi_study::{CardId, Facts, ItemKind, Note, Rating};

/// What the column with the sounds and pictures is called.
const MEDIA: &str = "Media";

/// A word of this many characters at most is learnt as one; what is longer is a sentence.
const LONGEST_WORD: usize = 8;

/// The notes of one kind in one deck. (Wenxi has lessons; a deck becomes one.)
pub(crate) struct Deck {
    /// Its path as a document, `Chinese/HSK 5.tsv`.
    pub(crate) path: String,
    kind: anki::NoteType,
    notes: Vec<Reviewed>,
    media: Media,
    /// By which choices it was studied, if by FSRS.
    preset: Option<anki::Preset>,
}

/// A note of Anki and those of its cards that were reviewed or put aside.
struct Reviewed {
    note: anki::Note,
    cards: Vec<ReviewedCard>,
    /// The words that stand for its sounds and pictures.
    media: Vec<String>,
}

/// A card of Anki and its reviews.
struct ReviewedCard {
    id: i64,
    /// Its place among the templates.
    ord: u32,
    is_suspended: bool,
    /// Oldest first.
    reviews: Vec<anki::Review>,
}

/// What was done with a deck: notes, and what was done to their cards.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct History {
    pub(crate) notes: Vec<Note>,
    pub(crate) cards: Vec<PastCard>,
    /// Whether Wenxi wrote the deck, so that the log may have the same reviews under names of its own.
    is_own: bool,
}

/// What was done to a card.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PastCard {
    pub(crate) card: CardId,
    /// Its name in Anki.
    source: i64,
    /// Oldest first.
    steps: Vec<PastStep>,
    /// That it is suspended, last of all.
    suspended: Option<Record>,
}

/// A review this many milliseconds ahead of the clock comes from a clock that is wrong; a day is the clock of a traveller.
const AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// The decks of a package, by their paths; `None` if the file is something else.
pub(crate) fn decks(name: &str, file: impl Read + Seek) -> Result<Option<Vec<Deck>>, AnkiError> {
    let Some(mut package) = AnkiPackage::open(name, file) else {
        return Ok(None);
    };
    let collection = package.collection()?;
    let packed = package.media();
    // What belongs together is put beside each other: cards and notes come in the order of their names.
    let mut reviews = collection.reviews;
    reviews.sort_by_key(|review| review.card);
    let mut reviews = reviews.chunk_by(|one, next| one.card == next.card).peekable();
    let card_of = |reviews: &[anki::Review]| reviews.first().map(|review| review.card);
    let mut cards: Vec<(anki::Card, Vec<anki::Review>)> = Vec::with_capacity(collection.cards.len());
    for card in collection.cards {
        // Some are of cards that are gone.
        while reviews.next_if(|of| card_of(of) < Some(card.id)).is_some() {}
        let of_card = reviews.next_if(|of| card_of(of) == Some(card.id));
        cards.push((card, of_card.unwrap_or_default().to_vec()));
    }
    cards.sort_by_key(|(card, _)| card.note);
    let mut cards = cards.into_iter().peekable();
    let mut sizes: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    let mut notes = Vec::with_capacity(collection.notes.len());
    for note in collection.notes {
        while cards.next_if(|(card, _)| card.note < note.id).is_some() {}
        let mut shelf = None;
        let mut reviewed = Vec::new();
        while let Some((card, reviews)) = cards.next_if(|(card, _)| card.note == note.id) {
            shelf.get_or_insert(card.shelf);
            if card.is_suspended || !reviews.is_empty() {
                reviewed.push(ReviewedCard {
                    id: card.id,
                    ord: card.ord,
                    is_suspended: card.is_suspended,
                    reviews,
                });
            }
        }
        let place = (shelf.unwrap_or_default(), note.note_type);
        *sizes.entry(place).or_default() += 1;
        notes.push((place, note, reviewed));
    }
    let sized = sizes
        .into_iter()
        .map(|(place, size)| (place, Vec::with_capacity(size)));
    let mut by_place: BTreeMap<(i64, i64), Vec<Reviewed>> = sized.collect();
    for (place, note, cards) in notes {
        by_place.entry(place).or_default().push(Reviewed {
            note,
            cards,
            media: Vec::new(),
        });
    }
    let kinds_on: HashMap<i64, usize> = by_place.keys().fold(HashMap::new(), |mut counts, (shelf, _)| {
        *counts.entry(*shelf).or_default() += 1;
        counts
    });
    let presets = collection.presets;
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
        .filter_map(|((shelf, kind), mut notes)| {
            let kind = kinds.get(&kind)?.clone();
            let mut media = Media::default();
            for reviewed in &mut notes {
                reviewed.media = media.take(&reviewed.note.fields, &packed, own::is_own(&kind));
            }
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
                media,
                preset: presets.get(&shelf).cloned(),
            })
        })
        .collect();
    decks.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Some(decks))
}

/// Whether a file is a package of Anki.
pub(crate) fn is_package(file: impl Read + Seek) -> bool {
    AnkiPackage::open("", file).is_some()
}

impl Deck {
    /// Its sounds and pictures.
    pub(crate) fn media(&self) -> &Media {
        &self.media
    }

    /// Says where the package lies.
    pub(crate) fn lies_in(&mut self, package: &Path) {
        self.media.package = Some(package.to_owned());
    }

    /// How many notes it has.
    pub(crate) fn len(&self) -> usize {
        self.notes.len()
    }

    /// The deck as a document: a row for each note, a column for each field.
    pub(crate) fn document(&self) -> Vec<u8> {
        let mut rows: Vec<Vec<String>> = if own::is_own(&self.kind) {
            own::rows(&self.kind, self.notes.iter().map(|reviewed| &reviewed.note))
        } else {
            let heads = self.kind.fields.clone();
            let fields = |reviewed: &Reviewed| {
                let fields = reviewed.note.fields.iter().map(|f| field::lines(f).join("; "));
                fields.collect()
            };
            std::iter::once(heads)
                .chain(self.notes.iter().map(fields))
                .collect()
        };
        if self.notes.iter().any(|reviewed| !reviewed.media.is_empty()) {
            let words = self.notes.iter().map(|reviewed| reviewed.media.join(" "));
            let cells = std::iter::once(MEDIA.to_owned()).chain(words);
            rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
        }
        let text: String = rows.into_iter().map(|cells| row(cells.into_iter())).collect();
        text.into_bytes()
    }

    /// How many reviews of its cards there are.
    pub(crate) fn reviews(&self) -> usize {
        let cards = self.notes.iter().flat_map(|note| &note.cards);
        let rated = cards
            .flat_map(|card| &card.reviews)
            .filter(|review| review.rating > 0);
        rated.count()
    }

    /// What was done with it, and is Chinese.
    pub(crate) fn history(&self, language: &Language, clock: &dyn Clock) -> History {
        let mut history = History {
            is_own: own::is_own(&self.kind),
            ..History::default()
        };
        // To understand a note takes longer than all the rest.
        let notes = self.notes.par_iter();
        let understood: Vec<_> = notes
            .filter_map(|reviewed| {
                let was_asked = reviewed.cards.iter().any(|card| !card.reviews.is_empty());
                let is_studied = was_asked || history.is_own && own::is_studied(&reviewed.note);
                let (study, chinese) = is_studied.then(|| self.study(language, &reviewed.note))??;
                let cards: Vec<PastCard> = reviewed
                    .cards
                    .iter()
                    .filter_map(|card| {
                        let id = CardId {
                            kind: self.asked(&reviewed.note, card.ord, &study, chinese)?,
                            note: study.id.clone(),
                        };
                        Some(past(clock, id, card))
                    })
                    .collect();
                Some((study, cards))
            })
            .collect();
        history.notes.reserve_exact(understood.len());
        history.cards.reserve_exact(understood.len());
        let mut seen = HashSet::with_capacity(understood.len());
        for (study, cards) in understood {
            // A second card that asks the same way, or a note that is there twice, has a memory of its own: one history
            // cannot hold both.
            let first = cards.into_iter().filter(|past| seen.insert(past.card.clone()));
            history.cards.extend(first);
            history.notes.push(study);
        }
        history
    }

    /// The note to study, and the field with its Chinese.
    fn study(&self, language: &Language, note: &anki::Note) -> Option<(Note, usize)> {
        if own::is_own(&self.kind) {
            return Some((own::note(language, note, &self.kind)?, 0));
        }
        let told = told(language, note, &self.kind)?;
        Some((study_note(language, &told)?, told.field))
    }

    /// The kind of question that is nearest to what a card of Anki asks.
    fn asked(&self, note: &anki::Note, ord: u32, study: &Note, chinese: usize) -> Option<ItemKind> {
        if own::is_own(&self.kind) {
            return own::asked(&self.kind, ord);
        }
        let template = usize::try_from(ord)
            .ok()
            .and_then(|ord| self.kind.templates.get(ord));
        let Some(template) = template.filter(|_| !self.kind.is_cloze) else {
            return Some(ItemKind::Cloze);
        };
        let shown = field::shown(&template.front, &self.kind, note, chinese);
        Some(match (&study.facts, shown) {
            (Facts::Word { .. }, Shown::Chinese) => ItemKind::Meaning,
            (Facts::Word { .. }, Shown::Meaning) => ItemKind::Word,
            (_, Shown::Sound) => ItemKind::Listening,
            (_, Shown::Chinese) => ItemKind::TrueFalse,
            (_, Shown::Meaning) => ItemKind::Translate,
        })
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

/// What was done to a card: its reviews, when it was set back, and last that it is suspended. Moments that cannot be are left
/// out: by its newest event a log tells how late it is.
fn past(clock: &dyn Clock, id: CardId, card: &ReviewedCard) -> PastCard {
    let possible = 1..=clock.now_ms().saturating_add(AHEAD_MS);
    let steps: Vec<PastStep> = card
        .reviews
        .iter()
        .filter(|review| possible.contains(&review.id))
        .map(|review| PastStep {
            at_ms: review.id,
            rating: match review.rating {
                0 => None,
                rating => Some(Rating::numbered(rating).unwrap_or(Rating::Easy)),
            },
            elapsed_ms: review.elapsed_ms,
            study_day: clock.moment(review.id).day,
            // The day that Anki took, which holds until the card is answered here; seconds are negative.
            chosen_days: u32::try_from(review.interval).ok().filter(|days| *days > 0),
        })
        .collect();
    let suspended = card.is_suspended.then(|| {
        // A card is named by the moment at which it was made.
        let made_at = Some(card.id).filter(|at| possible.contains(at)).unwrap_or(0);
        let after = steps.last().map_or(made_at, |last| last.at_ms + 1);
        Record {
            id: EventId::imported(after, card.id),
            device_id: anki::DEVICE.to_owned(),
            occurred_at_ms: after,
            event: Event::CardSuspended(CardSuspended { card: id.clone() }),
        }
    });
    PastCard {
        card: id,
        source: card.id,
        steps,
        suspended,
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

//! Quizzes: items made from the notes of a lesson, fair and the same for the same seed.
//!
//! The law of an item with choices: by the dictionary exactly one of them is right. How that is made sure for each kind
//! is written where the kind is made. A kind that cannot be asked fairly of a note is not asked.

mod choices;
mod mistake;
mod order;
mod pool;
mod sentence;
mod word;

use crate::collect::{Found, Standing};
use crate::item::{Item, Key, Passage, Source};
use crate::note::{CardId, Facts, ItemKind, Note, Phrase, fingerprint};
use choices::Candidate;
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use wenxi_mandarin::Language;

pub use pool::Pool;

/// How many items a quiz has at most.
const ITEMS: usize = 14;
/// How many words, sentences and mistakes of a lesson one quiz asks.
const WORDS: usize = 6;
const SENTENCES: usize = 3;
const MISTAKES: usize = 2;

/// A quiz on a lesson: what it is about and what its author explains first, two ways to ask for each word, its
/// sentences with a gap, its mistakes; from recognising to producing. Empty when the lesson has nothing to ask.
pub fn generate(found: &[Found], pool: &Pool, language: &Language, seed: u32) -> Vec<Item> {
    let notes: Vec<Note> = found.iter().map(|found| found.note.clone()).collect();
    let maker = Maker::new(language, pool, &notes, seed);
    let mut rng = Pcg32::new(u64::from(seed), 0);
    let mut items = Vec::new();
    for (index, word) in picked(found, WORDS, &mut rng, |facts| {
        matches!(facts, Facts::Word { .. })
    })
    .enumerate()
    {
        // A word is recognised once, by eye or by ear in turn, and produced once, as a word or by its reading in turn.
        let [see, hear] = [ItemKind::Meaning, ItemKind::Listening];
        let [say, write] = [ItemKind::Reading, ItemKind::Word];
        let (recognise, produce) = if index % 2 == 0 {
            ([see, hear], [say, write])
        } else {
            ([hear, see], [write, say])
        };
        for kinds in [recognise, produce] {
            items.extend(
                kinds
                    .into_iter()
                    .find_map(|kind| maker.item(&word.note, kind, Some(&word.source))),
            );
        }
    }
    for mistake in picked(found, MISTAKES, &mut rng, |facts| {
        matches!(facts, Facts::Mistake { .. })
    }) {
        let kinds = [ItemKind::MistakeSpot, ItemKind::MistakeMend, ItemKind::MistakeWhy];
        items.extend(
            kinds
                .into_iter()
                .filter_map(|kind| maker.item(&mistake.note, kind, Some(&mistake.source))),
        );
    }
    let room = ITEMS.saturating_sub(items.len()).clamp(1, SENTENCES);
    let sentences = picked(found, usize::MAX, &mut rng, |facts| {
        matches!(facts, Facts::Sentence { .. })
    });
    // Read with a gap, or heard, in turn, as far as each can be asked so.
    let mut turn = [ItemKind::Cloze, ItemKind::Listening];
    let asked = sentences.filter_map(|sentence| {
        let item = turn
            .iter()
            .find_map(|kind| maker.item(&sentence.note, *kind, Some(&sentence.source)))?;
        turn.reverse();
        Some(item)
    });
    items.extend(asked.take(room));
    order::ordered(items, ITEMS, &mut rng)
}

/// The notes of one sort in an order of chance, those that belong most to the lesson first.
fn picked<'a>(
    found: &'a [Found],
    at_most: usize,
    rng: &mut Pcg32,
    is_of_sort: impl Fn(&Facts) -> bool,
) -> impl Iterator<Item = &'a Found> {
    let mut picked: Vec<&Found> = found
        .iter()
        .filter(|found| is_of_sort(&found.note.facts))
        .collect();
    picked.shuffle(rng);
    picked.sort_by_key(|found| (found.standing, found.standing != Standing::Headword));
    picked.into_iter().take(at_most)
}

/// The item that asks for a note in one way, for a card that is due. `neighbours` are other notes that the learner
/// knows; distractors come from them and from the dictionary. None if the note cannot be asked so fairly.
pub fn item(
    note: &Note,
    kind: ItemKind,
    source: Option<&Source>,
    neighbours: &[Note],
    pool: &Pool,
    language: &Language,
    seed: u32,
) -> Option<Item> {
    Maker::new(language, pool, neighbours, seed).item(note, kind, source)
}

/// What items are made from.
struct Maker<'a> {
    language: &'a Language,
    pool: &'a Pool,
    neighbours: &'a [Note],
    /// The words among the neighbours, as choices.
    words: Vec<Candidate>,
    seed: u32,
}

impl<'a> Maker<'a> {
    fn new(language: &'a Language, pool: &'a Pool, neighbours: &'a [Note], seed: u32) -> Self {
        let words = neighbours
            .iter()
            .filter_map(|note| Candidate::of_note(language, note))
            .collect();
        Self {
            language,
            pool,
            neighbours,
            words,
            seed,
        }
    }

    fn item(&self, note: &Note, kind: ItemKind, source: Option<&Source>) -> Option<Item> {
        // Each item has its own chance, so that it does not depend on what else is asked.
        let card = CardId {
            note: note.id.clone(),
            kind,
        };
        let mut rng = Pcg32::new(u64::from(self.seed), fingerprint(&card.to_string()));
        let asked = match (&note.facts, kind) {
            (Facts::Word { .. }, ItemKind::Meaning) => word::meaning(self, note, &mut rng),
            (Facts::Word { .. }, ItemKind::Word) => word::word(self, note, &mut rng),
            (Facts::Word { .. }, ItemKind::Listening) => word::listening(self, note, &mut rng),
            (Facts::Word { .. }, ItemKind::Reading) => word::reading(self, note),
            (Facts::Sentence { .. }, ItemKind::Listening) => sentence::listening(self, note, &mut rng),
            (Facts::Sentence { chinese, english }, ItemKind::Cloze) => {
                sentence::cloze(self, chinese, english, &mut rng)
            }
            (Facts::Mistake { .. }, ItemKind::MistakeSpot) => mistake::spot(note),
            (Facts::Mistake { .. }, ItemKind::MistakeMend) => mistake::mend(self, note, &mut rng),
            (Facts::Mistake { .. }, ItemKind::MistakeWhy) => mistake::why(self, note, &mut rng),
            _ => None,
        }?;
        let (choices, key) = match asked.answer {
            Asked::Choose { key, distractors } => shuffled(key, distractors, &mut rng),
            Asked::Type { accepted } => (Vec::new(), Key::Reading { accepted }),
        };
        Some(Item {
            note: note.clone(),
            kind,
            instruction: asked.instruction.to_owned(),
            stem: asked.stem,
            context: asked.context,
            show_readings: asked.show_readings,
            audio: asked.audio,
            choices,
            key,
            explanation: asked.explanation,
            source: source.cloned(),
        })
    }
}

/// What one kind makes of a note.
struct Question {
    instruction: &'static str,
    stem: Vec<Passage>,
    context: Vec<Passage>,
    show_readings: bool,
    audio: Option<Phrase>,
    answer: Asked,
    explanation: Vec<Passage>,
}

/// How a question is answered.
enum Asked {
    /// By choosing.
    Choose { key: Passage, distractors: Vec<Passage> },
    /// By typing one of these readings.
    Type { accepted: Vec<String> },
}

/// The key at a place of chance among the distractors.
fn shuffled(key: Passage, distractors: Vec<Passage>, rng: &mut Pcg32) -> (Vec<Passage>, Key) {
    let index = rng.random_range(0..=distractors.len());
    let mut choices = distractors;
    choices.insert(index, key);
    (choices, Key::Choice { index })
}

#[cfg(test)]
mod tests;

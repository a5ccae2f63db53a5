//! Quizzes: items made from the notes of a lesson, fair and the same for the same seed.
//!
//! The law of an item with choices: by the dictionary exactly one of them is right. How that is made sure for each kind
//! is written where the kind is made. A kind that cannot be asked fairly of a note is not asked.

mod choices;
mod label;
mod mistake;
mod opposite;
mod order;
mod orders;
mod plain;
mod pool;
mod script;
mod sentence;
mod sort;
mod tiles;
mod word;

use crate::collect::{Found, Standing};
use crate::item::{Item, Key, Passage, Source};
use crate::note::{CardId, Facts, ItemKind, Note, NoteId, fingerprint};
use crate::phrase::Phrase;
use choices::Word;
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use wenxi_mandarin::Language;

pub use pool::Pool;

/// How many items a quiz has at most.
const ITEMS: usize = 16;
/// How many words, sentences, passages and mistakes of a lesson one quiz asks.
const WORDS: usize = 5;
const SENTENCES: usize = 5;
const PASSAGES: usize = 1;
const MISTAKES: usize = 2;
/// Of how many words of the text one is as good as the other.
const TIER: usize = 12;
/// How many pairs are matched at once.
const PAIRS: usize = 4;

/// Ways to ask, in turn from one note to the next, as far as each can be asked so.
const RECOGNISE: [ItemKind; 2] = [ItemKind::Meaning, ItemKind::Listening];
const PRODUCE: [ItemKind; 5] = [
    ItemKind::Reading,
    ItemKind::Word,
    ItemKind::Tones,
    ItemKind::Gloss,
    ItemKind::Writing,
];
const SENTENCE: [ItemKind; 5] = [
    ItemKind::Cloze,
    ItemKind::Order,
    ItemKind::Dictation,
    ItemKind::Translate,
    ItemKind::Listening,
];
/// Bilingual passages have long sentences, of which the two languages can be compared.
const BILINGUAL: [ItemKind; 4] = [
    ItemKind::TrueFalse,
    ItemKind::Cloze,
    ItemKind::Order,
    ItemKind::Listening,
];
const MISTAKE: [ItemKind; 3] = [ItemKind::MistakeSpot, ItemKind::MistakeMend, ItemKind::MistakeWhy];

/// What items are made from beside the notes of their lesson.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// The language.
    pub language: &'a Language,
    /// Words to draw distractors from.
    pub pool: &'a Pool,
    /// Mistakes of other lessons, whose reasons stand beside the right one.
    pub mistakes: &'a [Note],
}

/// A quiz on a lesson: what it is about and what its author explains first, two ways to ask for each word, its
/// sentences, its mistakes; from recognising to producing. Kinds that are not wanted give way to others. Empty when the
/// lesson has nothing to ask.
pub fn generate(found: &[Found], shelf: Shelf<'_>, without: &[ItemKind], seed: u32) -> Vec<Item> {
    let notes: Vec<Note> = found.iter().map(|found| found.note.clone()).collect();
    let maker = Maker {
        without,
        ..Maker::new(shelf, &notes, seed)
    };
    let mut rng = Pcg32::new(u64::from(seed), 0);
    let words: Vec<&Found> = picked(found, usize::MAX, &mut rng, |facts| {
        matches!(facts, Facts::Word { .. })
    })
    .collect();
    let mut items = Vec::new();
    items.extend(maker.pairs(&words));
    for (turn, word) in words.iter().take(WORDS).enumerate() {
        items.extend(maker.in_turn(word, &RECOGNISE, turn));
        items.extend(maker.in_turn(word, &PRODUCE, turn + seed as usize % PRODUCE.len()));
    }
    let mistakes = picked(found, MISTAKES, &mut rng, |facts| {
        matches!(facts, Facts::Mistake { .. })
    });
    for mistake in mistakes {
        items.extend(
            MISTAKE
                .into_iter()
                .filter_map(|kind| maker.item(&mistake.note, kind, Some(&mistake.source))),
        );
    }
    let passages: Vec<&Found> = picked(found, usize::MAX, &mut rng, |facts| {
        matches!(facts, Facts::Passage { .. })
    })
    .collect();
    items.extend(
        passages
            .iter()
            .filter_map(|passage| maker.item(&passage.note, ItemKind::Passage, Some(&passage.source)))
            .take(PASSAGES),
    );
    let ways: &[ItemKind] = if passages.is_empty() {
        &SENTENCE
    } else {
        &BILINGUAL
    };
    let mut turn = seed as usize % ways.len();
    let sentences = picked(found, usize::MAX, &mut rng, |facts| {
        matches!(facts, Facts::Sentence { .. })
    });
    let asked = sentences.filter_map(|sentence| {
        let item = maker.in_turn(sentence, ways, turn)?;
        turn += 1;
        Some(item)
    });
    items.extend(asked.take(SENTENCES));
    order::ordered(items, ITEMS, &mut rng)
}

/// The items that the mistake clinic asks about one mistake.
pub fn clinic(found: &[Found], mistake: &NoteId, shelf: Shelf<'_>, seed: u32) -> Vec<Item> {
    let notes: Vec<Note> = found.iter().map(|found| found.note.clone()).collect();
    let maker = Maker::new(shelf, &notes, seed);
    let Some(found) = found.iter().find(|found| found.note.id == *mistake) else {
        return Vec::new();
    };
    MISTAKE
        .into_iter()
        .filter_map(|kind| maker.item(&found.note, kind, Some(&found.source)))
        .collect()
}

/// The notes of one sort in an order of chance, those that belong most to the lesson first.
fn picked<'a>(
    found: &'a [Found],
    at_most: usize,
    rng: &mut Pcg32,
    is_of_sort: impl Fn(&Facts) -> bool,
) -> impl Iterator<Item = &'a Found> {
    let picked = found.iter().filter(|found| is_of_sort(&found.note.facts));
    // Of the words of the text the first are those that belong to it most.
    let mut of_text = 0;
    let mut tiers: Vec<(usize, &Found)> = Vec::new();
    for found in picked {
        of_text += usize::from(found.standing == Standing::Text);
        tiers.push((of_text / TIER, found));
    }
    tiers.shuffle(rng);
    tiers.sort_by_key(|(tier, found)| (found.standing, *tier));
    tiers.into_iter().map(|(_, found)| found).take(at_most)
}

/// The item that asks for a note in one way, for a card that is due. `neighbours` are other notes that the learner
/// knows; distractors come from them and from the dictionary. None if the note cannot be asked so fairly.
pub fn item(
    note: &Note,
    kind: ItemKind,
    source: Option<&Source>,
    neighbours: &[Note],
    shelf: Shelf<'_>,
    seed: u32,
) -> Option<Item> {
    let maker = Maker::new(shelf, neighbours, seed);
    maker.item(note, kind, source).or_else(|| {
        // What is studied is asked by choosing as long as that can be, and if the key is told by what kind of word it is.
        let maker = Maker {
            strict: false,
            ..maker
        };
        maker.item(note, kind, source)
    })
}

/// The item that asks for a note in this way, or the one nearest to it, without anything beside the note: the learner
/// compares and rates. Every card can be asked so; one that could not be would be due for ever.
pub fn plain_item(note: &Note, kind: ItemKind, source: Option<&Source>, language: &Language) -> Item {
    let asked = plain::question(language, note, kind);
    // Nothing is left to chance.
    Maker::finish(note, kind, asked, source, &mut Pcg32::new(0, 0))
}

/// What items are made from.
struct Maker<'a> {
    language: &'a Language,
    pool: &'a Pool,
    neighbours: &'a [Note],
    /// Mistakes of other lessons.
    mistakes: &'a [Note],
    /// The words among the neighbours, as choices.
    words: Vec<Word<'a>>,
    /// Kinds that are not asked in turn with others.
    without: &'a [ItemKind],
    seed: u32,
    /// Whether what is easily guessed is not asked.
    strict: bool,
}

impl<'a> Maker<'a> {
    fn new(shelf: Shelf<'a>, neighbours: &'a [Note], seed: u32) -> Self {
        let Shelf {
            language,
            pool,
            mistakes,
        } = shelf;
        let words = neighbours
            .iter()
            .filter_map(|note| Word::of_note(language, note))
            .collect();
        Self {
            language,
            pool,
            neighbours,
            mistakes,
            words,
            without: &[],
            seed,
            strict: true,
        }
    }

    /// The first of these ways, from `turn` on, in which a note can be asked.
    fn in_turn(&self, found: &Found, ways: &[ItemKind], turn: usize) -> Option<Item> {
        let from = turn.checked_rem(ways.len())?;
        let (late, early) = ways.split_at(from);
        early
            .iter()
            .chain(late)
            .filter(|kind| !self.without.contains(kind))
            .filter(|kind| !tells(**kind) || !sort::is_sentence(self.language, &found.note.chinese().text))
            .find_map(|kind| self.item(&found.note, *kind, Some(&found.source)))
    }

    /// Pairs of the words behind those that are asked one by one, to be matched.
    fn pairs(&self, words: &[&Found]) -> Option<Item> {
        let mut chosen: Vec<&Found> = Vec::new();
        for word in words.iter().skip(WORDS).chain(words.iter().take(WORDS)) {
            let notes: Vec<&Note> = chosen
                .iter()
                .map(|found| &found.note)
                .chain([&word.note])
                .collect();
            let mut rng = Pcg32::new(u64::from(self.seed), 1);
            let text = &word.note.chinese().text;
            let is_word = text.chars().count() > 1 && !sort::is_sentence(self.language, text);
            if is_word && word::pairs(self, &notes, &mut rng).is_some() {
                chosen.push(word);
            }
            if chosen.len() == PAIRS {
                break;
            }
        }
        let notes: Vec<&Note> = chosen.iter().map(|found| &found.note).collect();
        let (first, also) = notes.split_first()?;
        let mut rng = Pcg32::new(u64::from(self.seed), fingerprint(&first.id.to_string()));
        let asked = word::pairs(self, &notes, &mut rng).filter(|_| notes.len() == PAIRS)?;
        let mut item = Self::finish(
            first,
            ItemKind::Match,
            asked,
            chosen.first().map(|found| &found.source),
            &mut rng,
        );
        item.also = also.iter().map(|note| (*note).clone()).collect();
        Some(item)
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
            // Packages of Anki have gaps of a single word: what is missing is the word.
            (Facts::Word { .. }, ItemKind::Word | ItemKind::Cloze) => word::word(self, note, &mut rng),
            (Facts::Word { .. }, ItemKind::Listening) => word::listening(self, note, &mut rng),
            (Facts::Word { .. }, ItemKind::Reading) => word::reading(self, note),
            (Facts::Word { .. }, ItemKind::Tones) => word::tones(self, note),
            (Facts::Word { .. }, ItemKind::Gloss) => word::gloss(self, note),
            (Facts::Word { .. }, ItemKind::Writing) => word::writing(self, note),
            (Facts::Sentence { .. }, ItemKind::Listening) => sentence::listening(self, note, &mut rng),
            (Facts::Sentence { chinese, english }, ItemKind::Cloze) => {
                sentence::cloze(self, chinese, english, &mut rng)
            }
            (Facts::Sentence { chinese, english }, ItemKind::Order) => {
                tiles::order(self, note, "Put the words in order.", chinese, english, &mut rng)
            }
            (Facts::Sentence { chinese, english }, ItemKind::Dictation) => {
                sentence::dictation(self, chinese, english)
            }
            (Facts::Sentence { chinese, english }, ItemKind::Translate) => {
                sentence::translate(self, chinese, english)
            }
            (Facts::Sentence { .. }, ItemKind::TrueFalse) => sentence::true_false(self, note, &mut rng),
            (Facts::Passage { .. }, ItemKind::Passage) => sentence::passage(self, note, &mut rng),
            (Facts::Mistake { .. }, ItemKind::MistakeSpot) => mistake::spot(self, note),
            (Facts::Mistake { .. }, ItemKind::MistakeMend) => mistake::mend(self, note, &mut rng),
            (Facts::Mistake { .. }, ItemKind::MistakeWhy) => mistake::why(self, note, &mut rng),
            _ => None,
        }?;
        Some(Self::finish(note, kind, asked, source, &mut rng))
    }

    fn finish(
        note: &Note,
        kind: ItemKind,
        asked: Question,
        source: Option<&Source>,
        rng: &mut Pcg32,
    ) -> Item {
        let (choices, said, key) = match asked.answer {
            Asked::Choose { key, distractors } => {
                let (choices, index) = shuffled(key, distractors, rng);
                (choices, Vec::new(), Key::Choice { index })
            }
            Asked::ChooseOf { key, distractors } => {
                let (choices, index) = shuffled((key, Vec::new()), distractors, rng);
                let (choices, said) = choices.into_iter().unzip();
                (choices, said, Key::Choice { index })
            }
            Asked::InOrder { choices, key } => (choices, Vec::new(), Key::Choice { index: key }),
            Asked::Tiles { tiles, key } => (tiles, Vec::new(), key),
            Asked::Other(key) => (Vec::new(), Vec::new(), key),
        };
        Item {
            note: note.clone(),
            also: Vec::new(),
            kind,
            instruction: asked.instruction.to_owned(),
            stem: asked.stem,
            context: asked.context,
            show_readings: asked.show_readings,
            audio: asked.audio,
            choices,
            said,
            key,
            explanation: asked.explanation,
            source: source.cloned(),
        }
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
    /// By choosing among words or their meanings; of each wrong one, what there is to say when it was chosen.
    ChooseOf {
        key: Passage,
        distractors: Vec<(Passage, Vec<Passage>)>,
    },
    /// By choosing among choices that always stand in the same order.
    InOrder { choices: Vec<Passage>, key: usize },
    /// By putting tiles in order.
    Tiles { tiles: Vec<Passage>, key: Key },
    /// Otherwise.
    Other(Key),
}

/// Whether a kind asks for a word among others, where a sentence would stand out.
fn tells(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Meaning | ItemKind::Word | ItemKind::Tones)
}

/// The key at a place of chance among the distractors.
fn shuffled<T>(key: T, distractors: Vec<T>, rng: &mut Pcg32) -> (Vec<T>, usize) {
    let index = rng.random_range(0..=distractors.len());
    let mut choices = distractors;
    choices.insert(index, key);
    (choices, index)
}

#[cfg(test)]
mod tests;

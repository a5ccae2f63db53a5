//! Choosing distractors: plausible, and provably wrong.
//!
//! A distractor is of the class of the key, and the better the nearer it is in what the question is about: sound where a
//! word is heard, look where it is read, theme (the same lesson) where its meaning is wanted; and always in level. It is
//! fair only if no word that carries meaning stands in the glosses of both, over all entries of both in the
//! dictionary; so a synonym that the dictionary knows as one never stands beside the key.

use super::Maker;
use super::pool::Listed;
use super::sort::{Sort, sort};
use crate::gloss::{self, Class};
use crate::item::Passage;
use crate::note::{Facts, Note, NoteId};
use crate::phrase::{Phrase, Ruby};
use rand::RngExt;
use rand_pcg::Pcg32;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use wenxi_mandarin::{Entry, Language, Syllable, is_hanzi, pinyin};

/// How many distractors an item has.
pub(super) const DISTRACTORS: usize = 3;
/// From how many characters on a word is a compound of words.
const COMPOUND: usize = 4;
/// How many senses are said of a word in passing.
const SENSES_SAID: usize = 2;
/// The level of a word that HSK does not list, to compare with.
const UNLISTED: u8 = 6;

/// A word that may be a choice.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) id: NoteId,
    pub(super) word: Phrase,
    /// The word in simplified characters, to compare with.
    pub(super) plain: String,
    pub(super) gloss: String,
    pub(super) syllables: Vec<Syllable>,
    pub(super) class: Class,
    pub(super) sort: Sort,
    /// Words that carry meaning in the gloss and in all senses of all entries of the word.
    pub(super) stems: BTreeSet<String>,
    pub(super) level: u8,
    /// Whether it is a word of the lesson, and not of the pool.
    pub(super) of_lesson: bool,
}

impl Candidate {
    /// The word of a note; none for other notes.
    pub(super) fn of_note(language: &Language, note: &Note) -> Option<Self> {
        let Facts::Word { word, gloss, .. } = &note.facts else {
            return None;
        };
        let entries = language.define(&word.text);
        let mut stems = stems_of(&entries);
        stems.extend(gloss::meaning(gloss));
        let class = gloss::class(gloss);
        Some(Self {
            id: note.id.clone(),
            sort: sort(language, &word.text, gloss, &entries),
            word: word.clone(),
            plain: language.simplified(&word.text),
            gloss: gloss.clone(),
            syllables: syllables(word),
            class,
            stems,
            level: level(language, &word.text),
            of_lesson: true,
        })
    }

    /// The word of the pool, if it is of the class that is wanted; none for one character, and for one that the dictionary
    /// explains by another word only.
    fn of_listed(language: &Language, listed: &Listed, wanted: Option<Class>) -> Option<Self> {
        let entries = language.define(listed.text);
        let entry = entries.iter().find(|entry| entry.pinyin == listed.syllables)?;
        let gloss = gloss::short(entry);
        let characters = entry.simplified.chars().count();
        let whole = entry.simplified.chars().all(is_hanzi) && entry.pinyin.len() == characters;
        // "to not count": no English that anybody would choose.
        let is_odd = gloss.starts_with("to not ");
        if gloss.is_empty() || is_odd || !gloss::is_whole(entry) || characters < 2 || !whole {
            return None;
        }
        let class = gloss::class(&gloss);
        if wanted.is_some_and(|wanted| wanted != class) {
            return None;
        }
        let rubies = entry
            .pinyin
            .iter()
            .enumerate()
            .map(|(at, s)| Ruby {
                at,
                pinyin: s.to_string(),
            })
            .collect();
        Some(Self {
            id: NoteId::word(&entry.simplified, &pinyin::marks(&entry.pinyin)),
            word: Phrase {
                text: entry.simplified.clone(),
                rubies,
            },
            plain: entry.simplified.clone(),
            class,
            sort: sort(language, &entry.simplified, &gloss, &entries),
            gloss,
            syllables: entry.pinyin.clone(),
            stems: stems_of(&entries),
            level: entry.hsk.v3.or(entry.hsk.v2).unwrap_or(UNLISTED),
            of_lesson: false,
        })
    }

    /// The word with its reading and its meaning, in short.
    pub(super) fn said(&self) -> Vec<Passage> {
        let gloss = gloss::first(&self.gloss, SENSES_SAID);
        vec![
            Passage::Chinese(self.word.clone()),
            Passage::Pinyin(pinyin::marks(&self.syllables)),
            Passage::English(gloss),
        ]
    }

    /// The number of characters.
    pub(super) fn len(&self) -> usize {
        self.word.text.chars().count()
    }

    /// How near another word is in sound, look and level; more is nearer.
    fn nearness(&self, other: &Listed, near: Near) -> i32 {
        self.likeness(other.text, &other.syllables, other.level, near)
    }

    fn likeness(&self, text: &str, syllables: &[Syllable], level: u8, near: Near) -> i32 {
        let count = |number: usize| i32::try_from(number).unwrap_or(0);
        let letters = self
            .syllables
            .iter()
            .zip(syllables)
            .filter(|(a, b)| a.letters() == b.letters())
            .count();
        let forms = self.word.text.chars().zip(self.plain.chars());
        let look = forms
            .filter(|(own, plain)| text.contains(*own) || text.contains(*plain))
            .count();
        let (sound, sight, plain) = match near {
            Near::Meaning => (1, 1, 2),
            Near::Look => (1, 3, 2),
            Near::Sound => (3, 1, 0),
        };
        // A word that differs in nothing but its tones tests what is heard as no other does.
        let is_pair =
            letters == self.syllables.len() && letters == syllables.len() && syllables != self.syllables;
        let pair = if near == Near::Sound && is_pair { 100 } else { 0 };
        pair + sound * count(letters) + sight * count(look) - plain * i32::from(self.level.abs_diff(level))
    }

    /// Whether another word may stand beside this one where the words are seen or heard: a compound of four characters only
    /// beside others of the lesson. The HSK has almost none but sayings of that length, and they are told at a glance.
    pub(super) fn is_as_long_as(&self, other: &Candidate, strict: bool) -> bool {
        self.len() == other.len() && (!strict || self.len() < COMPOUND || other.of_lesson)
    }

    /// Whether another word may stand beside this one by what kind of word it is. Of words that are heard it matters not.
    fn is_like(&self, other: &Candidate, near: Near, strict: bool) -> bool {
        if near == Near::Sound || !strict {
            return near == Near::Sound || self.class == other.class;
        }
        let acts = matches!(self.sort, Sort::Verb | Sort::Adjective);
        let shares = self.plain.chars().any(|c| other.plain.contains(c));
        self.class == other.class && self.sort == other.sort && !(acts && shares)
    }
}

/// A word of the lesson, as far as it is known before it is looked at.
pub(super) struct Word<'a> {
    pub(super) note: &'a Note,
    text: &'a str,
    syllables: Vec<Syllable>,
    level: u8,
}

impl<'a> Word<'a> {
    /// The word of a note; none for other notes.
    pub(super) fn of_note(language: &Language, note: &'a Note) -> Option<Self> {
        let Facts::Word { word, .. } = &note.facts else {
            return None;
        };
        Some(Self {
            note,
            text: &word.text,
            syllables: syllables(word),
            level: level(language, &word.text),
        })
    }
}

impl Word<'_> {
    /// Whether it may stand beside a key, as far as what the note itself says tells: most words fall here, and are not looked
    /// up.
    fn may_stand_beside(&self, key: &Candidate, near: Near) -> bool {
        let gloss = self.note.english();
        let means_other =
            || gloss::class(gloss) == key.class && gloss::meaning(gloss).is_disjoint(&key.stems);
        self.note.id != key.id && !gloss.is_empty() && (near == Near::Sound || means_other())
    }
}

/// The readings that were given for a word.
pub(super) fn syllables(word: &Phrase) -> Vec<Syllable> {
    let parsed = word.rubies.iter().map(|ruby| ruby.pinyin.parse());
    parsed.filter_map(Result::ok).collect()
}

/// The level of a word.
fn level(language: &Language, word: &str) -> u8 {
    let listed = language.hsk(word, &[]).and_then(|hsk| hsk.v3.or(hsk.v2));
    listed.unwrap_or(UNLISTED)
}

/// In what a distractor is to be near its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// In theme: words of the lesson first.
    Meaning,
    /// In characters.
    Look,
    /// In syllables.
    Sound,
}

impl Near {
    /// What it is worth that a word is of the lesson.
    fn of_the_lesson(self) -> i32 {
        match self {
            Self::Meaning => 6,
            Self::Look | Self::Sound => 2,
        }
    }
}

/// Words that carry meaning in all senses of all entries of a word.
pub(super) fn stems_of(entries: &[Entry]) -> BTreeSet<String> {
    entries
        .iter()
        .flat_map(|entry| &entry.senses)
        .flat_map(|sense| gloss::meaning(sense))
        .collect()
}

/// Distractors for a key among the words of the lesson and of the pool. `fits` says what else must hold. Fewer than wanted
/// mean that the key cannot be asked fairly.
pub(super) fn distractors(
    maker: &Maker<'_>,
    key: &Candidate,
    near: Near,
    rng: &mut Pcg32,
    fits: impl Fn(&Candidate) -> bool,
) -> Option<Vec<Candidate>> {
    let mut ranked: Vec<(i32, &str, Origin<'_>)> = Vec::new();
    for word in &maker.words {
        let likeness = key.likeness(word.text, &word.syllables, word.level, near);
        let rank = likeness + near.of_the_lesson() + rng.random_range(0..4);
        ranked.push((rank, word.text, Origin::Lesson(word)));
    }
    let chance = rng.random_range(0..usize::from(u16::MAX));
    for word in maker.pool.near(key, chance) {
        ranked.push((
            key.nearness(word, near) + rng.random_range(0..4),
            word.text,
            Origin::Pool(word),
        ));
    }
    ranked.retain(|(_, text, _)| *text != key.word.text && *text != key.plain);
    let script = maker.script_of(&key.word.text);
    // The nearest first, and of those that are as near the first by their characters. Few of many are looked at, so that
    // the others need no order.
    let places = ranked.iter().zip(0_usize..);
    let mut nearest: BinaryHeap<_> = places
        .map(|((rank, text, _), at)| (*rank, Reverse(*text), Reverse(at)))
        .collect();
    // What the word is heard as is all that counts there.
    let wanted = (near != Near::Sound).then_some(key.class);
    let mut chosen: Vec<Candidate> = Vec::new();
    while let Some((.., Reverse(at))) = nearest.pop() {
        let Some((.., origin)) = ranked.get(at) else {
            continue;
        };
        // Looked up last, because most words are never looked at.
        let word = match origin {
            Origin::Lesson(word) if !word.may_stand_beside(key, near) => continue,
            Origin::Lesson(word) => Candidate::of_note(maker.language, word.note),
            Origin::Pool(word) => Candidate::of_listed(maker.language, word, wanted),
        };
        let Some(word) = word.filter(|word| {
            word.id != key.id
                && !word.gloss.is_empty()
                && key.is_like(word, near, maker.strict)
                && (near == Near::Sound || word.stems.is_disjoint(&key.stems))
        }) else {
            continue;
        };
        let word = Candidate {
            word: maker.written(word.word, script),
            ..word
        };
        // Two choices that mean the same would both be known to be wrong.
        let stands_apart = chosen.iter().all(|c| {
            c.word.text != word.word.text && (near == Near::Sound || c.stems.is_disjoint(&word.stems))
        });
        if stands_apart && fits(&word) {
            chosen.push(word);
        }
        if chosen.len() == DISTRACTORS {
            return Some(chosen);
        }
    }
    None
}

/// Where a word comes from that may be a distractor.
enum Origin<'a> {
    Lesson(&'a Word<'a>),
    Pool(&'a Listed),
}

/// Whether two texts are of about the same length, so that neither stands out.
pub(super) fn is_as_long(one: &str, other: &str) -> bool {
    let (one, other) = (one.chars().count(), other.chars().count());
    one.max(other) <= 2 * one.min(other) + 4
}

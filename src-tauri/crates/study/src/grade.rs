//! Grading: how good an answer is, and where it differs. Each sort of answer has its module: readings and tones, text
//! that was heard, meanings in English.

mod gloss;
mod reading;
mod text;

pub(crate) use text::is_order;

use crate::item::{Item, Key};
use crate::schedule::{Rating, Verdict};
use reading::reading;
use wenxi_mandarin::Language;

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// The choice with this index.
    Choice(usize),
    /// Typed text.
    Typed(String),
    /// The tone of each syllable, 1 to 5.
    Tones(Vec<u8>),
    /// Tiles by their indices, in the order in which they were put.
    Order(Vec<usize>),
    /// Pairs in the order in which they were tried: left and right.
    Pairs(Vec<(usize, usize)>),
    /// Wrong strokes at each character.
    Written(Vec<u32>),
    /// The learner's own rating.
    Rated(Rating),
    /// "I don't know".
    GiveUp,
}

/// What an answer is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Graded {
    /// Nothing yet: the tones were forgotten. The sentence asks for them.
    Nudge(String),
    /// This.
    Grade(Grade),
}

/// How good an answer is, and where it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// How good it is.
    pub verdict: Verdict,
    /// What it is worth to the card.
    pub rating: Rating,
    /// Where it differs, as a sentence; none when nothing can be said.
    pub difference: Option<String>,
    /// The right text and the given one, aligned; only for what was heard and typed.
    pub marks: Vec<Mark>,
    /// The reading as it was given, when only tones are wrong: to be heard beside the right one.
    pub slip: Option<Slip>,
    /// How each of the notes was answered, for matched pairs.
    pub each: Vec<Verdict>,
}

/// Two readings that differ in their tones, syllables with tone marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The right one.
    pub right: Vec<String>,
    /// The given one.
    pub given: Vec<String>,
}

/// A stretch of a typed text beside the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// In both.
    Same(String),
    /// Only in the right one.
    Missing(String),
    /// Only in the typed one.
    Extra(String),
}

impl Grade {
    /// Right, whatever was answered: what "Count as correct" makes of it.
    pub fn right() -> Self {
        Self::new(Verdict::Right)
    }

    fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            rating: verdict.rating(),
            difference: None,
            marks: Vec::new(),
            slip: None,
            each: Vec::new(),
        }
    }

    fn saying(verdict: Verdict, difference: impl Into<String>) -> Self {
        Self {
            difference: Some(difference.into()),
            ..Self::new(verdict)
        }
    }
}

/// Grades an answer. `nudged` says that tones were asked for already.
pub fn grade(language: &Language, item: &Item, response: &Response, nudged: bool) -> Graded {
    let grade = match (&item.key, response) {
        (Key::Choice { index }, Response::Choice(chosen)) if chosen == index => Grade::new(Verdict::Right),
        (Key::Reading { accepted }, Response::Typed(typed)) => {
            return reading(&item.note.chinese().text, accepted, typed, nudged);
        }
        (Key::Tones { letters, accepted }, Response::Tones(tones)) => {
            return reading::tones(&item.note.chinese().text, letters, accepted, tones);
        }
        (Key::Gloss { accepted, also }, Response::Typed(typed)) => {
            gloss::gloss(accepted, also, typed, |word| language.is_english(word))
        }
        (Key::Dictation { accepted }, Response::Typed(typed)) => text::dictation(language, accepted, typed),
        (Key::Order { whole, also }, Response::Order(order)) => {
            let said: String = order
                .iter()
                .filter_map(|tile| item.choices.get(*tile))
                .map(|tile| tile.text())
                .collect();
            text::order(whole, also, &said)
        }
        // Characters that were written on paper, too.
        (Key::SelfRated { .. } | Key::Strokes { .. }, Response::Rated(rating)) => Grade {
            rating: *rating,
            ..Grade::new(rating.verdict())
        },
        (Key::Pairs { partner, .. }, Response::Pairs(tried)) => pairs(partner, tried),
        (Key::Strokes { characters }, Response::Written(mistakes)) if mistakes.len() == characters.len() => {
            strokes(mistakes)
        }
        (Key::Pairs { partner, .. }, _) => Grade {
            each: vec![Verdict::Wrong; partner.len()],
            ..Grade::new(Verdict::Wrong)
        },
        _ => Grade::new(Verdict::Wrong),
    };
    Graded::Grade(grade)
}

/// A pair is right when the left one's first partner was its own; all are right when each is, nearly when most are.
fn pairs(partner: &[usize], tried: &[(usize, usize)]) -> Grade {
    let first = |left: usize| tried.iter().find(|(l, _)| *l == left).map(|(_, right)| *right);
    let each: Vec<Verdict> = partner
        .iter()
        .enumerate()
        .map(|(left, right)| match first(left) {
            Some(tried) if tried == *right => Verdict::Right,
            _ => Verdict::Wrong,
        })
        .collect();
    let wrong = each.iter().filter(|verdict| **verdict == Verdict::Wrong).count();
    let verdict = match wrong {
        0 => Verdict::Right,
        _ if 2 * wrong <= partner.len() => Verdict::Nearly,
        _ => Verdict::Wrong,
    };
    Grade {
        each,
        ..Grade::new(verdict)
    }
}

/// Characters are right with at most one wrong stroke each, nearly right with at most three.
fn strokes(mistakes: &[u32]) -> Grade {
    match mistakes.iter().max().copied().unwrap_or(0) {
        0 => Grade::new(Verdict::Right),
        1 => Grade::saying(Verdict::Right, "One stroke went astray."),
        most @ 2..=3 => Grade::saying(
            Verdict::Nearly,
            format!("{most} strokes of one character went astray."),
        ),
        most => Grade::saying(
            Verdict::Wrong,
            format!("{most} strokes of one character went astray."),
        ),
    }
}

#[cfg(test)]
mod tests;

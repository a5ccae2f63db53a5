//! An answer as the window shows it: how good it is, where it differs, why, and when the card comes back.

use crate::{Engine, Error, dto::*, source, view::ItemWriter};
use wenxi_study::{CardState, Facts, Grade, Item, ItemKind, Key, Mark, Now, Passage, Phrase, Response, Slip};

pub(super) fn nudged(nudge: String) -> PracticeAnswered {
    PracticeAnswered {
        verdict: Verdict::Nearly,
        nudge: Some(nudge),
        right_choice: None,
        key: Vec::new(),
        difference: String::new(),
        chosen: Vec::new(),
        marks: Vec::new(),
        compare: Vec::new(),
        explanation: Vec::new(),
        audio: Vec::new(),
        has_source: false,
        can_accept: false,
        following: None,
    }
}

/// What is known for showing an answer: nothing more is read for it.
pub(super) struct Showing<'a> {
    pub(super) writer: ItemWriter<'a>,
    has_source: bool,
}

impl<'a> Showing<'a> {
    pub(super) fn new(engine: &'a Engine, item: &Item) -> Result<Self, Error> {
        Ok(Self {
            writer: ItemWriter::new(engine.language()?, engine.display()?),
            has_source: source::is_there(engine, item)?,
        })
    }

    /// `response` is what was answered; none where it counts as right.
    pub(super) fn answered(
        &self,
        item: &Item,
        grade: &Grade,
        response: Option<&Response>,
    ) -> PracticeAnswered {
        let Self { writer, has_source } = self;
        let chosen = chosen(item, response);
        let shows_key = !matches!(item.key, Key::Pairs { .. } | Key::SelfRated { .. });
        PracticeAnswered {
            verdict: grade.verdict.into(),
            nudge: None,
            right_choice: match item.key {
                Key::Choice { index } => Some(count(index)),
                _ => None,
            },
            key: if shows_key {
                writer.runs(&[item.answer()])
            } else {
                Vec::new()
            },
            difference: grade.difference.clone().unwrap_or_default(),
            marks: grade.marks.iter().map(mark).collect(),
            chosen: writer.spaced(chosen),
            compare: match grade.slip.as_ref() {
                Some(slip) => compared(item, slip).into(),
                None => heard(writer, item, chosen),
            },
            explanation: writer.spaced(&item.explanation),
            audio: if item.also.is_empty() {
                writer.spoken(right_chinese(item))
            } else {
                Vec::new()
            },
            has_source: *has_source,
            can_accept: grade.verdict != wenxi_study::Verdict::Right,
            following: None,
        }
    }
}

/// What there is to say of the choice, if it was a wrong one.
fn chosen<'a>(item: &'a Item, response: Option<&Response>) -> &'a [Passage] {
    match response {
        Some(Response::Choice(index)) => item.said.get(*index).map(Vec::as_slice).unwrap_or_default(),
        _ => &[],
    }
}

/// Where a word was heard and another one chosen, both of them, to be heard side by side.
fn heard(writer: &ItemWriter<'_>, item: &Item, chosen: &[Passage]) -> Vec<ReadingHeard> {
    let (Some(heard), [Passage::Chinese(other), Passage::Pinyin(_), ..]) = (&item.audio, chosen) else {
        return Vec::new();
    };
    if item.kind != ItemKind::Listening {
        return Vec::new();
    }
    let sound = |right: bool, word: &Phrase| {
        let words = writer.spoken(word);
        let syllables = words.iter().flat_map(|word| &word.syllables);
        ReadingHeard {
            right,
            pinyin: writer.spelt(syllables.map(String::as_str)),
            words,
        }
    };
    vec![sound(true, heard), sound(false, other)]
}

fn mark(mark: &Mark) -> MarkView {
    let (kind, text) = match mark {
        Mark::Same(text) => (MarkKind::Same, text),
        Mark::Missing(text) => (MarkKind::Missing, text),
        Mark::Extra(text) => (MarkKind::Extra, text),
    };
    MarkView {
        kind,
        text: text.clone(),
    }
}

/// The right reading and the one that was given, each to be heard.
fn compared(item: &Item, slip: &Slip) -> [ReadingHeard; 2] {
    [(true, &slip.right), (false, &slip.given)].map(|(right, syllables)| ReadingHeard {
        right,
        pinyin: syllables.join(" "),
        words: vec![SpokenWord {
            text: item.note.chinese().text.clone(),
            syllables: syllables.clone(),
        }],
    })
}

/// The Chinese to hear and to see after an answer: never a wrong sentence.
pub(super) fn right_chinese(item: &Item) -> &Phrase {
    match &item.note.facts {
        Facts::Mistake {
            corrects, incorrect, ..
        } => corrects.first().map_or(incorrect, |correct| &correct.chinese),
        _ => item.note.chinese(),
    }
}

/// When a card comes back, in words.
pub(super) fn comes_back(state: &CardState, now: Now) -> String {
    let counted =
        |number: i64, unit: &str| format!("in {number} {unit}{}", if number == 1 { "" } else { "s" });
    if let Some(at) = state.due_at_ms {
        let minutes = (at - now.at_ms).max(0).div_euclid(60_000).max(1);
        return counted(minutes, "minute");
    }
    match i64::from(state.due_day.since(now.day)) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ 2..=59 => counted(days, "day"),
        days @ 60..=729 => counted(days / 30, "month"),
        days => counted(days / 365, "year"),
    }
}

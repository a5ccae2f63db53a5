//! Readings: typed as people type them (marks or numbers, spaces or none, `v` for `ü`, capitals), or chosen tone by tone.
//! Dictionary tones and tones as spoken are both right. Right syllables without any tone are asked for again once.

use super::{Grade, Graded, Slip};
use crate::schedule::Verdict;
use std::collections::BTreeMap;
use wenxi_mandarin::pinyin::{self, Misalignment};
use wenxi_mandarin::{Syllable, Tone, is_hanzi};

/// Grades a typed reading of a word.
pub(super) fn reading(word: &str, accepted: &[String], typed: &str, nudged: bool) -> Graded {
    let keys: Vec<Slots> = accepted
        .iter()
        .filter_map(|key| Slots::read(word, key, None).ok())
        .collect();
    let Some(shown) = keys.first() else {
        return Graded::Grade(Grade::new(Verdict::Wrong));
    };
    let typed = &joined(typed);
    let answer = match Slots::read(word, typed, Some(&keys)) {
        Ok(answer) => answer,
        Err(Misalignment::NotPinyin(error)) => return wrong(error.to_string()),
        Err(Misalignment::Count {
            characters,
            syllables,
        }) if characters == syllables => return wrong("This is not how it is read.".to_owned()),
        Err(Misalignment::Count {
            characters,
            syllables,
        }) => {
            return wrong(format!(
                "It has {}, not {}.",
                counted(characters, "syllable"),
                counted(syllables, "syllable")
            ));
        }
    };
    let mut letters = Vec::new();
    let mut tones = Vec::new();
    for (at, wanted) in &shown.0 {
        let right: Vec<Option<Syllable>> = keys.iter().filter_map(|key| key.0.get(at).copied()).collect();
        let typed = answer.0.get(at).copied().flatten();
        let same_letters = |key: &Option<Syllable>| {
            key.map(|s| s.letters()) == typed.map(|s| s.letters()) || is_er(*key, typed)
        };
        if !right.iter().any(same_letters) {
            letters.push((*at, *wanted, typed));
        } else if !right.iter().any(|key| *key == typed || is_er(*key, typed)) {
            tones.push((*at, *wanted, typed));
        }
    }
    if letters.is_empty() && !tones.is_empty() && !nudged && !has_tones(typed) {
        return Graded::Nudge(
            "The syllables are right. Now add the tones, as marks (kè) or numbers (ke4).".to_owned(),
        );
    }
    let place = |at: usize| ordinal(shown.0.range(..at).filter(|(_, s)| s.is_some()).count());
    let slip = || Slip {
        right: shown.spelled(),
        given: answer.spelled(),
    };
    Graded::Grade(match (letters.first(), &tones[..]) {
        (None, []) => Grade::new(Verdict::Right),
        (None, [(at, wanted, typed)]) => Grade {
            difference: tone_difference(place(*at), *wanted, *typed),
            slip: Some(slip()),
            ..Grade::new(Verdict::Nearly)
        },
        (None, [(at, wanted, typed), ..]) => Grade {
            difference: tone_difference(place(*at), *wanted, *typed)
                .map(|first| format!("{} tones are off. {first}", tones.len())),
            slip: Some(slip()),
            ..Grade::new(Verdict::Wrong)
        },
        (Some((at, Some(wanted), Some(typed))), _) => Grade::saying(
            Verdict::Wrong,
            format!("{} syllable: {wanted}, not {typed}.", place(*at)),
        ),
        (Some(_), _) => Grade::new(Verdict::Wrong),
    })
}

/// Grades tones that were chosen for given letters, 1 to 5 each.
pub(super) fn tones(word: &str, letters: &[String], accepted: &[String], tones: &[u8]) -> Graded {
    let typed: Vec<String> = letters
        .iter()
        .zip(tones)
        .map(|(letters, tone)| format!("{letters}{tone}"))
        .collect();
    if typed.len() != letters.len() {
        return Graded::Grade(Grade::new(Verdict::Wrong));
    }
    reading(word, accepted, &typed.join(" "), true)
}

fn wrong(difference: String) -> Graded {
    Graded::Grade(Grade::saying(Verdict::Wrong, difference))
}

/// The syllable of each character of a word. A 儿 that only colours the syllable before it has none.
struct Slots(BTreeMap<usize, Option<Syllable>>);

impl Slots {
    /// Puts a reading on the characters; `keys` decide how letters are split that could be split in several ways.
    fn read(word: &str, reading: &str, keys: Option<&[Slots]>) -> Result<Self, Misalignment> {
        let mut readings: BTreeMap<char, Vec<Syllable>> = BTreeMap::new();
        for (at, character) in word.chars().enumerate() {
            let known = keys
                .into_iter()
                .flatten()
                .filter_map(|key| key.0.get(&at).copied().flatten());
            let known: Vec<Syllable> = known.collect();
            let without_dots = known
                .iter()
                .filter_map(|key| Syllable::new(&key.letters().replace('ü', "u"), key.tone()));
            // Whoever types `nuer` for `nǚér` means `nu er` and not `nüe`.
            let own = readings.entry(character).or_default();
            own.extend(without_dots);
            own.extend(known);
        }
        let aligned = pinyin::align(word, reading, |character| {
            readings.get(&character).map(Vec::as_slice).unwrap_or_default()
        })?;
        let mut slots: BTreeMap<usize, Option<Syllable>> = word
            .chars()
            .enumerate()
            .filter(|(_, c)| is_hanzi(*c))
            .map(|(at, _)| (at, None))
            .collect();
        for (at, syllable) in aligned.syllables {
            slots.insert(at, (!syllable.is_r()).then(|| syllable.without_erhua()));
        }
        Ok(Self(slots))
    }

    /// The syllables with their tone marks.
    fn spelled(&self) -> Vec<String> {
        self.0.values().flatten().map(ToString::to_string).collect()
    }
}

/// Whether a 儿 that has no syllable of its own was written out as one.
fn is_er(wanted: Option<Syllable>, typed: Option<Syllable>) -> bool {
    wanted.is_none() && typed.is_some_and(|syllable| syllable.letters() == "er")
}

/// A typed reading with each number at the syllable that it stands behind: `fu 4 kuan 3`.
fn joined(typed: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in typed.split_whitespace() {
        match parts.last_mut() {
            Some(before) if part.starts_with(char::is_numeric) && before.ends_with(char::is_alphabetic) => {
                before.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts.join(" ")
}

/// Whether there is any mark or number of a tone in a text.
fn has_tones(typed: &str) -> bool {
    let toneless = |text: &str| match pinyin::parse(text) {
        Ok(syllables) => syllables.iter().all(|syllable| syllable.tone() == Tone::Neutral),
        Err(_) => false,
    };
    !toneless(typed) || typed.contains(|c: char| c.is_numeric())
}

fn tone_difference(place: String, wanted: Option<Syllable>, typed: Option<Syllable>) -> Option<String> {
    let (wanted, typed) = (wanted?, typed?);
    Some(format!(
        "{place} syllable: {wanted}, {}, not {}.",
        tone(wanted.tone()),
        tone_alone(typed.tone())
    ))
}

fn tone(tone: Tone) -> String {
    format!("{} tone", tone_alone(tone))
}

fn tone_alone(tone: Tone) -> &'static str {
    match tone {
        Tone::First => "first",
        Tone::Second => "second",
        Tone::Third => "third",
        Tone::Fourth => "fourth",
        Tone::Neutral => "neutral",
    }
}

/// `First` for 0 and so on.
fn ordinal(index: usize) -> String {
    const WORDS: [&str; 8] = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth",
    ];
    WORDS
        .get(index)
        .map_or_else(|| format!("{}th", index + 1), |word| (*word).to_owned())
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 {
        format!("1 {what}")
    } else {
        format!("{number} {what}s")
    }
}

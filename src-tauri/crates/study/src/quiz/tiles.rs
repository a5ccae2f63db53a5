//! Asking for the order of the words of a sentence, which are tiles to be put in order.

use super::sentence::both;
use super::{Asked, Maker, Question, orders};
use crate::item::{Key, Passage};
use crate::note::{Facts, Note};
use crate::phrase::{Phrase, Ruby};
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use std::collections::BTreeSet;

/// How many words a sentence has that is put in order.
const TILES: std::ops::RangeInclusive<usize> = 4..=9;
/// The words of a sentence; put them in order. Sentences of the lesson that the same words make are right, too, and so are
/// other corrections of the same mistake, and orders that say the same.
pub(super) fn order(
    maker: &Maker<'_>,
    note: &Note,
    instruction: &'static str,
    chinese: &Phrase,
    english: &str,
    rng: &mut Pcg32,
) -> Option<Question> {
    let whole = tiles(maker, chinese);
    let distinct: BTreeSet<&str> = whole.iter().map(|tile| tile.text.as_str()).collect();
    if !TILES.contains(&whole.len()) || distinct.len() < 3 {
        return None;
    }
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    let wanted = letters(&chinese.text);
    let others = maker
        .neighbours
        .iter()
        .filter(|other| other.id != note.id)
        .filter_map(|other| match &other.facts {
            Facts::Sentence { chinese, .. } => Some(chinese),
            _ => None,
        });
    let (corrections, incorrect) = match &note.facts {
        Facts::Mistake {
            corrects, incorrect, ..
        } => (corrects.as_slice(), incorrect.text.as_str()),
        _ => (&[][..], ""),
    };
    let others = others.chain(corrections.iter().map(|correct| &correct.chinese));
    let others = others
        .map(|other| &other.text)
        .filter(|text| letters(text) == wanted);
    let mut also: Vec<String> = others.filter(|text| **text != chinese.text).cloned().collect();
    also.extend(orders::others(maker.language, chinese));
    // What the author calls wrong is never right.
    also.retain(|order| !crate::grade::is_order(&Phrase::plain(incorrect), &[], order));
    let mut tiles = whole.clone();
    // A shuffle that changes nothing would give the answer away; chance comes to another one soon.
    let is_right = |tiles: &[Phrase]| {
        let said: String = tiles.iter().map(|tile| tile.text.as_str()).collect();
        crate::grade::is_order(chinese, &also, &said)
    };
    for _ in 0..8 {
        tiles.shuffle(rng);
        if !is_right(&tiles) {
            break;
        }
    }
    Some(Question {
        instruction,
        stem: Vec::new(),
        context: vec![Passage::English(english.to_owned())],
        show_readings: true,
        audio: None,
        answer: Asked::Tiles {
            tiles: tiles.into_iter().map(Passage::Chinese).collect(),
            key: Key::Order {
                whole: chinese.clone(),
                also,
            },
        },
        explanation: both(chinese, english),
    })
}

/// The words of a sentence, each with the punctuation behind it; none at the end.
fn tiles(maker: &Maker<'_>, chinese: &Phrase) -> Vec<Phrase> {
    let mut tiles: Vec<Phrase> = Vec::new();
    for word in chinese.words(maker.language) {
        let is_word = word.text.chars().any(char::is_alphanumeric);
        let rubies = |from: usize| {
            chinese
                .rubies
                .iter()
                .filter(|ruby| (word.at..word.at + word.text.chars().count()).contains(&ruby.at))
                .map(move |ruby| Ruby {
                    at: ruby.at - from,
                    pinyin: ruby.pinyin.clone(),
                })
        };
        match tiles.last_mut() {
            Some(last) if !is_word => last.text.push_str(word.text.trim()),
            _ if is_word => tiles.push(Phrase {
                rubies: rubies(word.at).collect(),
                text: word.text,
            }),
            _ => {}
        }
    }
    if let Some(last) = tiles.last_mut() {
        let bare = last.text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        last.text.truncate(bare);
    }
    tiles
}

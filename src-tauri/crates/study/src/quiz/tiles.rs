//! The tiles of a sentence that is put in order.

use super::Maker;
use crate::note::{Phrase, Ruby};

/// The words of a sentence, each with the punctuation behind it; none at the end.
pub(super) fn tiles(maker: &Maker<'_>, chinese: &Phrase) -> Vec<Phrase> {
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

//! From words to what is said: the normaliser.
//!
//! Words that have syllables are said as they are. The rest, punctuation, numbers and Latin words, stand in runs between
//! them, and are read here as Chinese people say them: `1990年` digit by digit, `5%` as bǎifēn zhī wǔ, `12315` with yāo
//! for one, `HSK` by its letters, `￥8` as bā yuán. A passage of English is left to the English voice.

mod latin;
mod number;
mod numeral;
mod reading;
mod run;

use wenxi_mandarin::Syllable;

use crate::{Piece, SpokenWord};
use run::Run;

/// Everything that sounds or pauses, in order.
pub fn pieces(words: &[SpokenWord]) -> Vec<Piece> {
    let chinese = words.iter().any(|word| !word.syllables.is_empty());
    let mut pieces = Vec::new();
    let mut before = String::new();
    let mut said: Vec<Syllable> = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        keep_last(&mut before, NEAR);
        if word.syllables.is_empty() {
            let rest = words.get(index..).unwrap_or_default();
            let length = rest.iter().take_while(|word| word.syllables.is_empty()).count();
            let (run, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            let coming = coming(after);
            let surroundings = Surroundings {
                chinese,
                before: &before,
                said: &said,
                after: &text_of(after),
                coming: &coming,
            };
            let read = Run::new(index, run, &surroundings).read();
            if read.iter().any(|piece| piece.word().is_some()) {
                said.clear();
            }
            pieces.extend(read);
            before.extend(run.iter().flat_map(|word| word.text.chars()));
            index += length;
        } else {
            let syllables = fuse_erhua(&word.syllables);
            said.extend(&syllables);
            pieces.push(Piece::Chinese {
                word: index,
                text: word.text.clone(),
                syllables,
            });
            before.push_str(&word.text);
            index += 1;
        }
    }
    pieces
}

/// What stands around a run.
#[derive(Debug, Clone, Copy)]
struct Surroundings<'a> {
    /// There is Chinese in the utterance.
    chinese: bool,
    /// The end of what stands before the run; empty at the beginning.
    before: &'a str,
    /// What was said before the run, back to what was not Chinese.
    said: &'a [Syllable],
    /// The beginning of the Chinese after the run; empty at the end.
    after: &'a str,
    /// What is said after the run, up to what is not Chinese.
    coming: &'a [Syllable],
}

/// How many characters around a number may matter to it.
const NEAR: usize = 6;

/// Drops all but the last characters.
fn keep_last(text: &mut String, count: usize) {
    let kept = text.char_indices().rev().nth(count - 1);
    text.drain(..kept.map_or(0, |(at, _)| at));
}

/// The text of Chinese words, as far as it may matter to a number before them.
fn text_of(words: &[SpokenWord]) -> String {
    let chinese = words.iter().take_while(|word| !word.syllables.is_empty());
    chinese.flat_map(|word| word.text.chars()).take(NEAR).collect()
}

/// The syllables of Chinese words, over the punctuation between them, as far as they may be written before them.
fn coming(words: &[SpokenWord]) -> Vec<Syllable> {
    let silent = |word: &SpokenWord| !word.text.contains(char::is_alphanumeric);
    let chinese = words
        .iter()
        .take_while(|word| !word.syllables.is_empty() || silent(word));
    chinese
        .flat_map(|word| fuse_erhua(&word.syllables))
        .take(40)
        .collect()
}

/// The `r` of 儿, a reading of its own on the page, joins the syllable before it.
pub(crate) fn fuse_erhua(syllables: &[Syllable]) -> Vec<Syllable> {
    let mut fused: Vec<Syllable> = Vec::with_capacity(syllables.len());
    for &syllable in syllables {
        let coloured = fused
            .last()
            .filter(|_| syllable.is_r())
            .and_then(|last| last.with_erhua());
        match (coloured, fused.last_mut()) {
            (Some(coloured), Some(last)) => *last = coloured,
            _ => fused.push(syllable),
        }
    }
    fused
}

#[cfg(test)]
mod tests;

//! From words to what is said: the normaliser.
//!
//! Words that have syllables are said as they are. The rest, punctuation, numbers and Latin words, are read here, as
//! Chinese people say them.

use wenxi_mandarin::Syllable;

use crate::{Pause, Piece, SpokenWord};

/// Everything that sounds or pauses, in order.
pub fn pieces(words: &[SpokenWord]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if word.syllables.is_empty() {
            if word.text.chars().any(|c| c.is_ascii_alphabetic()) {
                pieces.push(Piece::English {
                    word: index,
                    text: word.text.clone(),
                });
            } else {
                pieces.extend(word.text.chars().filter_map(pause_at).map(Piece::Pause));
            }
        } else {
            let syllables = fuse_erhua(&word.syllables);
            pieces.push(Piece::Chinese {
                word: index,
                text: word.text.clone(),
                syllables,
            });
        }
    }
    pieces
}

/// The `r` of 儿, a reading of its own on the page, joins the syllable before it.
fn fuse_erhua(syllables: &[Syllable]) -> Vec<Syllable> {
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

fn pause_at(character: char) -> Option<Pause> {
    Some(match character {
        '。' | '！' | '？' | '.' | '!' | '?' | '…' | '\n' => Pause::Sentence,
        '，' | '；' | '：' | ',' | ';' | ':' | '（' | '）' | '(' | ')' | '—' => Pause::Comma,
        '、' | '/' | '“' | '”' | '《' | '》' => Pause::Short,
        _ => return None,
    })
}

//! What is said in one breath: words of one language between two pauses.

use wenxi_mandarin::Syllable;

use crate::{Pause, Piece};

/// The most syllables or English words in a breath: eSpeak holds 800 characters of a clause, and a syllable in phonemes
/// takes fourteen.
const LONGEST: usize = 50;

/// A stretch of a script that is given to the library at once.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Breath<'a> {
    /// Words of Mandarin, and which words of the utterance they are.
    Chinese {
        words: Vec<usize>,
        syllables: Vec<&'a [Syllable]>,
    },
    /// Words of English, and which words of the utterance they are.
    English { words: Vec<usize>, texts: Vec<&'a str> },
    /// Silence.
    Pause(Pause),
}

/// Cuts a script into breaths.
pub(super) fn breaths(pieces: &[Piece]) -> Vec<Breath<'_>> {
    let mut breaths: Vec<Breath<'_>> = Vec::new();
    for piece in pieces {
        match (piece, breaths.last_mut()) {
            (Piece::Pause(pause), _) => breaths.push(Breath::Pause(*pause)),
            (
                Piece::Chinese { word, syllables, .. },
                Some(Breath::Chinese {
                    words,
                    syllables: said,
                }),
            ) if said.iter().map(|word| word.len()).sum::<usize>() + syllables.len() <= LONGEST => {
                words.push(*word);
                said.push(syllables);
            }
            (Piece::Chinese { word, syllables, .. }, _) => {
                breaths.push(Breath::Chinese {
                    words: vec![*word],
                    syllables: vec![syllables],
                });
            }
            (Piece::English { word, text }, Some(Breath::English { words, texts }))
                if words.len() < LONGEST =>
            {
                words.push(*word);
                texts.push(text);
            }
            (Piece::English { word, text }, _) => {
                breaths.push(Breath::English {
                    words: vec![*word],
                    texts: vec![text],
                });
            }
        }
    }
    breaths
}

//! A word written in parts: apart, or with a hyphen.

use super::Notation;
use super::capital;

/// A place inside a word where it is written apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joint {
    /// Before which syllable, counted from 0.
    pub at: usize,
    /// With a hyphen, else with a space.
    pub hyphen: bool,
}

impl Joint {
    /// Spaces at some places.
    pub(crate) fn spaces(places: Vec<usize>) -> Vec<Joint> {
        let space = |at| Joint { at, hyphen: false };
        places.into_iter().map(space).collect()
    }
}

/// The pieces of a word, one for each syllable, put together: apart at its joints, each part of a name with a capital
/// (GB/T 16159-2012, 6.2).
pub(crate) fn put_together(pieces: &[String], joints: &[Joint], is_name: bool, notation: Notation) -> String {
    let latin = notation != Notation::Zhuyin;
    let mut written = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let joint = joints.iter().find(|joint| joint.at == at && latin);
        if let Some(joint) = joint {
            written.push(if joint.hyphen { '-' } else { ' ' });
        }
        // No apostrophe is needed behind a space.
        let bare = if joint.is_some() {
            piece.trim_start_matches('’')
        } else {
            piece
        };
        if is_name && latin && (at == 0 || joint.is_some()) {
            written.push_str(&capital(bare));
        } else {
            written.push_str(bare);
        }
    }
    written
}

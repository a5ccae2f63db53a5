//! How the learner wants Chinese to be shown: which tones, in which notation, in which script.

use crate::dto::{NotationChoice, ScriptChoice, Settings};
use wenxi_mandarin::{Script, pinyin::Notation};

/// How Chinese is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Display {
    /// Tones as spoken rather than as in the dictionary.
    pub(crate) spoken_tones: bool,
    /// How readings are written.
    pub(crate) notation: Notation,
    /// The script; none is the one in which the document is written.
    pub(crate) script: Option<Script>,
}

impl From<&Settings> for Display {
    fn from(settings: &Settings) -> Self {
        Self {
            spoken_tones: settings.spoken_tones,
            notation: settings.notation.into(),
            script: match settings.script {
                ScriptChoice::AsWritten => None,
                ScriptChoice::Simplified => Some(Script::Simplified),
                ScriptChoice::Traditional => Some(Script::Traditional),
            },
        }
    }
}

impl From<NotationChoice> for Notation {
    fn from(choice: NotationChoice) -> Self {
        match choice {
            NotationChoice::Marks => Self::Marks,
            NotationChoice::Numbers => Self::Numbers,
            NotationChoice::Zhuyin => Self::Zhuyin,
        }
    }
}

//! What an engine is: it turns a [script](crate::Script) into a [clip](Clip).

use crate::{Clip, Script, SpeechError};

/// Who speaks. All three are part of a clip's identity: another voice, or a newer engine, makes another clip.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Voice {
    /// As the player shows it: `eSpeak NG (Mandarin)`.
    pub name: String,
    /// The engine: `espeak-ng`.
    pub engine: String,
    /// The engine's version and the settings that change how it sounds.
    pub version: String,
}

/// A speech engine. It is slow to start and quick to speak, holds state, and is used by one thread at a time.
pub trait Engine: Send {
    /// Who speaks; [`SpeechError::NoVoice`] when the engine is not installed.
    ///
    /// The first call starts the engine; later ones are cheap.
    fn voice(&mut self) -> Result<Voice, SpeechError>;

    /// Speaks the script from start to end.
    fn say(&mut self, script: &Script) -> Result<Clip, SpeechError>;
}

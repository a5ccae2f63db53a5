//! The way in: words in, a clip out, made once and kept.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::cache::ClipId;
use crate::{
    ClipCache, Engine, Mark, Recordings, Script, SpeechError, SystemVoice, SystemVoices, Utterance, Voice,
};

/// A clip that is ready to be played: [`Speaker::clip_wav`] gives its sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipRef {
    /// Its name: 32 hexadecimal digits, the same for the same words, voice and rate.
    pub id: String,
    /// How long it sounds.
    pub duration: Duration,
    /// When each word sounds, in order; words that make no sound have none.
    pub marks: Vec<Mark>,
    /// The marks come from the engine itself; otherwise they are estimated.
    pub exact: bool,
    /// The name of the voice that speaks.
    pub voice: String,
}

/// Who speaks when there is no recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The engine, whose clips can be kept.
    Engine(Voice),
    /// A voice of the system, which speaks by itself.
    System(SystemVoice),
}

/// What became of an utterance that is to be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    /// A clip, to be played.
    Clip(ClipRef),
    /// Nothing yet: this voice is to be told to say the text, and plays it itself.
    ByItself(SystemVoice),
}

/// Speaks utterances, and keeps the clips.
///
/// It can be shared between threads; one utterance is synthesised at a time. Calls block: the caller runs them on a
/// thread that may wait.
pub struct Speaker {
    engine: Mutex<Box<dyn Engine>>,
    /// Who speaks, once it is known: a clip that is kept is found while the engine is busy.
    voice: Mutex<Option<Voice>>,
    recordings: Mutex<Arc<[Recordings]>>,
    system: SystemVoices,
    cache: ClipCache,
}

impl Speaker {
    /// A speaker that makes clips with `engine` and keeps them in `cache`. Nothing is started yet.
    pub fn new(engine: Box<dyn Engine>, cache: ClipCache) -> Self {
        Self {
            engine: Mutex::new(engine),
            voice: Mutex::default(),
            recordings: Mutex::new(Arc::new([])),
            system: SystemVoices::none(),
            cache,
        }
    }

    /// The same, with voices of the system beside the engine.
    #[must_use]
    pub fn with_system(self, system: SystemVoices) -> Self {
        Self { system, ..self }
    }

    /// The voices of the system.
    pub fn system(&self) -> &SystemVoices {
        &self.system
    }

    /// Recorded voices, the preferred one first. From now on they speak, before the engine does, the words that they
    /// have; none at all are as good.
    pub fn set_recordings(&self, recordings: Vec<Recordings>) {
        *lock(&self.recordings) = recordings.into();
    }

    /// Who speaks unless there is a recording; starts the engine if it is not running, so that the first sound is quick.
    pub fn voice(&self) -> Result<Voice, SpeechError> {
        if let Some(voice) = lock(&self.voice).clone() {
            return Ok(voice);
        }
        let voice = lock(&self.engine).voice()?;
        Ok(lock(&self.voice).insert(voice).clone())
    }

    /// Who speaks where there is no recording: the voice of the system that was chosen, if it can be reached, else the
    /// engine; without an engine the first voice of the system.
    ///
    /// # Errors
    /// When there is no voice at all, what to install.
    pub fn who(&self, chosen: Option<&SystemVoice>) -> Result<Who, SpeechError> {
        if let Some(chosen) = chosen.filter(|chosen| self.system.has(chosen)) {
            return Ok(Who::System(chosen.clone()));
        }
        match self.voice() {
            Err(missing @ SpeechError::NoVoice { .. }) => self.system.first().map(Who::System).ok_or(missing),
            found => found.map(Who::Engine),
        }
    }

    /// What is to be heard: by the first recorded voice that has it as it is to be read, else by whom [`who`](Self::who)
    /// says.
    pub fn speak_aloud(
        &self,
        utterance: &Utterance,
        chosen: Option<&SystemVoice>,
    ) -> Result<Spoken, SpeechError> {
        let script = Script::of(utterance)?;
        if let Some(clip) = self.recorded(&lock(&self.recordings).clone(), &script) {
            return Ok(Spoken::Clip(clip));
        }
        match self.who(chosen)? {
            Who::System(voice) => Ok(Spoken::ByItself(voice)),
            Who::Engine(_) => self.synthesised(&script).map(Spoken::Clip),
        }
    }

    /// Makes the clip of an utterance, or finds the one that was made before.
    ///
    /// The order of voices: the first recorded one that has it as it is to be read, then the engine.
    pub fn speak(&self, utterance: &Utterance) -> Result<ClipRef, SpeechError> {
        let script = Script::of(utterance)?;
        // A recording that is broken is as good as none.
        match self.recorded(&lock(&self.recordings).clone(), &script) {
            Some(clip) => Ok(clip),
            None => self.synthesised(&script),
        }
    }

    /// The same, by the voice of this name: a recorded one, which leaves to the engine what it has not, or the engine.
    ///
    /// # Errors
    /// When nobody is called that.
    pub fn speak_by(&self, name: &str, utterance: &Utterance) -> Result<ClipRef, SpeechError> {
        let script = Script::of(utterance)?;
        let recordings = Arc::clone(&lock(&self.recordings));
        if let Some(named) = recordings.iter().find(|recordings| recordings.name() == name) {
            return match self.recorded(std::slice::from_ref(named), &script) {
                Some(clip) => Ok(clip),
                None => self.synthesised(&script),
            };
        }
        if self
            .voice()
            .is_ok_and(|voice| name == voice.engine || name == voice.name)
        {
            return self.synthesised(&script);
        }
        let name = name.to_owned();
        if self.system.list()?.iter().any(|voice| voice.name == name) {
            return Err(SpeechError::SpeaksItself { name });
        }
        Err(SpeechError::NoSuchVoice { name })
    }

    /// The same, by the engine alone: where one voice is to speak throughout.
    pub fn speak_throughout(&self, utterance: &Utterance) -> Result<ClipRef, SpeechError> {
        self.synthesised(&Script::of(utterance)?)
    }

    fn recorded(&self, recordings: &[Recordings], script: &Script) -> Option<ClipRef> {
        recordings
            .iter()
            .filter_map(|recordings| recordings.find(script))
            .find_map(|found| {
                let id = ClipId::of(&found.voice, script);
                let kept = self.cache.get(&id);
                kept.or_else(|| Some(self.cache.put(&id, &found.voice, &found.clip(script).ok()?)))
            })
    }

    fn synthesised(&self, script: &Script) -> Result<ClipRef, SpeechError> {
        let voice = self.voice()?;
        let id = ClipId::of(&voice, script);
        if let Some(kept) = self.cache.get(&id) {
            return Ok(kept);
        }
        let mut engine = lock(&self.engine);
        // Whoever had the engine until now may have made the same clip.
        if let Some(kept) = self.cache.get(&id) {
            return Ok(kept);
        }
        let clip = engine.say(script)?;
        Ok(self.cache.put(&id, &voice, &clip))
    }

    /// The sound of a clip as a WAV file, by its [name](ClipRef::id).
    pub fn clip_wav(&self, id: &str) -> Result<Vec<u8>, SpeechError> {
        self.cache.wav(id)
    }
}

/// An engine that panicked is no worse than one that returned an error: the next call may still work.
fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

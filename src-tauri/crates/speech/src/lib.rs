//! Voices, synthesis, clips and their cache.
//!
//! The way in is [`Speaker`]: [`Speaker::speak`] turns an [`Utterance`] (words with the syllables that the page shows)
//! into a clip with a [`Mark`] for every word that sounds, and [`Speaker::clip_wav`] gives its sound. No voice ever
//! guesses a reading: what it is given is a [`Script`], in which numbers, abbreviations and punctuation are resolved.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use wenxi_speech::{ClipCache, DEFAULT_LIMIT, Rate, Speaker, Utterance, Worker, WorkerCommand, worker};
//!
//! worker::serve_if_asked(); // first thing in main
//! let engine = Worker::new(WorkerCommand::this_program()?);
//! let speaker = Speaker::new(Box::new(engine), ClipCache::new("clips", DEFAULT_LIMIT));
//! let clip = speaker.speak(&Utterance { words: Vec::new(), rate: Rate::NORMAL })?;
//! std::fs::write("out.wav", speaker.clip_wav(&clip.id)?)?;
//! # Ok(())
//! # }
//! ```
//!
//! Native speech libraries crash and hang, so the program never runs one itself: [`Worker`] is an [`Engine`] that runs
//! the real one in a process of its own.
//!
//! The [voices of the system](system) are no engines: they are given characters, speak by themselves and give no sound.
//! [`Speaker::speak_aloud`] says who speaks; what only they can say is [`Spoken::ByItself`].

mod cache;
mod clip;
mod engine;
mod error;
mod espeak;
mod fake;
mod level;
pub mod normal;
mod recordings;
mod script;
mod speaker;
pub mod system;
mod tape;
mod tempo;
mod track;
mod utterance;
pub mod wav;
pub mod worker;

pub use cache::{ClipCache, DEFAULT_LIMIT};
pub use clip::{Clip, Mark};
pub use engine::{Engine, Voice};
pub use error::SpeechError;
pub use espeak::EspeakEngine;
pub use fake::FakeEngine;
pub use recordings::{Recordings, VoiceShelf, as_wav};
pub use script::{MOST_SYLLABLES, Pause, Piece, Script};
pub use speaker::{ClipRef, Speaker, Spoken, Who};
pub use system::{SystemVoice, SystemVoices};
pub use tape::{LEAD_IN, TAIL};
pub use track::{CREATOR, Track, TrackFormat};
pub use utterance::{Rate, SpokenWord, Utterance};
pub use worker::{Worker, WorkerCommand};

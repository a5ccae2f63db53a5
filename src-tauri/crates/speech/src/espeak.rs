//! eSpeak NG, the voice that every Linux machine has at hand.
//!
//! It never sees Chinese characters, whose readings it would guess: it is given pinyin with tone numbers, and does not
//! get to change a tone.

mod breath;
mod erhua;
#[allow(unsafe_code, reason = "the one place that calls the C library")]
mod native;
mod spelling;
mod timing;

use std::time::Duration;

use crate::clip::samples_in;
use crate::level;
use crate::tape::{Span, Tape};
use crate::{Clip, Engine, Rate, Script, SpeechError, Voice};
use breath::Breath;
use native::{Library, Parameter, Sound};
use spelling::Spelt;

/// How a voice speaks.
#[derive(Debug, Clone, Copy)]
struct Manner {
    /// eSpeak's name of the voice, with its variant.
    voice: &'static str,
    /// Words a minute, eSpeak's own measure, at the normal rate.
    pace: u16,
    /// 0 to 99.
    pitch: u16,
    /// How far the pitch moves, 0 to 99.
    range: u16,
}

/// Reads pinyin with tone numbers. The variant and the widest range set the tones apart; what was measured stands in
/// decision 0050.
const MANDARIN: Manner = Manner {
    voice: "cmn-latn-pinyin+f3",
    pace: 154,
    pitch: 55,
    range: 99,
};
/// Reads English words, in the same voice.
const ENGLISH: Manner = Manner {
    voice: "en-us+f3",
    pace: 150,
    pitch: 55,
    range: 50,
};
/// Part of the version: counted up when anything here changes how it sounds.
const SETTINGS: &str = "settings 2";
/// What is quieter than this at the ends of a sound is silence: a fiftieth of the loudest that there can be.
const SILENCE: u16 = 330;
/// How much of the quiet at the ends stays: consonants begin softly.
const MARGIN: Duration = Duration::from_millis(10);

/// eSpeak NG in this process. The library keeps its state in one place for the whole process, so there should be one of
/// these; [`Worker`](crate::Worker) runs it where it can do no harm.
#[derive(Debug, Default)]
pub struct EspeakEngine {
    library: Option<Library>,
}

impl EspeakEngine {
    /// The engine; the library is loaded when it is first needed.
    pub fn new() -> Self {
        Self::default()
    }

    fn library(&mut self) -> Result<&mut Library, SpeechError> {
        let library = match self.library.take() {
            Some(library) => library,
            None => Library::load()?,
        };
        Ok(self.library.insert(library))
    }
}

impl Engine for EspeakEngine {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        let library = self.library()?;
        // A library without its Mandarin is no voice.
        library
            .choose(MANDARIN.voice)
            .map_err(|_| SpeechError::no_voice())?;
        Ok(Voice {
            name: "eSpeak NG".to_owned(),
            engine: "espeak-ng".to_owned(),
            version: format!("{}, {SETTINGS}", library.version()),
        })
    }

    fn say(&mut self, script: &Script) -> Result<Clip, SpeechError> {
        let library = self.library()?;
        let mut tape = Tape::new(library.sample_rate());
        let mut exact = true;
        for breath in breath::breaths(&script.pieces) {
            let (words, spelt) = match breath {
                Breath::Pause(pause) => {
                    tape.pause(pause, script.rate);
                    continue;
                }
                Breath::Chinese { words, syllables } => {
                    take_up(library, MANDARIN, script.rate)?;
                    let spelt = spelling::mandarin(&syllables, |pinyin| library.phonemes(pinyin))?;
                    (words, spelt)
                }
                Breath::English { words, texts } => {
                    take_up(library, ENGLISH, script.rate)?;
                    (words, spelling::english(&texts)?)
                }
            };
            let sound = library.synthesise(&spelt.text)?;
            exact &= record(&mut tape, sound, &spelt, &words, library.sample_rate());
        }
        Ok(tape.finish(exact))
    }
}

/// Makes the library speak in this manner from now on.
fn take_up(library: &mut Library, manner: Manner, rate: Rate) -> Result<(), SpeechError> {
    library.choose(manner.voice)?;
    library.set(
        Parameter::Rate,
        i32::from(manner.pace) * i32::from(rate.hundredths()) / 100,
    )?;
    library.set(Parameter::Pitch, i32::from(manner.pitch))?;
    library.set(Parameter::Range, i32::from(manner.range))
}

/// Puts what the library said on the tape, trimmed and levelled. Says whether the marks are exact.
fn record(tape: &mut Tape, sound: Sound, spelt: &Spelt, words: &[usize], sample_rate: u32) -> bool {
    let kept = level::sounding(&sound.pcm, SILENCE, samples_in(MARGIN, sample_rate));
    let (times, exact) = timing::spans(spelt, &sound.words, &kept);
    let spans: Vec<Span> = words
        .iter()
        .zip(times)
        .map(|(&word, time)| Span {
            word,
            start: time.start - kept.start,
            end: time.end - kept.start,
        })
        .collect();
    let mut pcm = sound.pcm;
    pcm.truncate(kept.end);
    pcm.drain(..kept.start);
    level::even(&mut pcm, sample_rate);
    tape.sound(&pcm, &spans);
    exact
}

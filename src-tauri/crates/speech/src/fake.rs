//! A voice for tests: a sine tone for each syllable, in tune with its tone, and exact marks.

use std::f32::consts::TAU;
use std::time::Duration;

use wenxi_mandarin::Tone;

use crate::clip::samples_in;
use crate::tape::{Span, Tape};
use crate::{Clip, Engine, Piece, Script, SpeechError, Voice};

const SAMPLE_RATE: u32 = 22_050;
const SYLLABLE: Duration = Duration::from_millis(250);
const AMPLITUDE: f32 = 8_000.0;

/// Speaks in sine tones. It is never missing, never fails and always says the same thing the same way.
#[derive(Debug, Default)]
pub struct FakeEngine;

impl Engine for FakeEngine {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        Ok(Voice {
            name: "Test tones".to_owned(),
            engine: "fake".to_owned(),
            version: "1".to_owned(),
        })
    }

    fn say(&mut self, script: &Script) -> Result<Clip, SpeechError> {
        let mut tape = Tape::new(SAMPLE_RATE);
        let syllable = samples_in(SYLLABLE, SAMPLE_RATE) * 100 / usize::from(script.rate.hundredths());
        for piece in &script.pieces {
            let (word, tones): (usize, Vec<Tone>) = match piece {
                Piece::Chinese { word, syllables, .. } => {
                    (*word, syllables.iter().map(|s| s.tone()).collect())
                }
                Piece::English { word, .. } => (*word, vec![Tone::First]),
                Piece::Pause(pause) => {
                    tape.pause(*pause, script.rate);
                    continue;
                }
            };
            let pcm: Vec<i16> = tones
                .iter()
                .flat_map(|&tone| sine(pitch(tone), syllable))
                .collect();
            tape.sound(
                &pcm,
                &[Span {
                    word,
                    start: 0,
                    end: pcm.len(),
                }],
            );
        }
        Ok(tape.finish(true))
    }
}

/// The tone of a syllable as a note.
fn pitch(tone: Tone) -> f32 {
    match tone {
        Tone::First => 440.0,
        Tone::Second => 392.0,
        Tone::Third => 262.0,
        Tone::Fourth => 330.0,
        Tone::Neutral => 294.0,
    }
}

fn sine(frequency: f32, samples: usize) -> impl Iterator<Item = i16> {
    // A clip is minutes at most: both numbers are exact, and the amplitude fits.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    (0..samples).map(move |n| ((n as f32 / SAMPLE_RATE as f32 * frequency * TAU).sin() * AMPLITUDE) as i16)
}

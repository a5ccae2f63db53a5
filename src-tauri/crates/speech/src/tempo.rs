//! Slower and faster without change of pitch, for voices that cannot do it themselves.
//!
//! Waveform similarity overlap-add (Verhelst & Roelands, ICASSP 1993): windows of the sound are laid over each other at
//! another distance than they were cut at, each moved a little to where it fits what came before.

use std::f64::consts::TAU;
use std::time::Duration;

use crate::Rate;
use crate::clip::samples_in;

/// Half of a window: longer than a period of the lowest voice.
const HALF: Duration = Duration::from_millis(15);
/// How far a window is moved to fit: half a period of the lowest voice.
const REACH: Duration = Duration::from_millis(7);

/// The sound at this rate.
pub(crate) fn stretched(pcm: &[i16], sample_rate: u32, rate: Rate) -> Vec<i16> {
    let half = samples_in(HALF, sample_rate);
    if rate == Rate::NORMAL || pcm.len() < 4 * half || half == 0 {
        return pcm.to_vec();
    }
    let reach = samples_in(REACH, sample_rate);
    let length = pcm.len() * 100 / usize::from(rate.hundredths());
    let mut mix = vec![0.0; length + 2 * half];
    let mut cut = 0;
    for step in 0.. {
        let place = step * half;
        if place >= length {
            break;
        }
        if step > 0 {
            let wanted = place * usize::from(rate.hundredths()) / 100;
            cut = likest(pcm, cut + half, wanted, reach, half);
        }
        let window = pcm
            .get(cut..)
            .unwrap_or_default()
            .iter()
            .take(2 * half)
            .enumerate();
        for (at, &sample) in window {
            if let Some(out) = mix.get_mut(place + at) {
                // The first window has nothing before it to fade in over.
                let weight = if step == 0 && at < half {
                    1.0
                } else {
                    hann(at, half)
                };
                *out += f64::from(sample) * weight;
            }
        }
    }
    mix.truncate(length);
    mix.into_iter().map(to_sample).collect()
}

/// Where to cut near `wanted`, so that it goes on most like what stands at `natural`.
fn likest(pcm: &[i16], natural: usize, wanted: usize, reach: usize, half: usize) -> usize {
    let stretch = |at: usize| pcm.get(at..at + half);
    let Some(model) = stretch(natural) else {
        return wanted.min(pcm.len());
    };
    let candidates = wanted.saturating_sub(reach)..=wanted + reach;
    let likeness = |at: usize| -> Option<i64> {
        Some(
            stretch(at)?
                .iter()
                .zip(model)
                .map(|(&a, &b)| i64::from(a) * i64::from(b))
                .sum(),
        )
    };
    candidates
        .filter_map(|at| Some((likeness(at)?, at)))
        .max()
        .map_or(wanted, |(_, at)| at)
}

/// Hann's window; two of them half a window apart add up to one.
fn hann(at: usize, half: usize) -> f64 {
    // Both are below a few thousand.
    #[allow(clippy::cast_precision_loss)]
    let phase = at as f64 / (2 * half) as f64;
    0.5 - 0.5 * (phase * TAU).cos()
}

fn to_sample(value: f64) -> i16 {
    // Clamped to what fits.
    #[allow(clippy::cast_possible_truncation)]
    let sample = value.round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16;
    sample
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::loudness;
    use rstest::rstest;

    const SAMPLE_RATE: u32 = 22_050;

    fn tone(hertz: f64, seconds: f64) -> Vec<i16> {
        let samples = (seconds * f64::from(SAMPLE_RATE)) as usize;
        (0..samples)
            .map(|n| ((n as f64 / f64::from(SAMPLE_RATE) * hertz * TAU).sin() * 8_000.0) as i16)
            .collect()
    }

    /// How often a second the sound rises through zero.
    fn hertz(pcm: &[i16]) -> f64 {
        let rises = pcm.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count();
        rises as f64 / (pcm.len() as f64 / f64::from(SAMPLE_RATE))
    }

    #[rstest]
    fn length_changes_and_pitch_and_loudness_do_not(
        #[values(0.5, 0.75, 0.9, 1.2, 1.5)] rate: f32,
        #[values(100.0, 220.0, 350.0)] pitch: f64,
    ) {
        let sound = tone(pitch, 0.4);
        let stretched = stretched(&sound, SAMPLE_RATE, Rate::new(rate));
        let expected = sound.len() as f64 / f64::from(rate);
        assert!((stretched.len() as f64 - expected).abs() < 2.0);
        assert!(
            (hertz(&stretched) / pitch - 1.0).abs() < 0.03,
            "{}",
            hertz(&stretched)
        );
        let louder = loudness(&stretched, SAMPLE_RATE).unwrap() - loudness(&sound, SAMPLE_RATE).unwrap();
        assert!(louder.abs() < 0.8, "{louder} LU");
    }

    #[test]
    fn at_the_normal_rate_nothing_changes() {
        let sound = tone(220.0, 0.3);
        assert_eq!(stretched(&sound, SAMPLE_RATE, Rate::NORMAL), sound);
    }

    #[rstest]
    #[case(&[])]
    #[case(&[1, 2, 3])]
    fn a_blink_is_left_alone(#[case] sound: &[i16]) {
        assert_eq!(stretched(sound, SAMPLE_RATE, Rate::SLOWEST), sound);
    }
}

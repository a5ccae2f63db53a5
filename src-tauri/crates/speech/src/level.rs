//! Loudness: where sound begins and ends, and making all clips equally loud.

use std::ops::Range;

use ebur128::{EbuR128, Mode};

/// The loudness that speech is brought to, in LUFS.
const LOUDNESS: f64 = -20.0;
/// The highest peak that may come of it.
const PEAK: f64 = 30_000.0;

/// The stretch from the first to the last sample that is louder than `silence`, and that many samples of margin at
/// either side. Empty if there is none.
pub(crate) fn sounding(pcm: &[i16], silence: u16, margin: usize) -> Range<usize> {
    let loud = |sample: &i16| sample.unsigned_abs() > silence;
    let (Some(first), Some(last)) = (pcm.iter().position(loud), pcm.iter().rposition(loud)) else {
        return 0..0;
    };
    first.saturating_sub(margin)..(last + 1 + margin).min(pcm.len())
}

/// Brings sound to the common loudness, without cutting off a peak.
pub(crate) fn even(pcm: &mut [i16], sample_rate: u32) {
    let Some(gain) = gain(pcm, sample_rate) else {
        return;
    };
    for sample in pcm {
        // Below the peak by the choice of the gain.
        #[allow(clippy::cast_possible_truncation)]
        let louder = (f64::from(*sample) * gain).round() as i16;
        *sample = louder;
    }
}

fn gain(pcm: &[i16], sample_rate: u32) -> Option<f64> {
    let loudest = f64::from(pcm.iter().map(|sample| sample.unsigned_abs()).max()?);
    let loudness = loudness(pcm, sample_rate)?;
    Some(10_f64.powf((LOUDNESS - loudness) / 20.0).min(PEAK / loudest))
}

/// How loud sound is, in LUFS: the integrated loudness of EBU R 128 (ITU-R BS.1770). Nothing if it is silent.
///
/// That is made of blocks of 400 ms, and most syllables are shorter. They are measured as one block of their own length:
/// with the same weighting of frequencies, and without the gate, which has nothing to compare one block with.
pub(crate) fn loudness(pcm: &[i16], sample_rate: u32) -> Option<f64> {
    let length = u32::try_from(pcm.len() * 1_000 / sample_rate.max(1) as usize).ok()?;
    let mut meter = EbuR128::new(1, sample_rate, Mode::I).ok()?;
    meter.add_frames_i16(pcm).ok()?;
    let integrated = meter
        .loudness_global()
        .ok()
        .filter(|loudness| loudness.is_finite());
    integrated.or_else(|| {
        // What the meter keeps is as long as a block.
        let whole = meter.loudness_window(length.clamp(1, 400)).ok();
        whole.filter(|loudness| loudness.is_finite())
    })
}

#[cfg(test)]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "samples of a second"
)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn quiet_ends_are_cut_but_for_a_margin() {
        let mut pcm = vec![2; 100];
        pcm[40] = 900;
        pcm[60] = -900;
        assert_eq!(sounding(&pcm, 330, 5), 35..66);
        assert_eq!(sounding(&pcm, 330, 500), 0..100);
        assert_eq!(sounding(&pcm, 1000, 5), 0..0);
    }

    const RATE: u32 = 22_050;

    /// A tone of a woman's voice and its octave.
    fn voiced(height: f64, milliseconds: usize) -> Vec<i16> {
        (0..RATE as usize * milliseconds / 1000)
            .map(|n| {
                let phase = n as f64 / f64::from(RATE) * std::f64::consts::TAU * 220.0;
                ((phase.sin() + (2.0 * phase).sin()) / 2.0 * height) as i16
            })
            .collect()
    }

    /// The tone of the standard's own check: a sine of 1 kHz on one channel has as many LUFS as decibels of RMS.
    #[rstest]
    #[case(200)]
    #[case(399)]
    #[case(400)]
    #[case(3_000)]
    fn loudness_is_that_of_the_standard(#[case] milliseconds: usize) {
        let samples = RATE as usize * milliseconds / 1000;
        let tone: Vec<i16> = (0..samples)
            .map(|n| ((n as f64 / f64::from(RATE) * std::f64::consts::TAU * 1_000.0).sin() * 3_276.7) as i16)
            .collect();
        let measured = loudness(&tone, RATE).unwrap();
        assert!((measured - -23.01).abs() < 0.2, "{measured} LUFS");
    }

    #[rstest]
    #[case::syllable(150)]
    #[case::word(700)]
    #[case::sentence(4_000)]
    fn quiet_and_loud_sounds_become_equally_loud(#[case] milliseconds: usize) {
        for height in [100.0, 3_000.0, 24_000.0] {
            let mut pcm = voiced(height, milliseconds);
            even(&mut pcm, RATE);
            let loudness = loudness(&pcm, RATE).unwrap();
            assert!(
                (loudness - LOUDNESS).abs() < 0.3,
                "{height} became {loudness} LUFS"
            );
        }
    }

    #[test]
    fn a_pause_in_it_makes_speech_no_louder() {
        let spoken = voiced(3_000.0, 1_500);
        let mut paused = spoken.clone();
        paused.extend(vec![0; RATE as usize * 2]);
        paused.extend(&spoken);
        let apart = loudness(&paused, RATE).unwrap() - loudness(&spoken, RATE).unwrap();
        assert!(apart.abs() < 1.0, "{apart} LU");
    }

    #[test]
    fn a_peak_is_never_cut_off() {
        let mut pcm = vec![1; 1000];
        pcm[500] = i16::MIN;
        even(&mut pcm, RATE);
        assert_eq!(pcm[500], -30_000);
    }

    #[test]
    fn silence_stays_silent() {
        let mut pcm = [0; 10];
        even(&mut pcm, RATE);
        assert_eq!(pcm, [0; 10]);
        even(&mut [], RATE);
        even(&mut pcm, 0);
    }
}

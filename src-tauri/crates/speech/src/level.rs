//! Loudness: where sound begins and ends, and making all clips equally loud.

use std::ops::Range;

/// The loudness that speech is brought to: root mean square, of 32,767.
const LOUDNESS: f64 = 3_300.0;
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
pub(crate) fn even(pcm: &mut [i16]) {
    let Some(gain) = gain(pcm) else { return };
    for sample in pcm {
        // Below the peak by the choice of the gain.
        #[allow(clippy::cast_possible_truncation)]
        let louder = (f64::from(*sample) * gain).round() as i16;
        *sample = louder;
    }
}

fn gain(pcm: &[i16]) -> Option<f64> {
    let loudest = f64::from(pcm.iter().map(|sample| sample.unsigned_abs()).max()?);
    let mean = rms(pcm);
    (mean > 0.0).then(|| (LOUDNESS / mean).min(PEAK / loudest))
}

/// Root mean square.
pub(crate) fn rms(pcm: &[i16]) -> f64 {
    let squares: f64 = pcm.iter().map(|&sample| f64::from(sample).powi(2)).sum();
    // A clip has far fewer samples than a float can count.
    #[allow(clippy::cast_precision_loss)]
    let count = pcm.len().max(1) as f64;
    (squares / count).sqrt()
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn quiet_and_loud_sounds_become_equally_loud() {
        let wave = |height: i16| -> Vec<i16> {
            (0..100)
                .map(|n| if n % 2 == 0 { height } else { -height })
                .collect()
        };
        for height in [10, 3_000, 32_000] {
            let mut pcm = wave(height);
            even(&mut pcm);
            assert!(
                (rms(&pcm) - LOUDNESS).abs() < 60.0,
                "{height} became {}",
                rms(&pcm)
            );
        }
    }

    #[test]
    fn a_peak_is_never_cut_off() {
        let mut pcm = vec![1; 1000];
        pcm[500] = i16::MIN;
        even(&mut pcm);
        assert_eq!(pcm[500], -30_000);
    }

    #[test]
    fn silence_stays_silent() {
        let mut pcm = [0; 10];
        even(&mut pcm);
        assert_eq!(pcm, [0; 10]);
        even(&mut []);
    }
}

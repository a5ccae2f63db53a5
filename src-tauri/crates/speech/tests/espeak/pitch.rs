//! The pitch of speech, measured by autocorrelation: enough to tell a rising tone from a falling one.

/// The lowest and highest pitch looked for, in hertz.
const LOWEST: usize = 105;
const HIGHEST: usize = 350;

/// The pitch of each voiced stretch of 10 ms, in semitones above 100 Hz.
pub(crate) fn semitones(pcm: &[i16], sample_rate: u32) -> Vec<f64> {
    // Above 1 kHz there is no pitch, only what makes it harder to find: a moving average takes it away, and a quarter
    // of the samples then says as much as all of them.
    let thin: Vec<f64> = pcm
        .windows(20)
        .step_by(4)
        .map(|window| window.iter().map(|&sample| f64::from(sample)).sum::<f64>() / 20.0)
        .collect();
    let rate = sample_rate as usize / 4;
    let (frame, step) = (rate * 3 / 100, rate / 100);
    let loudest = thin.iter().fold(0.0_f64, |most, sample| most.max(sample.abs()));
    thin.windows(frame)
        .step_by(step)
        .filter(|frame| frame.iter().any(|sample| sample.abs() > loudest / 8.0))
        .filter_map(|frame| hertz(frame, rate))
        .map(|hertz| 12.0 * (hertz / 100.0).log2())
        .collect()
}

/// The pitch of a frame, if it has one.
fn hertz(frame: &[f64], rate: usize) -> Option<f64> {
    let likeness = |lag: usize| {
        let (a, b) = (&frame[..frame.len() - lag], &frame[lag..]);
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        dot(a, b) / (dot(a, a) * dot(b, b)).sqrt().max(1.0)
    };
    let likeness: Vec<f64> = (rate / HIGHEST..=rate / LOWEST).map(likeness).collect();
    let best = likeness.iter().copied().fold(0.0, f64::max);
    // The shortest period that is nearly as good as the best: a longer one may be two of them.
    let first = likeness.iter().position(|&likeness| likeness > best * 0.88)?;
    let peak = first
        + likeness[first..]
            .windows(2)
            .take_while(|pair| pair[1] > pair[0])
            .count();
    // Hissing is likest to itself at once: a period has a beginning.
    (best > 0.5 && peak > 0).then(|| rate as f64 / (rate / HIGHEST + peak) as f64)
}

/// The middle one.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

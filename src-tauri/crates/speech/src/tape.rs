//! Building a clip: silence before, sounds and pauses in order, silence after.

use std::time::Duration;

use crate::clip::{samples_in, time_of};
use crate::{Clip, Mark, Pause, Rate};

/// Silence before the first sound: wireless headphones swallow what comes at once.
pub const LEAD_IN: Duration = Duration::from_millis(80);
/// Silence after the last sound, so that the end is not cut.
pub const TAIL: Duration = Duration::from_millis(120);
/// Sounds begin and end within this time: a jump from silence would click.
const FADE: Duration = Duration::from_millis(4);

/// When a word sounds, in samples from the start of the sound that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) word: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A clip in the making.
#[derive(Debug)]
pub(crate) struct Tape {
    pcm: Vec<i16>,
    sample_rate: u32,
    spans: Vec<Span>,
}

impl Tape {
    /// A tape that holds the lead-in.
    pub(crate) fn new(sample_rate: u32) -> Self {
        let mut tape = Self {
            pcm: Vec::new(),
            sample_rate,
            spans: Vec::new(),
        };
        tape.silence(LEAD_IN);
        tape
    }

    /// Adds silence.
    pub(crate) fn silence(&mut self, time: Duration) {
        let samples = samples_in(time, self.sample_rate);
        self.pcm.resize(self.pcm.len() + samples, 0);
    }

    /// Adds a pause of the script.
    pub(crate) fn pause(&mut self, pause: Pause, rate: Rate) {
        self.silence(pause.length(rate));
    }

    /// Adds a sound and the words in it. Its ends are faded; spans beyond its end are cut.
    pub(crate) fn sound(&mut self, pcm: &[i16], spans: &[Span]) {
        let at = self.pcm.len();
        self.pcm.extend_from_slice(pcm);
        let fade = samples_in(FADE, self.sample_rate).min(pcm.len() / 2);
        for step in 0..fade {
            for place in [at + step, at + pcm.len() - 1 - step] {
                if let Some(sample) = self.pcm.get_mut(place) {
                    *sample = faded(*sample, step, fade);
                }
            }
        }
        for span in spans {
            let start = at + span.start.min(pcm.len());
            let end = at
                + span
                    .end
                    .clamp(span.start, pcm.len().max(span.start))
                    .min(pcm.len());
            self.span(Span {
                word: span.word,
                start,
                end,
            });
        }
    }

    /// Pieces of one word make one span.
    fn span(&mut self, span: Span) {
        match self.spans.last_mut() {
            Some(last) if last.word == span.word => last.end = span.end,
            Some(last) => {
                last.end = last.end.min(span.start);
                self.spans.push(span);
            }
            None => self.spans.push(span),
        }
    }

    /// The clip, with its tail.
    pub(crate) fn finish(mut self, exact: bool) -> Clip {
        self.silence(TAIL);
        let marks = self.spans.iter().map(|span| Mark {
            word: span.word,
            start: time_of(span.start, self.sample_rate),
            end: time_of(span.end, self.sample_rate),
        });
        Clip {
            marks: marks.collect(),
            pcm: self.pcm,
            sample_rate: self.sample_rate,
            exact,
        }
    }
}

fn faded(sample: i16, step: usize, steps: usize) -> i16 {
    let scaled = i64::from(sample) * step as i64 / steps as i64;
    // Smaller than the sample that it comes from.
    i16::try_from(scaled).unwrap_or(sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 1000;

    #[test]
    fn silence_stands_before_and_after_the_sound() {
        let mut tape = Tape::new(RATE);
        tape.sound(
            &[100; 50],
            &[Span {
                word: 0,
                start: 0,
                end: 50,
            }],
        );
        let clip = tape.finish(true);
        assert_eq!(clip.pcm.len(), 80 + 50 + 120);
        assert!(clip.pcm[..80].iter().all(|&s| s == 0));
        assert!(clip.pcm[130..].iter().all(|&s| s == 0));
        assert_eq!(clip.pcm[105], 100);
        assert_eq!(
            clip.marks,
            [Mark {
                word: 0,
                start: LEAD_IN,
                end: Duration::from_millis(130)
            }]
        );
    }

    #[test]
    fn a_sound_rises_from_silence_and_falls_back_to_it() {
        let mut tape = Tape::new(RATE);
        tape.sound(&[100; 50], &[]);
        let pcm = tape.finish(true).pcm;
        assert_eq!(pcm[80..86], [0, 25, 50, 75, 100, 100]);
        assert_eq!(pcm[125..130], [100, 75, 50, 25, 0]);
    }

    #[test]
    fn the_pieces_of_a_word_make_one_mark() {
        let mut tape = Tape::new(RATE);
        tape.sound(
            &[9; 30],
            &[
                Span {
                    word: 1,
                    start: 0,
                    end: 10,
                },
                Span {
                    word: 2,
                    start: 10,
                    end: 30,
                },
            ],
        );
        tape.silence(Duration::from_millis(5));
        tape.sound(
            &[9; 10],
            &[Span {
                word: 2,
                start: 0,
                end: 10,
            }],
        );
        let marks = tape.finish(true).marks;
        assert_eq!(marks.len(), 2);
        assert_eq!(
            (marks[1].start, marks[1].end),
            (Duration::from_millis(90), Duration::from_millis(125))
        );
    }

    #[test]
    fn no_mark_reaches_beyond_its_sound_or_into_the_next() {
        let mut tape = Tape::new(RATE);
        tape.sound(
            &[9; 30],
            &[
                Span {
                    word: 0,
                    start: 0,
                    end: 25,
                },
                Span {
                    word: 1,
                    start: 20,
                    end: 99,
                },
            ],
        );
        tape.sound(
            &[],
            &[Span {
                word: 2,
                start: 7,
                end: 3,
            }],
        );
        let marks = tape.finish(false).marks;
        assert_eq!(marks[0].end, marks[1].start);
        assert_eq!(marks[1].end, Duration::from_millis(110));
        assert_eq!((marks[2].start, marks[2].end), (marks[1].end, marks[1].end));
    }
}

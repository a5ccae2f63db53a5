//! From eSpeak's word events to the time of each word.

use std::ops::Range;

use super::spelling::Spelt;

/// When each word of a breath sounds, in samples, from its event to that of the next word; and whether the library told
/// all of them.
///
/// eSpeak says some pairs of English words as one (`of the`, `has been`), with one event: such words share its time by
/// their length. `sounding` is where there is sound; nothing begins or ends outside.
pub(super) fn spans(
    spelt: &Spelt,
    events: &[(usize, usize)],
    sounding: &Range<usize>,
) -> (Vec<Range<usize>>, bool) {
    let mut begins: Vec<Option<usize>> = vec![None; spelt.starts.len()];
    for &(character, sample) in events {
        // What is written in phonemes is a word of its own to the library, placed at its first phoneme.
        let nth = spelt
            .starts
            .partition_point(|&start| start <= character)
            .checked_sub(1);
        if let Some(begin) = nth.and_then(|nth| begins.get_mut(nth)) {
            begin.get_or_insert(sample.clamp(sounding.start, sounding.end));
        }
    }
    let exact = begins.iter().all(Option::is_some);
    if let Some(first) = begins.first_mut() {
        first.get_or_insert(sounding.start);
    }
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(begins.len());
    let mut nth = 0;
    while let Some(begin) = begins.get(nth).copied().flatten() {
        let told = |begin: &Option<usize>| begin.is_some();
        let after = begins
            .iter()
            .skip(nth + 1)
            .position(told)
            .map_or(begins.len(), |more| nth + 1 + more);
        let end = begins
            .get(after)
            .copied()
            .flatten()
            .unwrap_or(sounding.end)
            .max(begin);
        spans.extend(shares(spelt, nth..after, begin..end));
        nth = after;
    }
    (spans, exact)
}

/// A time divided among words by their lengths.
fn shares(spelt: &Spelt, words: Range<usize>, time: Range<usize>) -> Vec<Range<usize>> {
    let place = |nth: usize| {
        spelt
            .starts
            .get(nth)
            .copied()
            .unwrap_or_else(|| spelt.text.chars().count() + 1)
    };
    let (from, to) = (place(words.start), place(words.end));
    let at = |nth: usize| time.start + (time.end - time.start) * (place(nth) - from) / (to - from).max(1);
    words.map(|nth| at(nth)..at(nth + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str, starts: &[usize]) -> Spelt {
        Spelt {
            text: text.to_owned(),
            starts: starts.to_vec(),
        }
    }

    #[test]
    fn a_word_sounds_from_its_event_to_the_next() {
        let spelt = spelt("ni2 hao3", &[0, 4]);
        let (spans, exact) = spans(&spelt, &[(0, 0), (4, 50)], &(10..90));
        assert_eq!(spans, [10..50, 50..90]);
        assert!(exact);
    }

    #[test]
    fn the_first_of_several_events_in_a_word_counts() {
        let spelt = spelt("yi2[[Xw'@r51]] ge5", &[0, 15]);
        let (spans, exact) = spans(&spelt, &[(0, 0), (5, 20), (15, 60), (0, 80)], &(0..100));
        assert_eq!(spans, [0..60, 60..100]);
        assert!(exact);
    }

    #[test]
    fn words_that_share_an_event_share_its_time() {
        let spelt = spelt("end of the day", &[0, 4, 7, 11]);
        let (spans, exact) = spans(&spelt, &[(0, 0), (4, 20), (11, 90)], &(0..120));
        assert_eq!(spans, [0..20, 20..50, 50..90, 90..120]);
        assert!(!exact);
    }

    #[test]
    fn every_word_has_a_span_even_without_events() {
        let spelt = spelt("a bc", &[0, 2]);
        let (spans, exact) = spans(&spelt, &[], &(5..55));
        assert_eq!(spans, [5..25, 25..55]);
        assert!(!exact);
        assert_eq!(super::spans(&super::Spelt::default(), &[], &(0..0)).0, []);
    }
}

//! What holds for every text.

use proptest::prelude::*;
use wenxi_mandarin::{Given, Source, Syllable, Tone, WordKind, is_hanzi};

use super::LANGUAGE;

/// Text of common and rare characters of both scripts, Latin, digits, punctuation, and anything else.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => prop::sample::select("的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从儿啊還沒長東西頭髮".chars().collect::<Vec<char>>()),
        2 => prop::char::range('\u{4E00}', '\u{9FFF}'),
        1 => prop::sample::select("，。！？：；“”（）、 APP12x.\n\u{20BB7}〇々".chars().collect::<Vec<char>>()),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..40).prop_map(|characters| characters.into_iter().collect())
}

fn given() -> impl Strategy<Value = Vec<Given>> {
    let source = prop::sample::select(vec![Source::Author, Source::Learner]);
    let syllable = prop::sample::select(Syllable::all().collect::<Vec<_>>());
    let one =
        (0_usize..40, syllable, source).prop_map(|(at, syllable, source)| Given { at, syllable, source });
    prop::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_every_character_is_read(line in text(), given in given()) {
        let words = LANGUAGE.annotate(&line, &given);
        let joined: String = words.iter().map(|word| word.text.as_str()).collect();
        prop_assert_eq!(&joined, &line);

        let mut at = 0;
        for word in &words {
            prop_assert_eq!(word.at, at);
            let characters: Vec<char> = word.text.chars().collect();
            match word.kind {
                WordKind::Chinese => {
                    prop_assert_eq!(word.readings.len(), characters.len());
                    for (place, reading) in word.readings.iter().enumerate() {
                        prop_assert_eq!(reading.at, at + place);
                        prop_assert_eq!(reading.character, characters[place]);
                        prop_assert!((0.0..=1.0).contains(&reading.sure));
                        prop_assert!(reading.alternatives.iter().all(|other| other.syllable != reading.written));
                        prop_assert!(reading.alternatives.is_sorted_by(|left, right| left.share >= right.share));
                        let others: f32 = reading.alternatives.iter().map(|other| other.share).sum();
                        let whole = reading.source != Source::App || reading.alternatives.is_empty();
                        prop_assert!(whole || (others + reading.sure - 1.0).abs() < 1e-3);
                        // The sound of 啊 leans on the syllable before it: 好啊 is hǎo wa.
                        let leans = reading.character == '啊' && reading.written.tone() == Tone::Neutral;
                        let same = reading.spoken.letters() == reading.written.letters();
                        prop_assert!(same || leans, "{reading:?}");
                    }
                }
                WordKind::Other => {
                    prop_assert!(word.readings.is_empty());
                    let unread = |character: &char| LANGUAGE.readings_of(*character).is_empty();
                    prop_assert!(characters.iter().all(|one| !is_hanzi(*one)) || characters.iter().any(unread));
                }
            }
            at += characters.len();
        }
    }

    #[test]
    fn what_is_given_stays(line in "[一不好你我他的了]{1,12}", given in given()) {
        let words = LANGUAGE.annotate(&line, &given);
        for reading in words.iter().flat_map(|word| &word.readings) {
            let here = given.iter().filter(|one| one.at == reading.at);
            if let Some(best) = here.min_by_key(|one| one.source) {
                prop_assert_eq!(reading.written, best.syllable);
                prop_assert_eq!(reading.source, best.source);
            } else {
                prop_assert_eq!(reading.source, Source::App);
            }
        }
    }

    #[test]
    fn searching_anything_is_no_crash(query in "\\PC{0,12}") {
        prop_assert!(LANGUAGE.search_pinyin(&query, 7).len() <= 7);
        prop_assert!(LANGUAGE.search_english(&query, 7).len() <= 7);
        let _ = LANGUAGE.define(&query);
    }
}

//! The law of the queue: what is studied can be asked, in every way that a card may have.

use super::*;
use crate::collect::{told_sentence, word_note};
use crate::grade::{self, Graded, Response};
use crate::note::Corrected;
use rstest::rstest;

/// A word that came without a meaning, and with a reading that is none.
fn ill_told() -> Note {
    let ruby = |at, pinyin: &str| crate::phrase::Ruby {
        at,
        pinyin: pinyin.to_owned(),
    };
    Note {
        id: NoteId::word("米饭", "rice"),
        facts: Facts::Word {
            word: Phrase {
                text: "米饭".to_owned(),
                rubies: vec![ruby(0, "ri"), ruby(1, "ce")],
            },
            gloss: String::new(),
            gloss_by: crate::note::GlossBy::Dictionary,
        },
    }
}

fn notes() -> Vec<Note> {
    let words = [
        ("的", "de"),
        ("们", "men"),
        ("呢", "ne"),
        ("嗯", "ńg"),
        ("琵琶", "pípa"),
        ("一目了然", "yīmùliǎorán"),
        ("玩儿", "wánr"),
    ];
    let mut notes: Vec<Note> = words
        .iter()
        .map(|(word, reading)| word_note(language(), word, reading).unwrap())
        .collect();
    notes.push(ill_told());
    notes.push(told_sentence(language(), "好。", "", "Good."));
    notes.push(told_sentence(language(), "好吧。", "", ""));
    let chinese = Phrase::plain("他昨天没来。我们等了很久。");
    notes.push(Note {
        id: NoteId::passage(&chinese.text),
        facts: Facts::Passage {
            chinese,
            english: "He did not come yesterday. We waited long.".to_owned(),
        },
    });
    for corrects in [vec!["他昨天没来。"], vec![]] {
        let corrects = corrects.into_iter().map(|right| Corrected {
            chinese: Phrase::plain(right),
            english: String::new(),
        });
        notes.push(Note {
            id: NoteId::mistake("他昨天不来了。"),
            facts: Facts::Mistake {
                incorrect: Phrase::plain("他昨天不来了。"),
                why: "不 does not deny the past.".to_owned(),
                corrects: corrects.collect(),
            },
        });
    }
    notes
}

#[test]
fn every_card_can_be_asked() {
    for note in notes() {
        for kind in ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Match) {
            let item = plain_item(&note, kind, None, language());
            let said = format!("{} {kind}: {item:?}", note.id);
            let card = CardId {
                note: note.id.clone(),
                kind,
            };
            assert_eq!(item.cards(), [card], "{said}");
            assert!(!item.instruction.is_empty(), "{said}");
            // Something is shown or heard, and something else is to be compared.
            let shown: String = item.stem.iter().map(Passage::text).collect();
            assert!(!shown.is_empty() || item.audio.is_some(), "{said}");
            assert!(!item.answer().text().is_empty(), "{said}");
            assert_ne!(shown, item.answer().text(), "{said}");
            for rating in crate::Rating::ALL {
                let graded = grade::grade(language(), &item, &Response::Rated(rating), false);
                assert!(
                    matches!(&graded, Graded::Grade(grade) if grade.rating == rating),
                    "{said}: {graded:?}"
                );
            }
        }
    }
}

#[rstest]
#[case::meaning(ItemKind::Meaning, "客户", "kè hù", "client")]
#[case::word(ItemKind::Word, "琵琶", "pí pa", "琵琶")]
#[case::reading(ItemKind::Tones, "玩儿", "wánr", "wán r")]
fn what_is_compared_is_what_the_card_is_about(
    #[case] kind: ItemKind,
    #[case] word: &str,
    #[case] reading: &str,
    #[case] answer: &str,
) {
    let note = word_note(language(), word, reading).unwrap();
    let item = plain_item(&note, kind, None, language());
    assert!(item.answer().text().contains(answer), "{item:?}");
}

#[test]
fn a_word_that_came_without_a_meaning_means_what_the_dictionary_says() {
    let item = plain_item(&ill_told(), ItemKind::Meaning, None, language());
    assert!(item.answer().text().contains("rice"), "{item:?}");
}

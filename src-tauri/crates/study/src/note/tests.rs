//! Ids that never change, and facts that are written down.

use super::*;
use crate::phrase::Ruby;
use rstest::rstest;

#[rstest]
#[case("客户", "kè hù", "w:客户:kèhù")]
#[case("客户", "Kèhù", "w:客户:kèhù")]
#[case("西安", "Xī'ān", "w:西安:xīān")]
#[case("女", "nǚ", "w:女:nǚ")]
fn a_word_has_a_readable_id(#[case] word: &str, #[case] pinyin: &str, #[case] id: &str) {
    assert_eq!(NoteId::word(word, pinyin).as_str(), id);
    assert_eq!(id.parse::<NoteId>().unwrap(), NoteId::word(word, pinyin));
}

/// These ids stand in logs: they must never change.
#[rstest]
#[case("", "s:cbf29ce484222325")]
#[case("a", "s:af63dc4c8601ec8c")]
#[case("foobar", "s:85944171f73967e8")]
#[case("我跟一个客服谈了。", "s:c37d7de9ae1bfcc2")]
fn a_sentence_has_a_stable_id(#[case] chinese: &str, #[case] id: &str) {
    assert_eq!(NoteId::sentence(chinese).as_str(), id);
}

#[test]
fn punctuation_and_spaces_do_not_change_an_id() {
    let id = NoteId::sentence("我跟一个客服谈了。");
    assert_eq!(NoteId::sentence("我跟一个客服，谈了！"), id);
    assert_eq!(NoteId::sentence(" 我 跟一个客服谈了"), id);
    assert_ne!(NoteId::sentence("我跟一个客户谈了。"), id);
    assert_ne!(NoteId::mistake("我跟一个客服谈了。"), id);
}

#[test]
fn cards_are_named_by_note_and_kind() {
    for kind in ItemKind::ALL {
        let card = CardId {
            note: NoteId::word("客户", "kèhù"),
            kind,
        };
        assert_eq!(card.to_string().parse::<CardId>().unwrap(), card);
        let json = serde_json::to_string(&card).unwrap();
        assert_eq!(json, format!("\"w:客户:kèhù/{kind}\""));
        assert_eq!(serde_json::from_str::<CardId>(&json).unwrap(), card);
    }
}

#[rstest]
#[case("w:客户:kèhù")]
#[case("w:客户:kèhù/other")]
#[case("客户/meaning")]
#[case("w:/meaning")]
#[case("w:a/b/meaning")]
fn other_texts_are_no_cards(#[case] text: &str) {
    assert!(text.parse::<CardId>().is_err());
}

#[test]
fn facts_are_tagged() {
    let facts = Facts::Word {
        word: Phrase {
            text: "客".into(),
            rubies: vec![Ruby {
                at: 0,
                pinyin: "kè".into(),
            }],
        },
        gloss: "guest".into(),
        gloss_by: GlossBy::Author,
    };
    let json = serde_json::to_string(&facts).unwrap();
    assert_eq!(
        json,
        r#"{"type":"word","word":{"text":"客","rubies":[{"at":0,"pinyin":"kè"}]},"gloss":"guest","glossBy":"author"}"#
    );
    assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
}

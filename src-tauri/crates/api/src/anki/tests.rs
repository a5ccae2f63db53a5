//! What notes of other people say, and what becomes of packages that Anki wrote.

use super::*;
use rstest::rstest;
use std::io::Cursor;
use wenxi_study::StudyDay;

struct Utc;

impl Clock for Utc {
    fn now_ms(&self) -> i64 {
        1_795_348_800_000
    }

    fn utc_offset_minutes(&self, _: i64) -> i32 {
        0
    }
}

fn note(fields: &[&str]) -> anki::Note {
    anki::Note {
        id: 1,
        guid: "g".to_owned(),
        note_type: 1,
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        tags: Vec::new(),
    }
}

fn kind(fields: &[&str]) -> anki::NoteType {
    anki::NoteType {
        id: 1,
        name: "Chinese".to_owned(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        templates: Vec::new(),
        is_cloze: false,
    }
}

#[rstest]
#[case::three_fields(&["Hanzi", "Pinyin", "English"], &["客户 [sound:k.mp3]", "<b>kèhù</b>", "client; customer"], "客户", "kèhù", "client; customer")]
#[case::numbers(&["Hanzi", "Pinyin", "English"], &["投诉", "tou2su4", "to complain"], "投诉", "tou2su4", "to complain")]
#[case::front_and_back(&["Front", "Back"], &["contract", "合同<br>hétong"], "合同", "hétong", "contract")]
#[case::brackets(&["Front", "Back"], &["合同 (hétong)", "contract"], "合同", "hétong", "contract")]
#[case::brackets_behind_each(&["Front", "Back"], &["客[kè]户[hù]", "client"], "客户", "kè hù", "client")]
#[case::both_scripts(&["Traditional", "Simplified", "Meaning"], &["客戶", "客户", "client"], "客户", "", "client")]
#[case::cloze(&["Text", "Extra"], &["我们的{{c1::客户::who?}}来了。", "Our client is here."], "我们的客户来了。", "", "Our client is here.")]
fn fields_are_told_by_their_content(
    #[case] names: &[&str],
    #[case] fields: &[&str],
    #[case] chinese: &str,
    #[case] reading: &str,
    #[case] meaning: &str,
) {
    let language = Language::load().unwrap();
    let told = told(&language, &note(fields), &kind(names)).unwrap();
    assert_eq!(
        (&*told.chinese, &*told.reading, &*told.meaning),
        (chinese, reading, meaning)
    );
}

#[test]
fn a_note_without_chinese_tells_nothing() {
    let language = Language::load().unwrap();
    assert_eq!(
        told(&language, &note(&["dog", "le chien"]), &kind(&["Front", "Back"])),
        None
    );
}

#[rstest]
#[case("{{Hanzi}}", Shown::Chinese)]
#[case("{{text:Hanzi}} {{#Audio}}{{Audio}}{{/Audio}}", Shown::Chinese)]
#[case("{{Audio}}", Shown::Sound)]
#[case("{{English}}", Shown::Meaning)]
#[case("{{#Hanzi}}{{English}}{{/Hanzi}}", Shown::Meaning)]
fn what_a_question_shows(#[case] front: &str, #[case] expected: Shown) {
    let kind = kind(&["Hanzi", "Audio", "English"]);
    let note = note(&["客户", "[sound:k.mp3]", "client"]);
    assert_eq!(field::shown(front, &kind, &note, 0), expected);
}

#[rstest]
#[case("new.apkg")]
#[case("legacy.apkg")]
#[case("new.colpkg")]
#[case("legacy.colpkg")]
fn a_package_becomes_a_list_and_a_history(#[case] name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/anki/");
    let file = std::fs::read(format!("{folder}{name}")).unwrap();
    let language = Language::load().unwrap();
    let decks = decks(name, Cursor::new(file)).unwrap().unwrap();
    let paths: Vec<&str> = decks.iter().map(|deck| deck.path.as_str()).collect();
    assert_eq!(paths, ["Chinese/HSK 5.tsv"]);
    assert_eq!(
        String::from_utf8(decks[0].document()).unwrap(),
        "Hanzi\tPinyin\tEnglish\n\
         客户\tkèhù\tclient; customer\n\
         投诉\ttou2su4\tto complain\n\
         这个客户今天来公司吗？\tZhège kèhù jīntiān lái gōngsī ma?\tIs this client coming to the office today?\n\
         \t\ta note without Chinese\n"
    );

    let history = decks[0].history(&language, &Utc);
    // Only what was reviewed is studied.
    let names: Vec<&str> = history.notes.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(names, ["w:客户:kèhù"]);
    assert_eq!(history.notes[0].english(), "client; customer");
    let ratings: Vec<Rating> = history
        .cards
        .iter()
        .flat_map(|(_, records)| records)
        .map(|record| match &record.event {
            Event::Reviewed(reviewed) => {
                assert_eq!(reviewed.card.to_string(), "w:客户:kèhù/meaning");
                assert_eq!(reviewed.study_day, StudyDay::at(record.occurred_at_ms, 0));
                reviewed.rating
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ratings, [Rating::Good, Rating::Good, Rating::Again, Rating::Good]);
    let again = decks[0].history(&language, &Utc);
    assert_eq!(history, again, "the same package gives the same events");
}

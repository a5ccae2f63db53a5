//! What notes of other people say, and what becomes of packages that Anki wrote.

use super::*;
use crate::Engine;
use rstest::rstest;
use std::io::Cursor;
use wenxi_store::NoteAdded;
use wenxi_study::{NoteId, StudyDay};

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
#[case::english_that_could_be_syllables(&["Hanzi", "English", "Pinyin"], &["米饭", "rice", "mǐfàn"], "米饭", "mǐfàn", "rice")]
#[case::english_alone(&["Front", "Back"], &["熊猫", "panda"], "熊猫", "", "panda")]
#[case::english_of_its_letters(&["Hanzi", "English", "Pinyin"], &["北京", "Beijing", "Běijīng"], "北京", "Běijīng", "Beijing")]
#[case::a_field_for_readings(&["Hanzi", "English", "Pinyin"], &["妈妈", "mama", "ma ma"], "妈妈", "ma ma", "mama")]
#[case::letters_alone(&["Front", "Back"], &["客户", "kehu"], "客户", "kehu", "")]
#[case::letters_and_english(&["Front", "Back"], &["时间", "shijian<br>time"], "时间", "shijian", "time")]
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

#[rstest]
#[case::none_ends("{{c1::客", "{{c1::客")]
#[case::no_number("{{cloze}}{{c2::茶::what?}}", "{{cloze}}茶")]
fn clozes_are_shown(#[case] field: &str, #[case] shown: &str) {
    assert_eq!(field::lines(field), [shown]);
}

#[rstest]
#[case("{{c")]
#[case("{{c1::")]
fn a_field_of_beginnings_takes_no_longer_than_another(#[case] beginning: &str) {
    let field = beginning.repeat(200_000);
    assert_eq!(field::lines(&field), [field.as_str()]);
}

fn review(at_ms: i64) -> anki::Review {
    anki::Review {
        id: at_ms,
        card: 7,
        rating: 3,
        interval: 1,
        last_interval: 0,
        elapsed_ms: 900,
        phase: anki::Phase::Review,
    }
}

#[rstest]
#[case(&[-5, 0, 1_795_000_000_000], &[1_795_000_000_000, 1_795_000_000_001])]
#[case(&[1_795_000_000_000, 4_102_444_800_000, i64::MAX], &[1_795_000_000_000, 1_795_000_000_001])]
#[case(&[i64::MAX], &[7])]
fn moments_that_cannot_be_are_left_out(#[case] reviews: &[i64], #[case] expected: &[i64]) {
    let card = ReviewedCard {
        id: 7,
        ord: 0,
        is_suspended: true,
        reviews: reviews.iter().map(|at| review(*at)).collect(),
    };
    let name = CardId {
        note: NoteId::word("茶", "chá"),
        kind: ItemKind::Meaning,
    };
    let past = past(&Utc, name, &card);
    let moments = past.steps.iter().map(|step| step.at_ms);
    let moments: Vec<i64> = moments
        .chain(past.suspended.map(|record| record.occurred_at_ms))
        .collect();
    assert_eq!(moments, expected);
}

fn opened(folder: &std::path::Path) -> Engine {
    Engine::open(crate::Options {
        folder: folder.to_owned(),
        voice: crate::VoiceChoice::Fake,
        clock: std::sync::Arc::new(Utc),
    })
    .unwrap()
}

#[test]
fn what_is_learnt_here_is_not_put_aside_by_a_package() {
    let folder = tempfile::tempdir().unwrap();
    let engine = opened(folder.path());
    let note = wenxi_study::told_word(engine.language().unwrap(), "茶", "chá", "tea").unwrap();
    let card = CardId {
        note: note.id.clone(),
        kind: ItemKind::Meaning,
    };
    let at = 1_795_000_000_000;
    let added = Event::NoteAdded(NoteAdded::new(note.clone(), None));
    let reviewed = Event::Reviewed(wenxi_store::Reviewed {
        card: card.clone(),
        rating: Rating::Good,
        verdict: wenxi_study::Verdict::Right,
        response: None,
        elapsed_ms: 900,
        study_day: engine.clock.now().day,
        chosen_days: None,
    });
    engine.record(engine.clock.now(), [added, reviewed]).unwrap();
    let of_package = ReviewedCard {
        id: 7,
        ord: 0,
        is_suspended: true,
        reviews: vec![review(at)],
    };
    let history = History {
        notes: vec![note],
        cards: vec![past(&Utc, card, &of_package)],
        is_own: false,
    };
    let remembered = engine.remember(history.clone(), "tea", false).unwrap();
    assert_eq!((remembered.notes.len(), remembered.events.len()), (0, 1));
    let histories = engine.store.card_histories(|_| true).unwrap();
    assert_eq!((histories[0].steps.len(), histories[0].suspended), (2, false));
    let again = engine.remember(history, "tea", false).unwrap();
    assert_eq!(again.events, []);
}

/// An earlier version took `rice` for the reading of 米饭.
#[test]
fn what_was_put_under_a_wrong_reading_comes_to_its_own_note() {
    let folder = tempfile::tempdir().unwrap();
    let engine = opened(folder.path());
    let language = engine.language().unwrap();
    let of_package = |reading: &str, gloss: &str| {
        let note = wenxi_study::told_word(language, "米饭", reading, gloss).unwrap();
        let card = CardId {
            note: note.id.clone(),
            kind: ItemKind::Meaning,
        };
        let of_card = ReviewedCard {
            id: 7,
            ord: 0,
            is_suspended: false,
            reviews: vec![review(1_795_000_000_000), review(1_795_100_000_000)],
        };
        History {
            cards: vec![past(&Utc, card, &of_card)],
            notes: vec![note],
            is_own: false,
        }
    };
    let wrong = of_package("rice", "");
    assert_eq!(wrong.notes[0].id.as_str(), "w:米饭:rice");
    engine.remember(wrong, "food", true).unwrap();
    let right = of_package("mǐfàn", "rice");
    let remembered = engine.remember(right.clone(), "food", false).unwrap();
    assert_eq!((remembered.notes.len(), remembered.events.len()), (1, 1));
    let studied = engine.store.studied().unwrap();
    let [studied] = studied.as_slice() else {
        panic!("{studied:?}")
    };
    assert_eq!(studied.note.id.as_str(), "w:米饭:mǐfàn");
    let histories = engine.store.card_histories(|_| true).unwrap();
    assert_eq!(histories.len(), 1);
    assert_eq!(
        (&histories[0].card, histories[0].steps.len()),
        (&right.cards[0].card, 2)
    );
    let again = engine.remember(right, "food", false).unwrap();
    assert_eq!((again.notes.len(), again.events.len()), (0, 0));
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
    let document = String::from_utf8(decks[0].document()).unwrap();
    let (rows, media): (Vec<&str>, Vec<&str>) =
        document.lines().map(|row| row.rsplit_once('\t').unwrap()).unzip();
    assert_eq!(
        rows,
        [
            "Hanzi\tPinyin\tEnglish",
            "客户\tkèhù\tclient; customer",
            "投诉\ttou2su4\tto complain",
            "这个客户今天来公司吗？\tZhège kèhù jīntiān lái gōngsī ma?\tIs this client coming to the office today?",
            "\t\ta note without Chinese",
        ]
    );
    assert!(
        media[1].starts_with("sound:") && media[1].ends_with(".mp3"),
        "{media:?}"
    );
    assert_eq!([media[0], media[2], media[3], media[4]], ["Media", "", "", ""]);

    let history = decks[0].history(&language, &Utc);
    // Only what was reviewed is studied.
    let names: Vec<&str> = history.notes.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(names, ["w:客户:kèhù"]);
    assert_eq!(history.notes[0].english(), "client; customer");
    let [card] = history.cards.as_slice() else {
        panic!("{:?}", history.cards)
    };
    assert_eq!(card.card.to_string(), "w:客户:kèhù/meaning");
    assert_eq!(card.suspended, None);
    let steps = card.steps.iter();
    assert!(
        steps
            .clone()
            .all(|step| step.study_day == StudyDay::at(step.at_ms, 0))
    );
    let ratings: Vec<Rating> = steps.filter_map(|step| step.rating).collect();
    assert_eq!(ratings, [Rating::Good, Rating::Good, Rating::Again, Rating::Good]);
    let again = decks[0].history(&language, &Utc);
    assert_eq!(history, again, "the same package gives the same events");
}

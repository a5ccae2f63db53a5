//! Corrections of readings: one choice, respected by the lesson, the card, the index and the quiz, and taken back.

use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, keep_text};

/// The readings of a character in a lesson, in order, and who gave them.
fn readings(engine: &Engine, lesson_id: &str, character: &str) -> Vec<(String, ReadingSource)> {
    let lesson_id = lesson_id.to_owned();
    let lesson = lesson_get(engine, LessonGetArgs { lesson_id }).unwrap();
    let blocks = lesson.sections.into_iter().flat_map(|section| section.blocks);
    let texts = blocks.filter_map(|block| match block {
        BlockView::Paragraph { text } => Some(text),
        _ => None,
    });
    let words = texts.flatten().filter_map(|run| match run {
        Run::Chinese(sentence) => Some(sentence.words),
        Run::Plain(_) => None,
    });
    let syllables = words.flatten().flat_map(|word| word.syllables);
    syllables
        .filter(|syllable| syllable.character == character)
        .map(|syllable| (syllable.spoken, syllable.source))
        .collect()
}

fn learner(reading: &str) -> (String, ReadingSource) {
    (reading.to_owned(), ReadingSource::Learner)
}

fn found(engine: &Engine, query: &str, lesson_id: &str) -> bool {
    let query = query.to_owned();
    let view = search(engine, SearchArgs { query }).unwrap();
    view.lessons.iter().any(|hit| hit.lesson_id == lesson_id)
}

const TEXT: &str = "朝阳很好看。\n\n他看见朝阳。\n\n朝阳区很大。\n";

#[test]
fn a_correction_here_holds_here_is_found_and_is_taken_back() {
    let person = Learner::new().unwrap();
    let engine = person.open().unwrap();
    let id = keep_text(&engine, TEXT);
    let before = readings(&engine, &id, "朝");
    let own = before[1].0.clone();
    let (other, sought) = if own == "zhāo" {
        ("cháo", "chaoyang")
    } else {
        ("zhāo", "zhaoyang")
    };
    let args = ReadingCorrectArgs {
        text: "他看见朝阳。".to_owned(),
        at: 3,
        pinyin: other.to_owned(),
        lesson_id: Some(id.clone()),
    };
    let corrected = reading_correct(&engine, args).unwrap();
    let after = [before[0].clone(), learner(other), before[2].clone()];
    assert_eq!(readings(&engine, &id, "朝"), after);
    assert!(found(&engine, sought, &id));

    // The card knows of it, and what takes it back.
    let card = |engine: &Engine| {
        word_get(
            engine,
            WordGetArgs {
                word: "朝阳".to_owned(),
                pinyin: None,
                within: Some(Within {
                    sentence: "他看见朝阳。".to_owned(),
                    at: 3,
                    given: Vec::new(),
                }),
                lesson_id: None,
            },
        )
        .unwrap()
    };
    let shown = &card(&engine).readings[0];
    assert_eq!(
        (shown.shown.as_str(), shown.source),
        (other, ReadingSource::Learner)
    );
    assert_eq!(shown.correction_id.as_ref(), Some(&corrected.correction_id));
    assert!(shown.others.iter().any(|one| one.pinyin == own));

    // It is there after the program was closed.
    drop(engine);
    let engine = person.open().unwrap();
    assert_eq!(readings(&engine, &id, "朝"), after);
    assert_eq!(reading_list(&engine, NoArgs {}).unwrap().corrections.len(), 1);

    let back = CorrectionArgs {
        correction_id: corrected.correction_id,
    };
    reading_restore(&engine, back.clone()).unwrap();
    assert_eq!(readings(&engine, &id, "朝"), before);
    assert_eq!(card(&engine).readings[0].correction_id, None);
    assert!(reading_list(&engine, NoArgs {}).unwrap().corrections.is_empty());
    // Taking it back twice is no harm.
    reading_restore(&engine, back).unwrap();
}

#[test]
fn a_correction_everywhere_holds_in_every_lesson_but_not_over_an_author() {
    let person = Learner::new().unwrap();
    let engine = person.open().unwrap();
    let first = keep_text(&engine, "他姓盖。\n");
    let second = keep_text(&engine, "盖先生来了。\n\n盖 (gài) 房子。\n");
    let own = readings(&engine, &first, "盖")[0].0.clone();
    let other = if own == "gě" { "gài" } else { "gě" };
    reading_correct(
        &engine,
        ReadingCorrectArgs {
            text: "盖".to_owned(),
            at: 0,
            pinyin: other.to_owned(),
            lesson_id: None,
        },
    )
    .unwrap();
    assert_eq!(readings(&engine, &first, "盖"), [learner(other)]);
    let there = readings(&engine, &second, "盖");
    assert_eq!(there[0], learner(other));
    assert_eq!(there[1], ("gài".to_owned(), ReadingSource::Author));
}

#[test]
fn a_quiz_asks_for_the_corrected_reading() {
    let person = Learner::new().unwrap();
    let engine = person.open().unwrap();
    let id = keep_text(
        &engine,
        "# Text\n\n## Related Terms\n\n- 朝阳 - the morning sun\n- 客户 - client\n- 服务 - service\n",
    );
    let asked = |engine: &Engine| {
        (0..12)
            .flat_map(|seed| quiz_make(engine, &id, seed).unwrap())
            .filter(|item| item.kind == ItemKindView::Reading && item.stem.contains("朝阳"))
            .map(|item| item.key)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let own = asked(&engine);
    assert_eq!(own.len(), 1);
    let other = if own.iter().any(|key| key.contains("zhāo")) {
        "cháo"
    } else {
        "zhāo"
    };
    reading_correct(
        &engine,
        ReadingCorrectArgs {
            text: "朝阳".to_owned(),
            at: 0,
            pinyin: other.to_owned(),
            lesson_id: None,
        },
    )
    .unwrap();
    let now = asked(&engine);
    assert_eq!(now.len(), 1);
    assert!(now.iter().all(|key| key.contains(other)), "{now:?}");
}

#[test]
fn a_quiz_keeps_a_word_whose_corrected_reading_the_dictionary_does_not_have() {
    let person = Learner::new().unwrap();
    let engine = person.open().unwrap();
    let id = keep_text(&engine, "孩子长大了。孩子长大了就要工作。\n");
    let readings = |engine: &Engine| {
        let items = (0..12).flat_map(|seed| quiz_make(engine, &id, seed).unwrap());
        let asked = items.filter(|item| item.kind == ItemKindView::Reading && item.stem.contains("长大"));
        asked
            .map(|item| item.key)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let before = readings(&engine);
    assert!(before.iter().any(|key| key.contains("zhǎng")), "{before:?}");
    let args = ReadingCorrectArgs {
        text: "长大".to_owned(),
        at: 0,
        pinyin: "cháng".to_owned(),
        lesson_id: None,
    };
    reading_correct(&engine, args).unwrap();
    let after = readings(&engine);
    assert!(!after.is_empty());
    assert!(after.iter().all(|key| key.contains("cháng")), "{after:?}");
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let person = Learner::new().unwrap();
    let engine = person.open().unwrap();
    let args = |text: &str, at: u32, pinyin: &str| ReadingCorrectArgs {
        text: text.to_owned(),
        at,
        pinyin: pinyin.to_owned(),
        lesson_id: None,
    };
    let refused = |args| reading_correct(&engine, args).unwrap_err().to_string();
    assert_eq!(refused(args("朝阳", 0, "xyz")), "“xyz” is not pinyin.");
    assert!(refused(args("朝阳", 2, "cháo")).contains("no Chinese character"));
    assert!(refused(args("APP", 0, "cháo")).contains("no Chinese character"));
    assert!(reading_list(&engine, NoArgs {}).unwrap().corrections.is_empty());
}

/// The learner sees 客戶 with numbers, and what is looked up, saved and found is the same as before.
#[test]
fn another_script_and_notation_change_what_is_shown_and_nothing_else() {
    let person = Learner::new().unwrap();
    let engine = person.open().unwrap();
    let id = keep_text(&engine, "客户很多。\n");
    let words = |engine: &Engine| {
        let lesson_id = id.clone();
        let lesson = lesson_get(engine, LessonGetArgs { lesson_id }).unwrap();
        match &lesson.sections[0].blocks[0] {
            BlockView::Paragraph { text } => match &text[0] {
                Run::Chinese(sentence) => sentence.clone(),
                Run::Plain(_) => panic!("the text is Chinese"),
            },
            other => panic!("{other:?}"),
        }
    };
    let args = WordSaveArgs {
        word: "客户".to_owned(),
        pinyin: "kè hù".to_owned(),
        lesson_id: Some(id.clone()),
    };
    word_save(&engine, args).unwrap();
    for (notation, shown) in [
        (NotationChoice::Numbers, "ke4hu4"),
        (NotationChoice::Zhuyin, "ㄎㄜˋ ㄏㄨˋ"),
        (NotationChoice::Marks, "kèhù"),
    ] {
        let settings = Settings {
            notation,
            script: ScriptChoice::Traditional,
            ..Settings::default()
        };
        settings_set(&engine, settings).unwrap();
        let sentence = words(&engine);
        assert_eq!(sentence.script, ScriptView::Traditional);
        assert!(sentence.text().starts_with("客戶"));
        let word = &sentence.words[0];
        let reading: String = word
            .syllables
            .iter()
            .map(|syllable| syllable.shown.as_str())
            .collect();
        assert_eq!(reading, shown);
        assert_eq!(word.syllables[1].character, "戶");
        assert_eq!(word.status, WordStatus::Studying);
    }
    for query in ["客户很多", "客戶很多", "ke4hu4", "ㄎㄜˋㄏㄨˋ"] {
        assert!(found(&engine, query, &id), "{query}");
    }
}

/// A reading that no entry has: the card and the gloss show, say and compare what stands on the page.
#[test]
fn the_card_reads_the_word_as_the_page_does() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let of = |word: &str, pinyin: Option<&str>| WordGetArgs {
        word: word.to_owned(),
        pinyin: pinyin.map(str::to_owned),
        within: None,
        lesson_id: None,
    };
    // The author's.
    let card = word_get(&engine, of("垃圾", Some("lè sè"))).unwrap();
    let head = &card.entries[0];
    assert_eq!((head.shown.as_str(), head.listed_as.as_str()), ("lèsè", "lājī"));
    assert_eq!(
        (head.spoken.concat(), head.shown_spoken.as_str()),
        ("lèsè".to_owned(), "")
    );
    assert!(!head.senses.is_empty());
    assert_eq!(card.characters[0].pinyin, "lè");
    assert_eq!(
        word_gloss(&engine, of("垃圾", Some("lè sè"))).unwrap().shown,
        "lèsè"
    );
    // The learner's, and what the dictionary has when nothing is known of a page.
    let args = ReadingCorrectArgs {
        text: "背包".to_owned(),
        at: 0,
        pinyin: "bèi".to_owned(),
        lesson_id: None,
    };
    reading_correct(&engine, args).unwrap();
    let card = word_get(&engine, of("背包", Some("bèi bāo"))).unwrap();
    let head = &card.entries[0];
    assert_eq!(
        (head.spoken.concat(), head.listed_as.as_str()),
        ("bèibāo".to_owned(), "bēibāo")
    );
    assert!(
        card.pairs.iter().all(|pair| pair.word.word != "背包"),
        "{:?}",
        card.pairs
    );
    let card = word_get(&engine, of("背包", None)).unwrap();
    let head = &card.entries[0];
    assert_eq!(
        (head.shown.as_str(), head.spoken.concat()),
        ("bēibāo", "bēibāo".to_owned())
    );
    assert_eq!((head.shown_spoken.as_str(), head.listed_as.as_str()), ("", ""));
    // One that an entry has is that entry's.
    let card = word_get(&engine, of("朝阳", Some("cháo yáng"))).unwrap();
    assert_eq!(
        (card.entries[0].shown.as_str(), card.entries[0].listed_as.as_str()),
        ("cháoyáng", "")
    );
    // On the command line, too.
    let line = Reader::of(&engine).unwrap().read("我的背包在西安。");
    assert_eq!(line.pinyin, "Wǒ de bèibāo zài Xī’ān.");
}

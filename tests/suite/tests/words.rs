//! Words: the card, saving, the voice.

use std::collections::HashSet;
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, keep, keep_text};

/// The sentence of a place, as it is shown.
fn said(place: &SeenIn) -> String {
    let words = place.text.iter().filter_map(|run| match run {
        Run::Chinese(sentence) => Some(&sentence.words),
        _ => None,
    });
    words.flatten().map(|word| word.text.as_str()).collect()
}

#[test]
fn a_word_card_knows_the_word_and_where_it_was_seen() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let card = word_get(
        &engine,
        WordGetArgs {
            word: "银行".to_owned(),
            pinyin: Some("yín háng".to_owned()),
            within: None,
            lesson_id: None,
        },
    )
    .unwrap();
    assert_eq!(card.entries[0].pinyin, ["yín", "háng"]);
    assert_eq!(card.entries[0].traditional, "銀行");
    assert!(card.entries[0].senses.iter().any(|sense| sense.contains("bank")));
    assert_eq!(card.characters.len(), 2);
    assert!(card.hsk.is_some());
    assert!(!card.seen_in.is_empty());
}

/// A number in digits has its reading and what it is worth; nothing is said for the digits that is not theirs.
#[test]
fn a_number_in_digits_has_a_card() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let args = WordGetArgs {
        word: "2026年".to_owned(),
        pinyin: None,
        within: None,
        lesson_id: None,
    };
    let card = word_get(&engine, args).unwrap();
    assert_eq!(card.entries[0].shown, "èr líng èr liù nián");
    assert_eq!(card.entries[0].spoken, ["èr", "líng", "èr", "liù", "nián"]);
    assert_eq!(card.entries[0].senses, ["the year 2026"]);
    assert_eq!(card.characters[0].pinyin, "nián");
}

/// The card has a few places; all of them come a page at a time, each once, in the script that was asked for or not.
#[test]
fn every_place_of_a_word_can_be_gone_through() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let page = |word: &str, from: u32| {
        let args = WordPlacesArgs {
            word: word.to_owned(),
            from,
        };
        word_places(&engine, args).unwrap()
    };
    let first = page("客户", 0);
    assert!(first.all > 100, "{}", first.all);
    assert_eq!(page("客戶", 0).all, first.all);
    let mut places = Vec::new();
    while places.len() < first.all as usize {
        let more = page("客户", u32::try_from(places.len()).unwrap());
        assert!(!more.places.is_empty());
        places.extend(more.places);
    }
    assert_eq!(places.len(), first.all as usize);
    assert!(page("客户", first.all).places.is_empty());
    let card = word_get(
        &engine,
        WordGetArgs {
            word: "客户".to_owned(),
            pinyin: None,
            within: None,
            lesson_id: None,
        },
    )
    .unwrap();
    assert!(card.seen_elsewhere && card.seen_in.len() == 3);
    let sentences: HashSet<String> = card.seen_in.iter().map(said).collect();
    assert_eq!(sentences.len(), 3, "{sentences:?}");
    assert!(sentences.iter().all(|said| said.ends_with('。')), "{sentences:?}");
    let traditional = WordGetArgs {
        word: "客戶".to_owned(),
        pinyin: None,
        within: None,
        lesson_id: None,
    };
    let places = |card: &WordCard| -> Vec<String> {
        let lessons = card.seen_in.iter();
        lessons
            .map(|seen| format!("{} {:?}", seen.lesson_id, seen.place))
            .collect()
    };
    assert_eq!(places(&word_get(&engine, traditional).unwrap()), places(&card));
}

#[test]
fn the_voice_marks_every_word_that_sounds() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let word = |text: &str, syllables: &[&str]| SpokenWord {
        text: text.to_owned(),
        syllables: syllables.iter().map(ToString::to_string).collect(),
    };
    let words = vec![
        word("客户", &["kè", "hù"]),
        word("，", &[]),
        word("你好", &["ní", "hǎo"]),
    ];
    let clip = speech_speak(&engine, SpeechSpeakArgs { words, rate: 1.0 }).unwrap();
    assert_eq!(
        clip.marks.iter().map(|mark| mark.word).collect::<Vec<_>>(),
        [0, 2]
    );
    assert!(clip.marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(
        engine
            .clip(clip.id.as_deref().unwrap())
            .unwrap()
            .starts_with(b"RIFF")
    );
    let wrong = SpeechSpeakArgs {
        words: vec![word("客", &["kèè"])],
        rate: 1.0,
    };
    assert!(matches!(speech_speak(&engine, wrong), Err(Error::NotPinyin(_))));
}

#[test]
fn a_word_is_the_same_whether_tones_are_shown_as_spoken_or_not() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let lesson_id = keep_text(&engine, "# Text\n\n你好。\n");
    let args = WordSaveArgs {
        word: "你好".to_owned(),
        pinyin: "nǐ hǎo".to_owned(),
        lesson_id: Some(lesson_id.clone()),
    };
    word_save(&engine, args).unwrap();
    let first_word = |engine: &Engine| {
        let lesson = lesson_get(
            engine,
            LessonGetArgs {
                lesson_id: lesson_id.clone(),
            },
        )
        .unwrap();
        let sentences = lesson
            .sections
            .into_iter()
            .flat_map(|section| section.blocks)
            .filter_map(|block| match block {
                BlockView::Paragraph { text } => Some(text),
                _ => None,
            });
        let words = sentences.flatten().filter_map(|run| match run {
            Run::Chinese(sentence) => sentence.words.into_iter().next(),
            Run::Plain(_) => None,
        });
        words.into_iter().next().unwrap()
    };
    for spoken_tones in [false, true] {
        settings_set(
            &engine,
            Settings {
                spoken_tones,
                ..Settings::default()
            },
        )
        .unwrap();
        let word = first_word(&engine);
        let shown = word
            .syllables
            .iter()
            .map(|syllable| syllable.shown.as_str())
            .collect::<Vec<_>>();
        assert_eq!(
            shown,
            if spoken_tones {
                ["ní", "hǎo"]
            } else {
                ["nǐ", "hǎo"]
            }
        );
        assert_eq!(word.status, WordStatus::Studying);
    }
}

#[test]
fn a_text_is_read_with_how_sure_the_app_is_and_what_else_it_could_be() {
    let line = Reader::load().unwrap().read("他还要重写。");
    let word = line.tokens.iter().find_map(|token| match token {
        TokenReading::Word {
            text,
            syllables,
            gloss,
            ..
        } if text == "重" => Some((syllables, gloss)),
        _ => None,
    });
    let (syllables, gloss) = word.unwrap();
    let [reading] = syllables.as_slice() else {
        panic!("{syllables:?}")
    };
    assert_eq!(reading.citation, "chóng");
    let [other] = reading.alternatives.as_slice() else {
        panic!("{reading:?}")
    };
    assert_eq!(other.citation, "zhòng");
    assert!((reading.sure + other.probability - 1.0).abs() < 1e-3);
    assert!(!gloss.is_empty());
}

/// A simplified character may stand for several: the one that the word is written with counts.
#[test]
fn the_characters_of_a_word_mean_what_they_mean_in_it() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let cases = [
        ("头发", 1, "fà", "hair"),
        ("出发", 1, "fā", "send"),
        ("面条", 0, "miàn", "flour"),
        ("皇后", 1, "hòu", "empress"),
        ("后面", 0, "hòu", "behind"),
        ("东西", 1, "xī", "west"),
        ("頭髮", 1, "fà", "hair"),
    ];
    for (word, at, pinyin, meaning) in cases {
        let args = WordGetArgs {
            word: word.to_owned(),
            pinyin: None,
            within: None,
            lesson_id: None,
        };
        let character = word_get(&engine, args).unwrap().characters.remove(at);
        assert_eq!(character.pinyin, pinyin, "{word}");
        assert!(character.gloss.contains(meaning), "{word}: {}", character.gloss);
    }
}

#[test]
fn a_character_keeps_its_own_tone_beside_the_light_one_of_the_word() {
    let line = Reader::load().unwrap().read("认识");
    let [TokenReading::Word { syllables, .. }] = line.tokens.as_slice() else {
        panic!("{line:?}")
    };
    let of = |syllable: &SyllableReading| (syllable.citation.clone(), syllable.written.clone());
    let pairs: Vec<_> = syllables.iter().map(of).collect();
    let expected = [("rèn", "rèn"), ("shí", "shi")];
    assert_eq!(
        pairs,
        expected.map(|(own, word)| (own.to_owned(), word.to_owned()))
    );
}

#[test]
fn the_card_of_a_number_says_how_much_it_is() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let args = WordGetArgs {
        word: "三百二十".to_owned(),
        pinyin: None,
        within: None,
        lesson_id: None,
    };
    let card = word_get(&engine, args).unwrap();
    let [entry] = card.entries.as_slice() else {
        panic!("{card:?}")
    };
    assert_eq!(entry.senses, ["320"]);
    assert_eq!(entry.pinyin, ["sān", "bǎi", "èr", "shí"]);
}

#[test]
fn the_card_lists_other_readings_with_the_likeliest_first() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let args = WordGetArgs {
        word: "塞".to_owned(),
        pinyin: None,
        within: Some(Within {
            sentence: "把票塞进包里。".to_owned(),
            at: 2,
            given: Vec::new(),
        }),
        lesson_id: None,
    };
    let card = word_get(&engine, args.clone()).unwrap();
    let reading = &card.readings[0];
    assert!(reading.others.len() > 1);
    assert!(
        reading
            .others
            .is_sorted_by(|left, right| left.probability >= right.probability)
    );
    assert_eq!(
        (reading.shown.as_str(), reading.source),
        ("sāi", ReadingSource::App)
    );

    // What its author says stands, and the card knows whose it is.
    let said = GivenReading {
        at: 2,
        pinyin: "sè".to_owned(),
    };
    let within = args.within.clone().map(|within| Within {
        given: vec![said],
        ..within
    });
    let card = word_get(&engine, WordGetArgs { within, ..args }).unwrap();
    let reading = &card.readings[0];
    assert_eq!(
        (reading.shown.as_str(), reading.source),
        ("sè", ReadingSource::Author)
    );
}

/// “client, customer” of the author and “client; customer” of the dictionary are one gloss, shown once.
#[test]
fn what_the_author_says_in_the_words_of_the_dictionary_is_said_once() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let lesson = Some("u1-01-kehu".to_owned());
    let args = |lesson_id: Option<String>| WordGetArgs {
        word: "客户".to_owned(),
        pinyin: Some("kè hù".to_owned()),
        within: None,
        lesson_id,
    };
    let in_lesson = word_get(&engine, args(lesson.clone())).unwrap();
    assert_eq!(in_lesson.told[0].gloss, "client; customer");
    assert!(
        in_lesson.entries[0].senses.is_empty(),
        "{:?}",
        in_lesson.entries[0].senses
    );
    assert_eq!(
        word_gloss(&engine, args(lesson)).unwrap().senses,
        ["client; customer"]
    );
    let anywhere = word_gloss(&engine, args(None)).unwrap();
    assert_eq!(anywhere.senses, ["client; customer"]);
}

/// What the author of a lesson says of a word holds in the whole course: on the card, where the pointer rests, and in what is
/// studied.
#[test]
fn an_author_speaks_before_the_dictionary_in_all_lessons_of_the_course() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let args = |lesson: &str| WordGetArgs {
        word: "驿站".to_owned(),
        pinyin: Some("yì zhàn".to_owned()),
        within: None,
        lesson_id: Some(lesson.to_owned()),
    };
    for lesson in ["u5-03-kuaidi", "u5-08-last-mile"] {
        let told = word_get(&engine, args(lesson)).unwrap().told;
        assert_eq!(told[0].lesson_id, "u5-03-kuaidi", "{lesson}");
        assert!(told[0].gloss.contains("parcel"), "{told:?}");
        let senses = word_gloss(&engine, args(lesson)).unwrap().senses;
        assert_eq!(senses[0], told[0].gloss);
    }
    let saved = lesson_words_save(
        &engine,
        LessonIdArgs {
            lesson_id: "u5-08-last-mile".to_owned(),
        },
    )
    .unwrap();
    assert!(
        saved.notes.iter().any(|note| note == "w:驿站:yìzhàn"),
        "{:?}",
        saved.notes
    );
    let path = learner.file("mine.txt", "他在驿站取快递。".as_bytes()).unwrap();
    let id = &keep(&engine, &[path])[0];
    // A document of the learner's own is no part of the course.
    let own = word_get(&engine, args(id)).unwrap();
    assert_eq!(own.told, []);
}

/// Characters that look alike come in the script that is shown; as written, in that of the character.
#[test]
fn look_alikes_are_in_the_script_that_is_shown() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let alike = |character: &str| -> Vec<String> {
        let character = character.to_owned();
        let card = character_get(&engine, CharacterArgs { character }).unwrap();
        card.look_alike.into_iter().map(|one| one.character).collect()
    };
    assert!(alike("买").contains(&"卖".to_owned()));
    assert!(alike("買").contains(&"賣".to_owned()));
    let settings = Settings {
        script: ScriptChoice::Traditional,
        ..settings_get(&engine, NoArgs {}).unwrap()
    };
    settings_set(&engine, settings).unwrap();
    // The same character in both scripts, beside one that is not.
    assert!(alike("情").contains(&"請".to_owned()), "{:?}", alike("情"));
}

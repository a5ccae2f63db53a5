//! Documents become lessons of the library, and nothing of them or of the library is lost.

use std::fs;
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture, import, keep_text, lesson_of, root};

fn lesson(engine: &Engine, id: &str) -> LessonView {
    lesson_get(
        engine,
        LessonGetArgs {
            lesson_id: id.to_owned(),
        },
    )
    .unwrap()
}

#[test]
fn the_course_is_there_at_once() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let library = library_list(&engine, NoArgs {}).unwrap();
    let ids: Vec<&str> = library.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids[0], "00-how-to-study-here");
    assert!(
        library
            .lessons
            .iter()
            .all(|lesson| lesson.built_in && lesson.opened_at.is_none())
    );
    assert!(
        library
            .lessons
            .iter()
            .any(|lesson| lesson.kind == LessonKindView::WordPage)
    );
    assert!(
        library
            .lessons
            .iter()
            .any(|lesson| lesson.kind == LessonKindView::ConceptPage)
    );
    for id in ids {
        let view = lesson(&engine, id);
        assert!(view.diagnostics.is_empty(), "{id}: {:?}", view.diagnostics);
        assert!(!view.sections.is_empty(), "{id}");
    }
}

#[test]
fn a_word_page_is_drawn_with_its_authors_readings() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let view = lesson(&engine, "u1-01-kehu");
    let headword = view.headword.unwrap();
    let syllables: Vec<_> = headword
        .chinese
        .words
        .iter()
        .flat_map(|word| &word.syllables)
        .map(|s| (&*s.shown, s.source))
        .collect();
    assert_eq!(
        syllables,
        [("kè", ReadingSource::Author), ("hù", ReadingSource::Author)]
    );
    let blocks = |wanted: RoleView| {
        view.sections
            .iter()
            .filter(move |section| section.role == wanted)
            .flat_map(|section| &section.blocks)
    };
    let examples: Vec<_> = blocks(RoleView::Examples)
        .filter(|block| matches!(block, BlockView::Example { .. }))
        .collect();
    assert_eq!(examples.len(), 10);
    for example in examples {
        let BlockView::Example { chinese, .. } = example else {
            unreachable!()
        };
        for run in chinese {
            let Run::Chinese(sentence) = run else { continue };
            let mut syllables = sentence.words.iter().flat_map(|word| &word.syllables);
            assert!(
                syllables.all(|syllable| syllable.source == ReadingSource::Author),
                "{sentence:?}"
            );
        }
    }
    assert_eq!(
        blocks(RoleView::Mistakes)
            .filter(|block| matches!(block, BlockView::Mistake { .. }))
            .count(),
        4
    );
    // A related term leads to the lesson about it.
    let leads = blocks(RoleView::Related)
        .any(|block| matches!(block, BlockView::Related { lesson_id: Some(id), .. } if id == "u1-02-kefu"));
    assert!(leads);
}

#[test]
fn every_kind_of_document_becomes_a_lesson() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let folder = root().join("tests/fixtures/documents");
    let mut paths: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    paths.sort();
    let first: Vec<_> = import(&engine, &paths).iter().map(lesson_of).collect();
    assert!(
        first.iter().all(|(_, change)| *change == ImportChange::New),
        "{first:?}"
    );
    let second: Vec<_> = import(&engine, &paths).iter().map(lesson_of).collect();
    for ((id, _), (again, change)) in first.iter().zip(&second) {
        assert_eq!((again, *change), (id, ImportChange::Same));
        lesson(&engine, id);
    }
    drop(engine);
    let reopened = learner.open().unwrap();
    let ids: Vec<String> = library_list(&reopened, NoArgs {})
        .unwrap()
        .lessons
        .into_iter()
        .map(|lesson| lesson.id)
        .collect();
    assert!(first.iter().all(|(id, _)| ids.contains(id)));
}

#[test]
fn an_edited_document_is_the_same_lesson_and_its_earlier_version_is_kept() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = learner
        .file(
            "page.md",
            "# kèhù: 客户 - client\n\n## Core Meaning\n\nOne.\n".as_bytes(),
        )
        .unwrap();
    let (id, _) = lesson_of(&import(&engine, std::slice::from_ref(&path))[0]);
    fs::write(&path, "# kèhù: 客户 - client\n\n## Core Meaning\n\nTwo.\n").unwrap();
    assert_eq!(
        lesson_of(&import(&engine, &[path])[0]),
        (id.clone(), ImportChange::Updated)
    );
    let text = format!("{:?}", lesson(&engine, &id).sections);
    assert!(text.contains("Two.") && !text.contains("One."));
    let history = learner
        .folder
        .path()
        .join("library/.history")
        .join(format!("{id}.md"));
    let earlier = fs::read_dir(history).unwrap().next().unwrap().unwrap().path();
    assert!(fs::read_to_string(earlier).unwrap().contains("One."));
}

#[test]
fn what_is_no_document_is_refused_by_name_and_the_rest_arrives() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let before = library_list(&engine, NoArgs {}).unwrap();
    let bad = [
        (learner.file("empty.md", b"").unwrap(), "empty"),
        (
            learner
                .file("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
                .unwrap(),
            "PNG",
        ),
        (
            learner.file("large.txt", &vec![b'a'; 50 * 1024 * 1024]).unwrap(),
            "too large",
        ),
        (
            learner
                .folder
                .path()
                .join("nowhere.md")
                .to_string_lossy()
                .into_owned(),
            "is not there",
        ),
    ];
    let paths: Vec<String> = bad.iter().map(|(path, _)| path.clone()).collect();
    for (outcome, (path, wanted)) in import(&engine, &paths).iter().zip(&bad) {
        let ImportOutcome::Refused { reason } = outcome else {
            panic!("{path} was taken")
        };
        assert!(reason.contains(wanted), "{path}: {reason}");
    }
    assert_eq!(library_list(&engine, NoArgs {}).unwrap(), before);
    let mixed = import(&engine, &[paths[0].clone(), fixture("article.txt")]);
    assert!(matches!(mixed[0], ImportOutcome::Refused { .. }));
    assert_eq!(lesson_of(&mixed[1]).1, ImportChange::New);
}

#[test]
fn a_removed_lesson_comes_back_as_it_was() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let (lesson_id, _) = lesson_of(&import(&engine, &[fixture("word-markdown.md")])[0]);
    let before = lesson(&engine, &lesson_id);
    lessons_remove(
        &engine,
        LessonsArgs {
            lesson_ids: vec![lesson_id.clone()],
            task: "test".to_owned(),
        },
    )
    .unwrap();
    let listed = |engine: &Engine| {
        library_list(engine, NoArgs {})
            .unwrap()
            .lessons
            .iter()
            .any(|lesson| lesson.id == lesson_id)
    };
    assert!(!listed(&engine));
    lessons_restore(
        &engine,
        LessonsArgs {
            lesson_ids: vec![lesson_id.clone()],
            task: "test".to_owned(),
        },
    )
    .unwrap();
    assert!(listed(&engine));
    assert_eq!(lesson(&engine, &lesson_id), before);
}

#[test]
fn lessons_are_found_by_characters_pinyin_and_english() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    for query in ["投诉", "tóusù", "tou2su4", "tousu", "tou su", "complaint"] {
        let found = search(
            &engine,
            SearchArgs {
                query: query.to_owned(),
            },
        )
        .unwrap();
        let first = found
            .lessons
            .first()
            .unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(first.lesson_id, "u1-03-tousu", "{query}");
    }
    let found = search(
        &engine,
        SearchArgs {
            query: "tousu".to_owned(),
        },
    )
    .unwrap();
    assert_eq!(found.words[0].word, "投诉");
}

#[test]
fn settings_are_kept_within_their_limits() {
    let learner = Learner::new().unwrap();
    let wished = Settings {
        ruby: RubyMode::Hover,
        text_size: 500,
        speech_rate: f32::NAN,
        ..Settings::default()
    };
    settings_set(&learner.open().unwrap(), wished).unwrap();
    let found = settings_get(&learner.open().unwrap(), NoArgs {}).unwrap();
    assert_eq!(
        (found.ruby, found.text_size, found.speech_rate),
        (RubyMode::Hover, 200, 1.0)
    );
}

#[test]
fn a_newcomer_is_offered_one_lesson_of_each_family() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let offered = || today_get(&engine, NoArgs {}).unwrap().suggestions;
    let kinds: Vec<_> = offered().iter().map(|lesson| lesson.kind).collect();
    assert_eq!(
        kinds,
        [
            LessonKindView::Text,
            LessonKindView::WordPage,
            LessonKindView::ConceptPage
        ]
    );
    assert_eq!(offered()[0].id, "00-how-to-study-here");
    let args = LessonOpenArgs {
        lesson_id: "00-how-to-study-here".to_owned(),
        place: None,
    };
    lesson_open(&engine, args).unwrap();
    assert_ne!(offered()[0].id, "00-how-to-study-here");
}

#[test]
fn a_long_lesson_opens_with_its_text_and_the_readings_of_a_place() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut text = "# 长篇 / A Long Text\n".to_owned();
    for section in 1..=40 {
        text += &format!("\n## 第{section}课\n");
        for number in 1..=20 {
            text += &format!("\n第{number}位客户说，这里的服务很好。\n");
        }
    }
    let id = keep_text(&engine, text);
    let open = |place: Option<Place>| {
        let lesson_id = id.clone();
        lesson_open(&engine, LessonOpenArgs { lesson_id, place }).unwrap()
    };
    // What is seen of it, with the names of its sentences, and which of them have readings.
    let seen = |lesson: &LessonView| -> Vec<(String, String, bool)> {
        let blocks = lesson.sections.iter().flat_map(|section| &section.blocks);
        let runs = blocks.filter_map(|block| match block {
            BlockView::Paragraph { text } => text.first(),
            _ => None,
        });
        runs.filter_map(|run| match run {
            Run::Chinese(sentence) => {
                let read = sentence.words.iter().any(|word| !word.syllables.is_empty());
                Some((sentence.id.clone(), sentence.text(), read))
            }
            Run::Plain(_) => None,
        })
        .collect()
    };
    let deep = Place {
        section_id: "s-30".to_owned(),
        sentence_id: None,
    };
    let first = open(None);
    let later = open(Some(deep));
    let whole = lesson(&engine, &id);
    assert!(!first.whole && !later.whole && whole.whole);
    let named = |lesson: &LessonView| -> Vec<(String, String)> {
        seen(lesson).into_iter().map(|(id, text, _)| (id, text)).collect()
    };
    assert_eq!(named(&whole).len(), 800);
    assert_eq!(named(&first), named(&whole));
    assert_eq!(named(&later), named(&whole));
    let read = |lesson: &LessonView| -> Vec<usize> {
        let sentences = seen(lesson).into_iter().enumerate();
        sentences
            .filter(|(_, (_, _, read))| *read)
            .map(|(at, _)| at)
            .collect()
    };
    assert_eq!(read(&first).first(), Some(&0));
    assert!((20..100).contains(&read(&first).len()));
    // Twenty-nine sections stand before it, of twenty sentences each.
    let (from, to) = (read(&later)[0], read(&later).len());
    assert!(from == 29 * 20 && (30..80).contains(&to), "{to} from {from}");
    assert_eq!(read(&whole).len(), 800);
    assert!(first.aloud.is_empty() && whole.aloud.len() >= 800);
    // What was drawn as a whole is there as a whole.
    assert!(open(None).whole);
}

/// The runs of a lesson that name what is read, without its readings: its headings, and the paragraphs under each.
fn paragraphs(lesson: &LessonView) -> Vec<(String, Vec<String>)> {
    let named = |runs: &[Run]| -> String {
        let named = runs.iter().map(|run| match run {
            Run::Chinese(sentence) => format!("{} {}", sentence.id, sentence.text()),
            Run::Plain(plain) => format!("{:?} {}", plain.id, plain.text),
        });
        named.collect()
    };
    let blocks = |section: &SectionView| {
        let texts = section.blocks.iter().map(|block| match block {
            BlockView::Paragraph { text } => named(text),
            other => format!("{other:?}"),
        });
        texts.collect()
    };
    let sections = lesson.sections.iter();
    sections
        .map(|section| (named(&section.heading), blocks(section)))
        .collect()
}

#[test]
fn a_book_opens_with_the_pages_around_a_place_and_they_are_those_of_the_whole() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut text = "# 长篇 / A Long Text\n".to_owned();
    for section in 1..=30 {
        text += &format!("\n## 第{section}课 / Lesson {section}\n");
        for number in 1..=60 {
            text +=
                &format!("\n第{number}位客户说，这里的服务很好。我们很高兴。\n\nClient {number} is happy.\n");
        }
    }
    assert!(text.len() > 150_000);
    let id = keep_text(&engine, text);
    let open = |section: &str, sentence: Option<&str>| {
        let place = Place {
            section_id: section.to_owned(),
            sentence_id: sentence.map(str::to_owned),
        };
        let args = LessonOpenArgs {
            lesson_id: id.clone(),
            place: Some(place),
        };
        lesson_open(&engine, args).unwrap()
    };
    let firsts = [
        open("s-1", None),
        open("s-16", None),
        open("s-30", None),
        open("s-9", Some("s1000")),
        open("gone", Some("s99999")),
        open("gone", None),
    ];
    let whole = lesson(&engine, &id);
    assert!(
        whole.whole
            && whole
                .sections
                .iter()
                .all(|section| section.before + section.after == 0)
    );
    let all = paragraphs(&whole);
    for first in &firsts {
        assert!(!first.whole && first.aloud.is_empty());
        assert_eq!((&first.title, &first.heading), (&whole.title, &whole.heading));
        let here = paragraphs(first);
        assert_eq!(here.len(), all.len());
        for (((heading, blocks), (all_heading, all_blocks)), section) in
            here.iter().zip(&all).zip(&first.sections)
        {
            let (before, after) = (section.before as usize, section.after as usize);
            assert_eq!(heading, all_heading);
            assert_eq!(blocks[..], all_blocks[before..all_blocks.len() - after]);
        }
        let count: usize = here.iter().map(|(_, blocks)| blocks.len()).sum();
        assert!((400..2_500).contains(&count), "{count} of 3,600");
    }
    // The place is there with its readings, and so is what stands above and below it.
    let has = |first: &LessonView, sentence: &str| {
        let name = format!("\"id\":\"{sentence}\"");
        let text = serde_json::to_string(first).unwrap();
        text.contains(&name)
    };
    assert!(has(&firsts[0], "s2") && !has(&firsts[0], "s3000"));
    assert!(has(&firsts[3], "s980") && has(&firsts[3], "s1000") && has(&firsts[3], "s1060"));
    let section = &firsts[1].sections[15];
    assert_eq!(section.before, 0);
    let BlockView::Paragraph { text } = &section.blocks[0] else {
        panic!("a paragraph")
    };
    let Run::Chinese(sentence) = &text[0] else {
        panic!("a sentence")
    };
    assert!(sentence.words.len() > 1);
    // A file that was edited is read anew.
    let file = whole.file.unwrap();
    let edited = fs::read_to_string(&file).unwrap().replace("第1课", "第一课");
    fs::write(&file, edited).unwrap();
    for _ in 0..2 {
        let view = open("s-1", None);
        assert!(paragraphs(&view)[0].0.contains("第一课"));
    }
}

#[test]
fn everything_under_a_path_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    };
    write("b/good.md", "# 茶 (chá)\n\n一天。\n".as_bytes());
    write("b/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    write(".hidden/bad.md", b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f");
    write("a.txt", "客户 (gùkèè)\n".as_bytes());
    let bad = write("c.txt", b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f");
    let found = documents_check(&[folder.path().to_owned()]).unwrap();
    let names: Vec<_> = found
        .iter()
        .map(|check| {
            let path = check
                .path
                .strip_prefix(&*folder.path().to_string_lossy())
                .unwrap();
            (
                path[1..].replace('\\', "/"),
                check.error.is_some(),
                check.diagnostics.len(),
            )
        })
        .collect();
    let expected = [("a.txt", false, 1), ("b/good.md", false, 0), ("c.txt", true, 0)];
    assert_eq!(
        names,
        expected.map(|(path, error, count)| (path.to_owned(), error, count))
    );
    assert!(
        documents_check(&[bad]).unwrap()[0]
            .error
            .as_ref()
            .unwrap()
            .contains("is not text")
    );
    let missing = folder.path().join("nowhere.md");
    assert!(
        documents_check(&[missing]).unwrap()[0]
            .error
            .as_ref()
            .unwrap()
            .contains("is not there")
    );
}

#[test]
fn a_link_on_chinese_leads_on_unless_it_would_do_something() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let page = "# 链接\n\n看看[客服](u1-02-kefu)，再看[官网](https://example.org/)，别点[这里](javascript:alert(1))。\n";
    let page = learner.file("links.md", page.as_bytes()).unwrap();
    let (id, _) = lesson_of(&import(&engine, &[page])[0]);
    let links: Vec<(String, Link)> = lesson(&engine, &id).sections[0]
        .blocks
        .iter()
        .flat_map(|block| match block {
            BlockView::Paragraph { text } => text.clone(),
            other => panic!("{other:?}"),
        })
        .filter_map(|run| match run {
            Run::Chinese(sentence) => Some((sentence.text(), sentence.link?)),
            Run::Plain(plain) => Some((plain.text, plain.link?)),
        })
        .collect();
    assert_eq!(
        links,
        [
            (
                "客服".to_owned(),
                Link::Lesson {
                    lesson_id: "u1-02-kefu".to_owned()
                }
            ),
            (
                "官网".to_owned(),
                Link::Address {
                    href: "https://example.org/".to_owned()
                }
            ),
        ]
    );
}

#[test]
fn a_folder_is_shown_whole_with_what_could_not_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let page = file("a.md", "# 客户\n\n他是客户。\n".as_bytes());
    file("b.md", "# 客服\n\n她做客服。\n".as_bytes());
    let damaged = file("c.epub", b"PK\x03\x04 and then nothing of a book");
    let shown = document_json(folder.path()).unwrap();
    let titles: Vec<&str> = shown["lessons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|lesson| lesson["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["客户", "客服"]);
    let refused = shown["refused"].as_array().unwrap();
    assert_eq!(refused.len(), 1);
    assert!(refused[0]["path"].as_str().unwrap().ends_with("c.epub"));
    // A file by itself is the lesson, or the error.
    assert_eq!(document_json(&page).unwrap()["title"], "客户");
    assert!(document_json(&damaged).is_err());
}

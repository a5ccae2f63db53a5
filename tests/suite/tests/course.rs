//! The rules of a course: the built-in one keeps them, and each of them is noticed when it is broken.

use std::{fs, path::Path};
use tempfile::TempDir;
use wenxi_api::{
    GLOSSARY, course_glossary, documents_check,
    dto::{LessonKindView, LessonOpenArgs, NoArgs, SeverityView},
    lesson_open, library_list, today_get,
};
use wenxi_suite::{Learner, root};

const WORD_PAGE: &str = "\
# kèhù: 客户 - client, customer

## Character Breakdown

- **客 (kè):** guest
- **户 (hù):** household

## Example Sentences

- **Example 1:** 客户来了。
  - **Pinyin:** Kèhù lái le.
  - **English:** The client is here.
- **Example 2:** 他是客户。
  - **Pinyin:** Tā shì kèhù.
  - **English:** He is a client.
- **Example 3:** 我去见客户。
  - **Pinyin:** Wǒ qù jiàn kèhù.
  - **English:** I am going to see a client.
- **Example 4:** 客户在等你。
  - **Pinyin:** Kèhù zài děng nǐ.
  - **English:** The client is waiting for you.
- **Example 5:** 今天下午客户要来看我们。
  - **Pinyin:** Jīntiān xiàwǔ kèhù yào lái kàn wǒmen.
  - **English:** The client will come to see us this afternoon.
- **Example 6:** 我昨天跟客户一起吃了饭。
  - **Pinyin:** Wǒ zuótiān gēn kèhù yīqǐ chīle fàn.
  - **English:** I had a meal with the client yesterday.
- **Example 7:** 明天早上我要给客户打电话。
  - **Pinyin:** Míngtiān zǎoshang wǒ yào gěi kèhù dǎ diànhuà.
  - **English:** I have to ring the client tomorrow morning.
- **Example 8:** 我们的客户现在都在北京。
  - **Pinyin:** Wǒmen de kèhù xiànzài dōu zài Běijīng.
  - **English:** Our clients are all in Beijing now.
- **Example 9:** 客户说他今天没有时间，让我们明天再给他打电话。
  - **Pinyin:** Kèhù shuō tā jīntiān méiyǒu shíjiān, ràng wǒmen míngtiān zài gěi tā dǎ diànhuà.
  - **English:** The client says he has no time today and asks us to ring again tomorrow.
- **Example 10:** 我们去年只有三个客户，今年已经有三十个客户了。
  - **Pinyin:** Wǒmen qùnián zhǐyǒu sān ge kèhù, jīnnián yǐjīng yǒu sānshí ge kèhù le.
  - **English:** Last year we had only three clients, this year we have thirty already.

## Nuances and Common Mistakes

- **Incorrect:** 他很客户。(Tā hěn kèhù.) A noun.
- **Correct:** 他是老客户。(Tā shì lǎo kèhù.) He is an old client.
- **Incorrect:** 三个客户们来了。(Sān ge kèhùmen lái le.) A number is plural enough.
- **Correct:** 三个客户都来了。(Sān ge kèhù dōu lái le.) Three clients have come.
- **Incorrect:** 客户，您好！(Kèhù, nín hǎo!) No form of address.
- **Correct:** 李先生，您好！(Lǐ xiānshēng, nín hǎo!) Hello, Mr Li!
- **Incorrect:** 我见面客户。(Wǒ jiànmiàn kèhù.) It takes no object.
- **Correct:** 我跟客户见面。(Wǒ gēn kèhù jiànmiàn.) I meet the client.

## Related Terms and Concepts

- [说明](b-01-page.md) (shuōmíng) - to explain; explanation
- 顾客 (gùkè) - customer, shopper

## Core Meaning

- **HSK Level:** level 5 in HSK 3.0 (2021 standard); level 6 in the older HSK 2.0
";

const CONCEPT_PAGE: &str = "\
# Explanation

## 中文解释 / English Explanation

* **定义 / Definition**  
  **中文解释**：说明就是让别人明白。我们每天都要说明很多事情。  
  **English Explanation**: To explain is to make others understand. We have to explain many things every day.
";

const DECLARATION: &str = "\
[[unit]]
name = \"One\"
files = \"a-\"
level = 3

[[unit]]
name = \"Two\"
files = \"b-\"
level = 3
";

const EXCEPTIONS: &str = "reading\t先生\txiānshēng\tSaid with care.\n";

/// A course of two pages, in which `from` has become `to`.
fn course(from: &str, to: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut changed = 0;
    for (name, text) in [
        ("a-01-kehu.md", WORD_PAGE),
        ("b-01-page.md", CONCEPT_PAGE),
        ("course.toml", DECLARATION),
        ("exceptions.tsv", EXCEPTIONS),
    ] {
        changed += text.matches(from).count();
        fs::write(folder.path().join(name), text.replacen(from, to, 1)).unwrap();
    }
    assert!(from.is_empty() || changed > 0, "{from} is not in the course");
    folder
}

/// `name:line severity code` of everything that is found in a folder.
fn found(folder: &Path) -> Vec<String> {
    let checked = documents_check(&[folder.to_owned()]).unwrap();
    let lines = checked.iter().flat_map(|document| {
        let name = Path::new(&document.path).file_name().unwrap().to_string_lossy();
        assert_eq!(document.error, None, "{name}");
        document
            .diagnostics
            .iter()
            .map(move |found| format!("{name}:{} {:?} {}", found.line, found.severity, found.code))
    });
    lines.collect()
}

#[test]
fn the_built_in_course_keeps_the_rules() {
    let checked = documents_check(&[root().join("src-tauri/lessons")]).unwrap();
    let wrong: Vec<String> = checked
        .iter()
        .flat_map(|document| document.diagnostics.iter().map(move |found| (document, found)))
        .filter(|(_, found)| found.severity != SeverityView::Note)
        .map(|(document, found)| format!("{}:{}: {}", document.path, found.line, found.message))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(checked.iter().all(|document| document.error.is_none()));
}

#[test]
fn the_glossary_of_the_course_is_up_to_date() {
    let lessons = root().join("src-tauri/lessons");
    let committed = fs::read_to_string(lessons.join(GLOSSARY)).unwrap();
    assert!(
        committed == course_glossary(&lessons).unwrap(),
        "{GLOSSARY} is not what the lessons say: run `cargo xtask glossary`"
    );
    let words = committed.lines().filter(|line| line.ends_with(".md) |")).count();
    assert!(words >= 900, "{words} words");
    let meanings = fs::read_to_string(lessons.join("glosses.tsv")).unwrap();
    for line in meanings.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let row = format!("| {} ({}) | {} |", fields[0], fields[1], fields[2]);
        assert!(
            committed.contains(&row),
            "nothing in the course needs this gloss: {line}"
        );
    }
}

#[test]
fn a_newcomer_is_not_offered_the_glossary() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let glossary = GLOSSARY.trim_end_matches(".md");
    let texts = || {
        let suggested = today_get(&engine, NoArgs {}).unwrap().suggestions;
        let ids = suggested
            .into_iter()
            .filter(|lesson| lesson.kind == LessonKindView::Text);
        ids.map(|lesson| lesson.id).next()
    };
    while let Some(lesson_id) = texts() {
        assert_ne!(lesson_id, glossary);
        let place = None;
        lesson_open(&engine, LessonOpenArgs { lesson_id, place }).unwrap();
    }
    let library = library_list(&engine, NoArgs {}).unwrap();
    assert!(library.lessons.iter().any(|lesson| lesson.id == glossary));
}

#[test]
fn a_course_that_keeps_the_rules_is_clean() {
    assert_eq!(found(course("", "").path()), Vec::<String>::new());
}

#[test]
fn every_rule_is_noticed_in_its_place() {
    let cases = [
        (
            "Tā shì kèhù.",
            "Tā shí kèhù.",
            "a-01-kehu.md:13 Error course-reading",
        ),
        (
            "他是客户。",
            "他是朋友。",
            "a-01-kehu.md:13 Error course-headword",
        ),
        (
            "客户在等你。",
            "客户来了。",
            "a-01-kehu.md:19 Error course-sentence",
        ),
        (
            "  - **English:** He is a client.\n",
            "",
            "a-01-kehu.md:13 Error course-example",
        ),
        (
            "我去见客户。",
            "我今天下午要去北京见一个客户。",
            "a-01-kehu.md:10 Error course-lengths",
        ),
        (
            "- **户 (hù):** household\n",
            "",
            "a-01-kehu.md:1 Error course-character",
        ),
        (
            "- **Incorrect:** 他很客户。(Tā hěn kèhù.) A noun.\n- **Correct:** 他是老客户。(Tā shì lǎo kèhù.) He is an old client.\n",
            "",
            "a-01-kehu.md:1 Error course-mistakes",
        ),
        (
            "level 5 in HSK",
            "level 4 in HSK",
            "a-01-kehu.md:59 Error course-hsk",
        ),
        (
            "b-01-page.md",
            "b-02-page.md",
            "a-01-kehu.md:54 Error course-link",
        ),
        (
            "b-01-page.md",
            "a-01-kehu.md",
            "a-01-kehu.md:54 Error course-link",
        ),
        (
            "customer, shopper",
            "police officer",
            "a-01-kehu.md:55 Error course-gloss",
        ),
        (
            "files = \"b-\"",
            "files = \"c-\"",
            "b-01-page.md:1 Error course-unit",
        ),
        (
            "level = 3",
            "level = \"3\"",
            "course.toml:4 Error course-declaration",
        ),
        (
            "reading\t先",
            "spelling\t先",
            "exceptions.tsv:1 Error course-exception",
        ),
        (
            "先生\txiānshēng",
            "跑\tpǎo",
            "exceptions.tsv:1 Note course-exception",
        ),
        (
            "我们每天都要说明很多事情。",
            "我们每天都要阐释繁冗晦涩的条文。",
            "b-01-page.md:6 Error course-level",
        ),
        (
            " We have to explain many things every day.",
            "",
            "b-01-page.md:6 Error course-sides",
        ),
    ];
    for (from, to, expected) in cases {
        let found = found(course(from, to).path());
        assert!(found.iter().any(|line| line == expected), "{to}: {found:?}");
    }
}

#[test]
fn related_lessons_of_two_units_name_each_other() {
    let folder = course("", "");
    let page = "# Words\n\n## Related Terms and Concepts\n\n- 文章 (wénzhāng) - article\n";
    fs::write(folder.path().join("b-01-page.md"), page).unwrap();
    assert_eq!(found(folder.path()), ["a-01-kehu.md:54 Error course-link"]);
    let back = format!("{page}- [客户](a-01-kehu.md) (kèhù) - customer\n");
    fs::write(folder.path().join("b-01-page.md"), back).unwrap();
    assert_eq!(found(folder.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_no_course_is_not_held_to_the_rules() {
    let folder = course("Tā shì kèhù.", "Tā shí kèhù.");
    fs::remove_file(folder.path().join("course.toml")).unwrap();
    assert_eq!(found(folder.path()), Vec::<String>::new());
}

#[test]
fn a_form_may_stand_for_the_headword() {
    let folder = course("客户在等你。", "她在等你。");
    assert!(found(folder.path()).contains(&"a-01-kehu.md:19 Error course-headword".to_owned()));
    let exceptions = format!("{EXCEPTIONS}form\t客户\t她\tA pronoun.\n");
    fs::write(folder.path().join("exceptions.tsv"), exceptions).unwrap();
    assert!(
        !found(folder.path())
            .iter()
            .any(|line| line.ends_with("course-headword"))
    );
}

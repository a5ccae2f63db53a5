//! Lessons are given out: as documents that are the same lessons again, as a page, as tables.

use std::{collections::HashSet, fs};
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture};

fn export(engine: &Engine, lessons: &[&str], format: ExportFormat, path: &str) -> Result<Exported, Error> {
    let args = ExportArgs {
        lessons: lessons.iter().map(|&id| id.to_owned()).collect(),
        format,
        path: path.to_owned(),
        replace: false,
    };
    lesson_export(engine, args)
}

fn take_in(engine: &Engine, path: &str) -> Vec<String> {
    let args = ImportKeepArgs {
        paths: vec![path.to_owned()],
        chosen: None,
        task: "import".to_owned(),
    };
    let id = |file: ImportFile| match file.outcome {
        ImportOutcome::Lesson { lesson_id, .. } => lesson_id.unwrap(),
        ImportOutcome::Refused { reason } => panic!("{reason}"),
    };
    import_keep(engine, args)
        .unwrap()
        .files
        .into_iter()
        .map(id)
        .collect()
}

/// The sections of a lesson: what each is for, how deep it stands, and how many blocks it has. That their texts are the
/// same is what an export without notes says of itself.
fn sections(engine: &Engine, id: &str) -> Vec<(RoleView, u8, usize)> {
    let args = LessonGetArgs {
        lesson_id: id.to_owned(),
    };
    let sections = lesson_get(engine, args).unwrap().sections.into_iter();
    sections
        .map(|section| (section.role, section.level, section.blocks.len()))
        .collect()
}

#[test]
fn a_document_of_any_kind_is_the_same_lesson_as_markdown() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    for (index, name) in [
        "word-source.dokuwiki",
        "word-page.html",
        "concept-extracted.txt",
        "film.srt",
        "words.tsv",
    ]
    .into_iter()
    .enumerate()
    {
        let id = take_in(&engine, &fixture(name)).concat();
        let path = learner.folder.path().join(format!("{index}.md"));
        let path = path.to_str().unwrap();
        let written = export(&engine, &[&id], ExportFormat::Markdown, path).unwrap();
        assert!(written.notes.is_empty(), "{name}: {:?}", written.notes);
        let again = take_in(&engine, path).concat();
        assert_ne!(again, id);
        assert_eq!(sections(&engine, &again), sections(&engine, &id), "{name}");
    }
}

#[test]
fn a_course_is_an_archive_that_is_a_course_again() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = learner.folder.path().join("course.zip");
    let path = path.to_str().unwrap();
    let ids = ["u1-01-kehu", "u1-07-customer-experience"];
    let written = export(&engine, &ids, ExportFormat::Markdown, path).unwrap();
    assert_eq!((written.count, written.notes), (2, vec![]));
    assert_eq!(
        take_in(&engine, path),
        ids,
        "they are the lessons that are there already"
    );
}

#[test]
fn nothing_is_overwritten_silently() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = learner.file("mine.md", b"mine").unwrap();
    let refused = export(&engine, &["u1-01-kehu"], ExportFormat::Markdown, &path).unwrap_err();
    assert!(refused.to_string().contains("is there already"), "{refused}");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn a_page_has_readings_over_its_characters_and_runs_nothing() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let evil = learner
        .file(
            "evil.md",
            "# 客户 <script>alert(1)</script>\n\n客户来了。 <img src=x onerror=alert(1)>\n".as_bytes(),
        )
        .unwrap();
    let id = take_in(&engine, &evil).concat();
    let path = learner.folder.path().join("page.html");
    let path = path.to_str().unwrap();
    export(&engine, &["u1-01-kehu", &id], ExportFormat::Html, path).unwrap();
    let page = fs::read_to_string(path).unwrap();
    assert!(page.contains("<ruby>客<rp>(</rp><rt>kè</rt><rp>)</rp>户<rp>(</rp><rt>hù</rt><rp>)</rp></ruby>"));
    assert!(
        !page.contains("<script") && !page.contains("<img"),
        "what a document says is text"
    );
    assert_eq!(page.matches("<article").count(), 2);
    assert!(
        !page.contains("http://") && !page.contains("url("),
        "it needs nothing from anywhere"
    );
}

#[test]
fn words_and_sentences_are_tables() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let table = |format, name: &str| -> Vec<Vec<String>> {
        let path = learner.folder.path().join(name);
        let written = export(
            &engine,
            &["u1-01-kehu", "u1-02-kefu"],
            format,
            path.to_str().unwrap(),
        )
        .unwrap();
        let rows: Vec<Vec<String>> = fs::read_to_string(path)
            .unwrap()
            .lines()
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect();
        assert_eq!(rows.len() - 1, written.count as usize);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        rows
    };
    let words = table(ExportFormat::Words, "words.tsv");
    assert!(
        words
            .iter()
            .any(|row| row[..2] == ["客户", "kèhù"] && row[2].contains("client"))
    );
    let unique: HashSet<_> = words.iter().map(|row| (&row[0], &row[1])).collect();
    assert_eq!(unique.len(), words.len());
    let sentences = table(ExportFormat::Sentences, "sentences.tsv");
    assert!(sentences.len() > 20);
    assert!(
        sentences
            .iter()
            .all(|row| !row[1].is_empty() && !row[2].is_empty())
    );
}

//! Lessons are given out: as documents that are the same lessons again, as a page, as tables.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture, keep};

fn export(engine: &Engine, lessons: &[&str], format: ExportFormat, path: &str) -> Result<Exported, Error> {
    let args = ExportArgs {
        lessons: lessons.iter().map(|&id| id.to_owned()).collect(),
        format,
        path: path.to_owned(),
        replace: false,
        task: "export".to_owned(),
    };
    lesson_export(engine, args)
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
    let (learner, another) = (Learner::new().unwrap(), Learner::new().unwrap());
    let (engine, elsewhere) = (learner.open().unwrap(), another.open().unwrap());
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
        let id = keep(&engine, &[fixture(name)]).concat();
        let path = learner.folder.path().join(format!("{index}.md"));
        let path = path.to_str().unwrap();
        let written = export(&engine, &[&id], ExportFormat::Markdown, path).unwrap();
        assert!(written.notes.is_empty(), "{name}: {:?}", written.notes);
        let again = keep(&elsewhere, &[path.to_owned()]).concat();
        assert_eq!(sections(&elsewhere, &again), sections(&engine, &id), "{name}");
        // A list of words has no title by which it could be known again.
        let is_known = keep(&engine, &[path.to_owned()]).concat() == id;
        assert_eq!(is_known, name != "words.tsv", "{name}");
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
        keep(&engine, &[path.to_owned()]),
        ids,
        "they are the lessons that are there already"
    );
}

/// The folder of the learner's documents.
fn engine_folder(learner: &Learner) -> PathBuf {
    learner.folder.path().join("library")
}

/// Writes lessons into the learner's folder `out`, under the name `Tea house`.
fn export_folder(
    learner: &Learner,
    engine: &Engine,
    lessons: &[String],
    format: ExportFormat,
) -> Result<Exported, Error> {
    let folder = learner.folder.path().join("out");
    fs::create_dir_all(&folder).unwrap();
    let args = ExportFolderArgs {
        lessons: lessons.to_vec(),
        format,
        folder: folder.to_str().unwrap().to_owned(),
        name: "Tea house".to_owned(),
        task: "export".to_owned(),
    };
    lessons_export(engine, args)
}

/// The files under a folder, by their paths within it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// A course of three lessons: two units, and a page of another format than Markdown.
fn tea_house(learner: &Learner) -> String {
    let folder = learner.folder.path().join("Tea house");
    for (name, text) in [
        ("unit 1/10 rice.md", "# Rice\n\n米饭很好吃。\n"),
        ("unit 1/2 tea.md", "# Tea\n\n绿茶很好喝。\n"),
        ("unit 2/cake.html", "<h1>Cake</h1><p>蛋糕很好吃。</p>"),
    ] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    folder.to_str().unwrap().to_owned()
}

#[test]
fn a_course_goes_out_as_a_folder_of_what_came_in() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut ids = keep(&engine, &[tea_house(&learner)]);
    let named = lessons_named(&engine, &["Tea house".to_owned()]).unwrap();
    assert_eq!(named.len(), 3);
    assert_eq!(
        lessons_named(&engine, &["Tea house/unit 1/".to_owned()]).unwrap(),
        ids[..2].iter().rev().cloned().collect::<Vec<_>>(),
        "2 before 10"
    );
    assert!(lessons_named(&engine, &["Coffee".to_owned()]).is_err());

    let written = export_folder(&learner, &engine, &named, ExportFormat::Markdown).unwrap();
    assert_eq!((written.count, written.notes), (3, vec![]));
    let there = files(Path::new(&written.path));
    assert_eq!(
        there.keys().collect::<Vec<_>>(),
        ["unit 1/10 rice.md", "unit 1/2 tea.md", "unit 2/cake.md"]
    );
    assert_eq!(there["unit 1/2 tea.md"], "# Tea\n\n绿茶很好喝。\n");
    let again = export_folder(&learner, &engine, &named, ExportFormat::Markdown).unwrap();
    assert!(
        again.path.ends_with("Tea house 2"),
        "nothing is replaced: {}",
        again.path
    );

    let pages = export_folder(&learner, &engine, &named, ExportFormat::Html).unwrap();
    let pages = files(Path::new(&pages.path));
    assert_eq!(pages.len(), 4);
    assert!(pages["index.html"].contains("href=\"unit%201/2%20tea.html\""));
    assert!(pages["unit 1/2 tea.html"].contains("<rt>chá</rt>"));
    let book = export_folder(&learner, &engine, &named, ExportFormat::Book).unwrap();
    assert!(book.path.ends_with("Tea house.html"));
    assert_eq!(
        fs::read_to_string(book.path).unwrap().matches("<article").count(),
        3
    );

    // A document that is gone is left out with a sentence, and the others are there.
    let library = engine_folder(&learner).join("Tea house/unit 1/2 tea.md");
    fs::remove_file(library).unwrap();
    let written = export_folder(&learner, &engine, &named, ExportFormat::Sentences).unwrap();
    assert!(
        written.notes[0].starts_with("“Tea” was left out"),
        "{:?}",
        written.notes
    );
    assert!(written.path.ends_with("Tea house.tsv"));
    ids.truncate(1);
    assert_eq!(
        export_folder(&learner, &engine, &ids, ExportFormat::Html)
            .unwrap()
            .count,
        1
    );
}

#[test]
fn an_export_that_is_stopped_leaves_nothing() {
    let learner = Learner::new().unwrap();
    let engine = Arc::new(learner.open().unwrap());
    let all = library_list(&engine, NoArgs {}).unwrap().lessons;
    let all: Vec<String> = all.into_iter().map(|row| row.id).collect();
    let weak = Arc::downgrade(&engine);
    engine.on_notice(move |notice| {
        if let (Notice::Progress { task, done, total }, Some(engine)) = (notice, weak.upgrade()) {
            assert!(total >= 50 && done < total);
            if done > 0 {
                task_cancel(&engine, TaskArgs { task }).unwrap();
            }
        }
    });
    for format in [
        ExportFormat::Markdown,
        ExportFormat::Html,
        ExportFormat::Book,
        ExportFormat::Words,
    ] {
        let stopped = export_folder(&learner, &engine, &all, format).unwrap_err();
        assert!(matches!(stopped, Error::Cancelled), "{stopped}");
    }
    assert_eq!(files(&learner.folder.path().join("out")).len(), 0);
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
    let id = keep(&engine, &[evil]).concat();
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

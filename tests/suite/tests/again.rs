//! Documents that come into the library again: the same, edited here or there, moved, or given out by the program itself.

use std::fs;
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, import, lesson_of};

const TEA: &str = "# 茶 (chá) - tea\n\n## Examples\n\n我喝绿茶。\n\n他不喝茶。\n";
const NEWER_TEA: &str = "# 茶 (chá) - tea\n\n## Examples\n\n我喝绿茶。\n\n他也喝茶。\n";

/// Takes a file with this text in, and says what became of it and which lesson it is.
fn keep(engine: &Engine, learner: &Learner, name: &str, text: &str) -> (ImportChange, String) {
    let path = learner.file(name, text.as_bytes()).unwrap();
    let (id, change) = lesson_of(&import(engine, &[path])[0]);
    (change, id)
}

fn text_of(engine: &Engine, id: &str) -> (std::path::PathBuf, String) {
    let library = library_list(engine, NoArgs {}).unwrap();
    let row = library.lessons.iter().find(|row| row.id == id).unwrap();
    let file = std::path::PathBuf::from(&library.folder).join(&row.file);
    let text = fs::read_to_string(&file).unwrap();
    (file, text)
}

#[test]
fn what_the_learner_wrote_into_it_stays_until_there_is_something_newer() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let (_, id) = keep(&engine, &learner, "tea.md", TEA);
    let (file, _) = text_of(&engine, &id);
    let own = format!("{TEA}\n我最喜欢红茶。\n");
    fs::write(&file, &own).unwrap();
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(
        keep(&engine, &learner, "tea.md", TEA),
        (ImportChange::Same, id.clone())
    );
    assert_eq!(text_of(&engine, &id).1, own);
    assert_eq!(
        keep(&engine, &learner, "tea.md", NEWER_TEA),
        (ImportChange::Updated, id.clone())
    );
    assert_eq!(text_of(&engine, &id).1, NEWER_TEA);
}

#[test]
fn what_was_taken_back_comes_again() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let (_, id) = keep(&engine, &learner, "tea.md", TEA);
    let updated = (ImportChange::Updated, id.clone());
    assert_eq!(keep(&engine, &learner, "tea.md", NEWER_TEA), updated);
    import_undo(
        &engine,
        ImportUndoArgs {
            import: "import".to_owned(),
            task: "undo".to_owned(),
        },
    )
    .unwrap();
    assert_eq!(text_of(&engine, &id).1, TEA);
    assert_eq!(keep(&engine, &learner, "tea.md", NEWER_TEA), updated);
}

#[test]
fn from_another_folder_it_is_a_newer_version_if_it_shares_its_text() {
    let another = "# 茶 (chá) - tea\n\n茶馆里很热闹。\n";
    for (text, change) in [(NEWER_TEA, ImportChange::Updated), (another, ImportChange::New)] {
        let learner = Learner::new().unwrap();
        let engine = learner.open().unwrap();
        let (_, id) = keep(&engine, &learner, "old/tea.md", TEA);
        let again = keep(&engine, &learner, "new/tea.md", text);
        assert_eq!(again.0, change);
        assert_eq!(again.1 == id, change == ImportChange::Updated);
    }
}

/// A word list says no title; it is known by the name that it was given out with.
#[test]
fn what_the_program_gave_out_is_the_lesson_that_it_was() {
    let page = "<h1>茶 (chá) - tea</h1><h2>Examples</h2><p>我喝绿茶。</p><p>他不喝茶。</p>";
    let words = "客户\tkèhù\tcustomer\n服务\tfúwù\tservice\n";
    for (name, text, given) in [
        ("tea.html", page, "given.md"),
        ("words.tsv", words, "out/words.md"),
    ] {
        let learner = Learner::new().unwrap();
        let engine = learner.open().unwrap();
        let (_, id) = keep(&engine, &learner, name, text);
        let path = learner.file(given, b"").unwrap();
        let args = ExportArgs {
            lessons: vec![id.clone()],
            format: ExportFormat::Markdown,
            path: path.clone(),
            replace: true,
            task: "export".to_owned(),
        };
        lesson_export(&engine, args).unwrap();
        let exported = fs::read_to_string(path).unwrap();
        let again = keep(&engine, &learner, given, &exported);
        assert_eq!(again, (ImportChange::Same, id), "{name}: {exported}");
    }
}

//! What other programs change in the library's folder is seen; what the program itself writes is not told of.

use std::{
    fs,
    sync::{Arc, mpsc::Receiver, mpsc::channel},
    time::Duration,
};
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture, keep};

/// A change comes at once or never: this is how long a machine may be busy with something else.
const PATIENCE: Duration = Duration::from_secs(20);

fn watched(learner: &Learner) -> (Arc<Engine>, Receiver<Vec<String>>) {
    let engine = Arc::new(learner.open().unwrap());
    library_list(&engine, NoArgs {}).unwrap();
    let (told, changes) = channel();
    engine.on_notice(move |notice| {
        if let Notice::LibraryChanged { lessons } = notice {
            // The test may be over.
            let _ = told.send(lessons);
        }
    });
    engine.watch();
    (engine, changes)
}

fn titles(engine: &Engine) -> Vec<String> {
    let lessons = library_list(engine, NoArgs {}).unwrap().lessons;
    let own = lessons.into_iter().filter(|lesson| !lesson.built_in);
    own.map(|lesson| lesson.title).collect()
}

#[test]
fn a_file_that_is_added_edited_and_taken_away_outside_is_seen() {
    let learner = Learner::new().unwrap();
    let (engine, changes) = watched(&learner);
    let file = learner.folder.path().join("library/tea.md");
    fs::write(&file, "# Tea\n\n茶很好喝。\n").unwrap();
    let added = changes.recv_timeout(PATIENCE).unwrap();
    assert_eq!(titles(&engine), ["Tea"]);

    fs::write(&file, "# Green tea\n\n绿茶很好喝。\n").unwrap();
    assert_eq!(
        changes.recv_timeout(PATIENCE).unwrap(),
        added,
        "it is the same lesson"
    );
    assert_eq!(titles(&engine), ["Green tea"]);

    fs::remove_file(&file).unwrap();
    assert_eq!(changes.recv_timeout(PATIENCE).unwrap(), added);
    assert!(titles(&engine).is_empty());
}

#[test]
fn what_the_program_writes_is_not_told_of() {
    let learner = Learner::new().unwrap();
    let (engine, changes) = watched(&learner);
    keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    // The next thing that anyone hears of is what somebody else wrote after it.
    fs::write(
        learner.folder.path().join("library/zebra.md"),
        "# Zebra\n\n斑马。\n",
    )
    .unwrap();
    assert_eq!(changes.recv_timeout(PATIENCE).unwrap(), ["zebra"]);
}

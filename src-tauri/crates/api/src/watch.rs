//! The learner's documents are watched: what is edited, added or taken away outside of the program is seen at once.
//!
//! The system tells of every change, the program's own among them. A few of them are waited for together, then the index
//! is compared with the files: what the program wrote itself is in the index already, and so nobody is told of it.

use crate::{Engine, Error, dto::*, engine::Watching, indexing::Reading, lock::locked};
use notify_debouncer_mini::{
    DebounceEventResult, new_debouncer,
    notify::{self, RecursiveMode},
};
use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, PoisonError, Weak},
    time::Duration,
};

/// An editor writes a file in several steps; so long after the last one it is looked at.
const REST: Duration = Duration::from_millis(300);

impl Engine {
    /// Watches the library's folder from now on. What changed is told by [`Notice::LibraryChanged`]; why it cannot be
    /// watched, as when the system has no more watches to give, by [`about_get`](crate::about_get).
    pub fn watch(self: &Arc<Self>) {
        let engine = Arc::downgrade(self);
        let watching = new_debouncer(REST, move |events| changed(&engine, events)).map_err(failed);
        let watched = watching.and_then(|mut watching| {
            let watched = watch_folder(&mut watching, self.library().folder());
            // It may be told of another folder later.
            *locked(&self.watching) = Some(watching);
            watched
        });
        *locked(&self.unwatched) = watched.err();
    }

    /// Watches another folder in place of the one that the library had before, if anything is watched at all.
    pub(crate) fn watch_other(&self, before: &Path) {
        let mut watching = locked(&self.watching);
        let Some(watching) = watching.as_mut() else {
            return;
        };
        // A folder that is gone is watched by nobody.
        let _ = watching.watcher().unwatch(before);
        *locked(&self.unwatched) = watch_folder(watching, self.library().folder()).err();
    }

    /// Compares the index with the files, and tells what changed; nothing if nothing did.
    pub(crate) fn look_again(&self) -> Result<(), Error> {
        self.index_all()?;
        // What arrives just now is on the disk before the index knows of it, and of an import that is all it has brought.
        let importing = self.importing.write().unwrap_or_else(PoisonError::into_inner);
        let arriving = locked(&self.arriving);
        let before = self.versions()?;
        self.index_own(&Reading::of(self))?;
        let after = self.versions()?;
        drop((arriving, importing));
        let mut lessons: Vec<String> = after
            .iter()
            .filter(|(id, version)| before.get(*id) != Some(version))
            .map(|(id, _)| id.clone())
            .collect();
        let gone = before.into_keys().filter(|id| !after.contains_key(id));
        lessons.extend(gone);
        if !lessons.is_empty() {
            lessons.sort_unstable();
            self.notify(Notice::LibraryChanged { lessons });
        }
        Ok(())
    }

    /// Every document that is there by its lesson: its bytes, and where it lies.
    fn versions(&self) -> Result<HashMap<String, (String, String)>, Error> {
        let documents = self.store.documents()?.into_iter();
        Ok(documents
            .filter(|document| !document.is_gone())
            .map(|document| (document.id, (document.hash, document.file)))
            .collect())
    }
}

fn changed(engine: &Weak<Engine>, events: DebounceEventResult) {
    let (Some(engine), Ok(events)) = (engine.upgrade(), events) else {
        return;
    };
    let folder = engine.library().folder().to_owned();
    if events.iter().any(|event| is_seen(&folder, &event.path)) {
        // What could not be read now is read at the next change, or at the next start.
        let _ = engine.look_again();
    }
}

/// Whether a file of the library is one that is seen: earlier versions and files that are being written are hidden.
fn is_seen(folder: &Path, path: &Path) -> bool {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    !inside
        .components()
        .any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
}

fn watch_folder(watching: &mut Watching, folder: &Path) -> Result<(), Error> {
    let watcher = watching.watcher();
    watcher.watch(folder, RecursiveMode::Recursive).map_err(failed)
}

fn failed(error: notify::Error) -> Error {
    Error::Watch(error.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;
    use crate::{import::import_keep, tasks::LIBRARY};
    use rstest::rstest;
    use std::{
        sync::{
            Mutex,
            atomic::{AtomicBool, Ordering},
        },
        thread,
    };

    #[test]
    fn what_an_import_brings_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let documents = folder.path().join("documents");
        std::fs::create_dir(&documents).unwrap();
        for number in 0..200 {
            let text = format!("# 第{number}课\n\n{}", "今天下雨，我们在家。".repeat(20));
            std::fs::write(documents.join(format!("{number}.md")), text).unwrap();
        }
        let engine = Arc::new(Engine::silent(&folder.path().join("data")));
        engine.index_all().unwrap();
        let looking = Arc::new(Mutex::new(None));
        let read_again = Arc::new(AtomicBool::new(false));
        let (weak, begun, again) = (
            Arc::downgrade(&engine),
            Arc::clone(&looking),
            Arc::clone(&read_again),
        );
        engine.on_notice(move |notice| match notice {
            Notice::Progress { task, .. } if task == LIBRARY => again.store(true, Ordering::Relaxed),
            // The system tells of the first of its files.
            Notice::Progress { task, done, .. } if task == "import" && done > 40 => {
                let engine = weak.clone();
                let look = move || engine.upgrade().unwrap().look_again();
                locked(&begun).get_or_insert_with(|| thread::spawn(look));
            }
            _ => {}
        });
        let paths = vec![documents.display().to_string()];
        let args = ImportKeepArgs {
            paths,
            chosen: None,
            task: "import".to_owned(),
        };
        assert_eq!(import_keep(&engine, args).unwrap().files.len(), 200);
        let looking = locked(&looking).take().unwrap();
        looking.join().unwrap().unwrap();
        assert!(!read_again.load(Ordering::Relaxed));
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_until_another_is_watched() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Arc::new(Engine::silent(folder.path()));
        std::fs::remove_dir_all(engine.library().folder()).unwrap();
        engine.watch();
        assert!(locked(&engine.unwatched).is_some());
        let before = engine.library().folder().to_owned();
        std::fs::create_dir_all(&before).unwrap();
        engine.watch_other(&before);
        assert!(locked(&engine.unwatched).is_none());
    }

    #[rstest]
    #[case("/l/tea.md", true)]
    #[case("/l/unit 1/tea.md", true)]
    #[case("/l/.history/tea.md/1.md", false)]
    #[case("/l/unit 1/.writing-abc", false)]
    fn what_is_hidden_is_not_seen(#[case] path: &str, #[case] seen: bool) {
        assert_eq!(is_seen(Path::new("/l"), Path::new(path)), seen);
    }
}

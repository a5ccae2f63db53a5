//! What the tests that cross rooms share: an engine on a folder of its own, whose clock the test sets, and documents in it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "all of it is test code")]

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use wenxi_api::{
    Clock, Engine, Error, Options, VoiceChoice,
    dto::{ImportChange, ImportKeepArgs, ImportOutcome, ImportTextArgs},
    import_keep, import_text,
};

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The document of this name under `tests/fixtures/documents`.
pub fn fixture(name: &str) -> String {
    root()
        .join("tests/fixtures/documents")
        .join(name)
        .to_string_lossy()
        .into_owned()
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Noon of 22 November 2026.
    pub fn at_noon() -> Self {
        Self(AtomicI64::new(1_795_348_800_000))
    }

    /// Moves the clock on.
    pub fn pass(&self, days: i64, minutes: i64) {
        self.0
            .fetch_add((days * 24 * 60 + minutes) * 60_000, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn utc_offset_minutes(&self, _: i64) -> i32 {
        0
    }
}

/// A learner with a folder, a clock, and sine tones for a voice.
pub struct Learner {
    /// The learner's folder; gone when the learner is dropped.
    pub folder: TempDir,
    /// The clock: noon of 22 November 2026 to begin with.
    pub clock: Arc<TestClock>,
}

impl Learner {
    /// A learner who opens the program for the first time.
    ///
    /// # Errors
    /// When the system has no room for a temporary folder.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self {
            folder: TempDir::new()?,
            clock: Arc::new(TestClock::at_noon()),
        })
    }

    /// Opens the program.
    ///
    /// # Errors
    /// As [`Engine::open`].
    pub fn open(&self) -> Result<Engine, Error> {
        Engine::open(Options {
            folder: self.folder.path().to_owned(),
            voice: VoiceChoice::Fake,
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
        })
    }

    /// Writes a file of the learner's own, and gives its path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, name: &str, bytes: &[u8]) -> std::io::Result<String> {
        let path = self.folder.path().join(name);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(&path, bytes)?;
        Ok(path.to_string_lossy().into_owned())
    }
}

/// Takes documents in, and says what became of each; the import is called `import`.
///
/// # Panics
/// When the library cannot be written to.
pub fn import(engine: &Engine, paths: &[String]) -> Vec<ImportOutcome> {
    let args = ImportKeepArgs {
        paths: paths.to_vec(),
        chosen: None,
        task: "import".to_owned(),
    };
    let files = import_keep(engine, args).unwrap().files;
    files.into_iter().map(|file| file.outcome).collect()
}

/// The lesson that a document became, and whether it was new.
///
/// # Panics
/// When the document was refused.
pub fn lesson_of(outcome: &ImportOutcome) -> (String, ImportChange) {
    match outcome {
        ImportOutcome::Lesson {
            lesson_id, change, ..
        } => (lesson_id.clone().unwrap(), *change),
        ImportOutcome::Refused { reason } => panic!("refused: {reason}"),
    }
}

/// Takes documents in, and gives their lessons.
///
/// # Panics
/// When one of them was refused.
pub fn keep(engine: &Engine, paths: &[String]) -> Vec<String> {
    let outcomes = import(engine, paths);
    outcomes.iter().map(|outcome| lesson_of(outcome).0).collect()
}

/// Makes a lesson of a text, and gives it.
///
/// # Panics
/// When it cannot be kept.
pub fn keep_text(engine: &Engine, text: impl Into<String>) -> String {
    let args = ImportTextArgs { text: text.into() };
    let view = import_text(engine, args).unwrap();
    view.files.first().map(|file| lesson_of(&file.outcome).0).unwrap()
}

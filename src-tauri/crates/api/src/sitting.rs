//! The practice that is going on, as the program holds it while its last answer is on the way to the disk. What a learner
//! sees never waits for the disk; what comes next waits for what came before, and a write that fails is said and taken back.

use crate::{Engine, Error};
use std::{sync::Arc, thread::JoinHandle};
use wenxi_store::{Changes, Entry, PracticeWrite, Store, StoreError};
use wenxi_study::Practice;

/// The practice in memory, and the write that is under way.
#[derive(Default)]
pub(crate) struct Sitting {
    practice: Option<Practice>,
    writing: Option<JoinHandle<Result<Changes, StoreError>>>,
    /// What became of the last write, until somebody asked.
    written: Option<Result<Changes, Error>>,
}

impl Sitting {
    /// The practice that is going on. Read from the disk once; a write of ours keeps both the same.
    pub(crate) fn practice(&mut self, engine: &Engine) -> Result<&Practice, Error> {
        self.settle()?;
        self.kept(engine)?.ok_or(Error::NoPractice)
    }

    /// The practice that is going on, if there is one. What became of the last write is still to be said.
    pub(crate) fn kept(&mut self, engine: &Engine) -> Result<Option<&Practice>, Error> {
        self.wait();
        if self.practice.is_none() {
            self.practice = engine.store.practice()?;
        }
        Ok(self.practice.as_ref())
    }

    /// Keeps another practice, or none.
    pub(crate) fn replace(&mut self, engine: &Engine, practice: Option<Practice>) -> Result<(), Error> {
        // What is replaced need not be whole any more, but what it wrote last is said when it failed.
        let settled = self.settle();
        let write = practice.as_ref().map_or(PracticeWrite::Clear, PracticeWrite::Set);
        engine.store.write_practice(write)?;
        self.practice = practice;
        settled.map(drop)
    }

    /// Keeps how far the practice has come where nothing is to be remembered of it.
    pub(crate) fn advance(&mut self, engine: &Engine, practice: Practice) -> Result<(), Error> {
        self.settle()?;
        engine.store.write_practice(PracticeWrite::Advance(&practice))?;
        self.practice = Some(practice);
        Ok(())
    }

    /// Begins to write events together with the practice, which goes on from here.
    pub(crate) fn write(&mut self, store: &Arc<Store>, entries: Vec<Entry>, practice: Practice) {
        let kept = practice.clone();
        let store = Arc::clone(store);
        self.practice = Some(practice);
        self.writing = Some(std::thread::spawn(move || {
            store.append(&entries, PracticeWrite::Advance(&kept))
        }));
    }

    /// Waits for the write that is under way, and says what became of it. One that failed takes the practice back to what
    /// is on the disk.
    pub(crate) fn settle(&mut self) -> Result<Option<Changes>, Error> {
        self.wait();
        self.written.take().transpose()
    }

    /// Waits for the write that is under way, and leaves what became of it to be said by [`Sitting::settle`].
    pub(crate) fn wait(&mut self) {
        let Some(writing) = self.writing.take() else {
            return;
        };
        let written = match writing.join() {
            Ok(written) => written.map_err(Error::NotWritten),
            Err(_) => Err(Error::WriterEnded),
        };
        if written.is_err() {
            self.practice = None;
        }
        self.written = Some(written);
    }
}

//! The practice that is going on, as the program holds it while its last answer is on the way to the disk. What a learner
//! sees never waits for the disk; what comes next waits for what came before, and a write that fails is said and taken back.

use crate::Error;
use std::{
    sync::{
        Arc, Weak,
        mpsc::{Receiver, RecvTimeoutError, SendError, Sender, SyncSender, channel, sync_channel},
    },
    time::Duration,
};
use wenxi_store::{Changes, Entry, PracticeWrite, Store, StoreError};
use wenxi_study::Practice;

/// The practice in memory, and the write that is under way.
#[derive(Default)]
pub(crate) struct Sitting {
    practice: Option<Practice>,
    writing: Option<Receiver<Result<Changes, StoreError>>>,
    /// What became of the last write, until somebody asked.
    written: Option<Result<Changes, Error>>,
    /// The thread that writes, once there was something to write.
    writer: Option<Sender<Work>>,
}

/// The log of the database is copied back after so many answers, fewer than there is room for in it ([`Store::make_room`]),
/// and once nobody has answered for so long: an answer never waits for it. Who goes on without a pause has it copied back by
/// the database some hundreds of answers later.
const COPIED_AFTER: u32 = 64;
const PAUSE: Duration = Duration::from_millis(500);

/// What the thread that writes does.
enum Work {
    /// Gets ready for answers.
    Rehearse {
        store: Arc<Store>,
        entries: Vec<Entry>,
        practice: Practice,
    },
    /// Writes one.
    Write(Write),
}

/// What is to be written.
struct Write {
    store: Arc<Store>,
    entries: Vec<Entry>,
    practice: Practice,
    /// Where to say what became of it.
    done: SyncSender<Result<Changes, StoreError>>,
}

impl Sitting {
    /// The practice that is going on. Read from the disk once; a write of ours keeps both the same.
    pub(crate) fn practice(&mut self, store: &Store) -> Result<&Practice, Error> {
        self.settle()?;
        self.kept(store)?.ok_or(Error::NoPractice)
    }

    /// The practice that is going on, if there is one. What became of the last write is still to be said.
    pub(crate) fn kept(&mut self, store: &Store) -> Result<Option<&Practice>, Error> {
        self.wait();
        if self.practice.is_none() {
            self.practice = store.practice()?;
        }
        Ok(self.practice.as_ref())
    }

    /// Keeps another practice, or none.
    pub(crate) fn replace(&mut self, store: &Store, practice: Option<Practice>) -> Result<(), Error> {
        // What is replaced need not be whole any more, but what it wrote last is said when it failed.
        let settled = self.settle();
        let write = practice.as_ref().map_or(PracticeWrite::Clear, PracticeWrite::Set);
        store.write_practice(write)?;
        self.practice = practice;
        settled.map(drop)
    }

    /// Keeps how far the practice has come where nothing is to be remembered of it.
    pub(crate) fn advance(&mut self, store: &Store, practice: Practice) -> Result<(), Error> {
        self.settle()?;
        store.write_practice(PracticeWrite::Advance(&practice))?;
        self.practice = Some(practice);
        Ok(())
    }

    /// Begins to write events together with the practice, which goes on from here.
    pub(crate) fn write(&mut self, store: &Arc<Store>, entries: Vec<Entry>, practice: Practice) {
        let (done, writing) = sync_channel(1);
        let write = Write {
            store: Arc::clone(store),
            entries,
            practice: practice.clone(),
            done,
        };
        self.practice = Some(practice);
        self.writing = Some(writing);
        self.hand_over(Work::Write(write));
    }

    /// Whether the first answer is still to be got ready for.
    pub(crate) fn is_unready(&self) -> bool {
        self.writer.is_none()
    }

    /// Gets ready for the first answer while the learner reads the question: an answer like this one is written, and taken back.
    pub(crate) fn make_ready(&mut self, store: &Arc<Store>, entries: Vec<Entry>, practice: Practice) {
        self.hand_over(Work::Rehearse {
            store: Arc::clone(store),
            entries,
            practice,
        });
    }

    fn hand_over(&mut self, work: Work) {
        let writer = self.writer.take().unwrap_or_else(begin_writer);
        self.writer = Some(match writer.send(work) {
            Ok(()) => writer,
            // One that panicked is gone; what it wrote last was said to have failed.
            Err(SendError(work)) => {
                let another = begin_writer();
                // It takes what it is sent.
                let _ = another.send(work);
                another
            }
        });
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
        let written = match writing.recv() {
            Ok(written) => written.map_err(Error::NotWritten),
            Err(_) => Err(Error::WriterEnded),
        };
        if written.is_err() {
            self.practice = None;
        }
        self.written = Some(written);
    }
}

/// Begins the thread that writes what it is given, one after the other, for as long as somebody can give it something.
fn begin_writer() -> Sender<Work> {
    let (writer, given) = channel::<Work>();
    std::thread::spawn(move || {
        let mut written = 0;
        // Not held: the database is closed with the program, not with this thread.
        let mut last = Weak::<Store>::new();
        loop {
            let next = if written < COPIED_AFTER {
                given.recv().map_err(RecvTimeoutError::from)
            } else {
                given.recv_timeout(PAUSE)
            };
            match next {
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    // Where it fails it is tried again behind later answers.
                    let _ = last.upgrade().map(|store| store.copy_log_back());
                    written = 0;
                }
                // What only makes it quicker may fail: an answer that cannot be written will say so.
                Ok(Work::Rehearse {
                    store,
                    entries,
                    practice,
                }) => {
                    let _ = store.make_room();
                    let _ = store.rehearse(&entries, PracticeWrite::Advance(&practice));
                }
                Ok(Work::Write(write)) => {
                    let practice = PracticeWrite::Advance(&write.practice);
                    // Where nobody waits for it any more, nobody asks.
                    let _ = write.done.send(write.store.append(&write.entries, practice));
                    written += 1;
                    last = Arc::downgrade(&write.store);
                }
            }
        }
    });
    writer
}

//! Long work: the window hears how far it is, and can stop it.

use crate::{Engine, Error, dto::*, lock::locked};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

/// What the program does by itself with the documents of the library, as notices of its progress call it.
pub(crate) const LIBRARY: &str = "library";

/// Stops a task. What it did so far stays; the command that started it says what that is.
pub fn task_cancel(engine: &Engine, args: TaskArgs) -> Result<Done, Error> {
    if let Some(cancelled) = locked(&engine.tasks).get(&args.task) {
        cancelled.store(true, Ordering::Relaxed);
    }
    Ok(Done {})
}

/// A task that is going on; over when it is dropped.
pub(crate) struct Task<'e> {
    engine: &'e Engine,
    id: String,
    cancelled: Arc<AtomicBool>,
    done: AtomicU32,
    total: AtomicU32,
    /// In hundredths, so that nobody is told the same twice.
    told: Mutex<Option<u32>>,
}

impl Engine {
    /// Begins a task by the name that the window gave it.
    pub(crate) fn task(&self, id: &str) -> Task<'_> {
        let cancelled = Arc::new(AtomicBool::new(false));
        locked(&self.tasks).insert(id.to_owned(), Arc::clone(&cancelled));
        Task {
            engine: self,
            id: id.to_owned(),
            cancelled,
            done: AtomicU32::new(0),
            total: AtomicU32::new(0),
            told: Mutex::default(),
        }
    }

    /// Begins a task of which is known how much there is to do.
    pub(crate) fn task_of(&self, id: &str, total: usize) -> Task<'_> {
        let task = self.task(id);
        task.expect(total);
        task
    }

    /// Who hears what happens outside of the window's own calls; the first one stays.
    pub fn on_notice(&self, listener: impl Fn(Notice) + Send + Sync + 'static) {
        let _ = self.listener.set(Box::new(listener));
    }

    /// Tells what happens.
    pub(crate) fn notify(&self, notice: Notice) {
        if let Some(listener) = self.listener.get() {
            listener(notice);
        }
    }
}

impl Task<'_> {
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// So much there is to do, as far as is known.
    pub(crate) fn expect(&self, total: usize) {
        self.total.store(count(total), Ordering::Relaxed);
        self.tell();
    }

    /// So much more there is to do, as was found on the way.
    pub(crate) fn expect_more(&self, more: usize) {
        self.total.fetch_add(count(more), Ordering::Relaxed);
        self.tell();
    }

    /// So much is done of so much.
    pub(crate) fn comes_to(&self, done: usize, total: usize) {
        self.done.store(count(done), Ordering::Relaxed);
        self.expect(total);
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.steps(1);
    }

    /// So many more are done.
    pub(crate) fn steps(&self, more: usize) {
        self.done.fetch_add(count(more), Ordering::Relaxed);
        self.tell();
    }

    fn tell(&self) {
        // Held while it is told, so that what is told never goes back.
        let mut told = locked(&self.told);
        let done = self.done.load(Ordering::Relaxed);
        // An archive in an archive is found on the way: then there is more to do than was expected.
        let total = self.total.load(Ordering::Relaxed).max(done);
        let share = done.saturating_mul(100).checked_div(total);
        if told.is_none() || *told != share {
            *told = share;
            self.engine.notify(Notice::Progress {
                task: self.id.clone(),
                done,
                total,
            });
        }
    }
}

impl Drop for Task<'_> {
    fn drop(&mut self) {
        locked(&self.engine.tasks).remove(&self.id);
        self.engine.notify(Notice::Over {
            task: std::mem::take(&mut self.id),
        });
    }
}

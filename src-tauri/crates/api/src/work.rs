//! Long work: it tells how far it is, and can be cancelled.
//!
//! Whoever asks for it gives it a name; the same name comes back in every [`Notice::WorkWent`], and cancels it by
//! [`work_cancel`]. Work that is cancelled ends with [`Error::Cancelled`] and leaves nothing behind.

use crate::{Engine, Error, dto::*, engine::locked};
use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

type Listener = Box<dyn Fn(Notice) + Send + Sync>;

/// The work that is going on.
#[derive(Default)]
pub(crate) struct Works {
    cancelled: Mutex<HashMap<String, Arc<AtomicBool>>>,
    listener: OnceLock<Listener>,
}

impl fmt::Debug for Works {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Works")
            .field("cancelled", &self.cancelled)
            .finish_non_exhaustive()
    }
}

/// Long work that was begun; when it is dropped, it is over.
pub(crate) struct Work<'a> {
    works: &'a Works,
    id: String,
    cancelled: Arc<AtomicBool>,
}

impl Engine {
    /// Says what happens with whatever is to be told to the window; the first one who asks is told.
    pub fn on_notice(&self, listener: impl Fn(Notice) + Send + Sync + 'static) {
        // A second window would be told by the first one's listener: there is only one window.
        let _ = self.works.listener.set(Box::new(listener));
    }

    /// Begins long work of this name.
    pub(crate) fn begin_work(&self, id: &str) -> Work<'_> {
        let cancelled = Arc::<AtomicBool>::default();
        locked(&self.works.cancelled).insert(id.to_owned(), Arc::clone(&cancelled));
        Work {
            works: &self.works,
            id: id.to_owned(),
            cancelled,
        }
    }
}

impl Work<'_> {
    /// Tells that `done` of `total` parts are done.
    ///
    /// # Errors
    /// When it was cancelled: then there is no use in going on.
    pub(crate) fn went(&self, done: usize, total: usize) -> Result<(), Error> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        if let Some(listener) = self.works.listener.get() {
            listener(Notice::WorkWent {
                work_id: self.id.clone(),
                done: count(done),
                total: count(total),
            });
        }
        Ok(())
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        locked(&self.works.cancelled).remove(&self.id);
    }
}

/// Ends work; what is over already cannot be cancelled, which is as well.
pub fn work_cancel(engine: &Engine, args: WorkIdArgs) -> Result<Done, Error> {
    if let Some(cancelled) = locked(&engine.works.cancelled).get(&args.work_id) {
        cancelled.store(true, Ordering::Relaxed);
    }
    Ok(Done {})
}

//! Work that goes on behind what the learner sees, and that somebody may have to wait for.

use crate::lock::locked;
use std::{
    sync::Mutex,
    thread::{self, JoinHandle},
};
use wenxi_store::StoreError;

/// The thread that works, while there is one.
#[derive(Default)]
pub(crate) struct Behind(Mutex<Option<JoinHandle<Result<(), StoreError>>>>);

impl Behind {
    /// Begins to work. Whoever calls has waited for the work before.
    pub(crate) fn begin(&self, work: impl FnOnce() -> Result<(), StoreError> + Send + 'static) {
        *locked(&self.0) = Some(thread::spawn(work));
    }

    /// Waits until all is findable; whether it is.
    pub(crate) fn wait(&self) -> bool {
        // Held while it waits: whoever comes meanwhile waits, too.
        let mut thread = locked(&self.0);
        let done = thread.take().map(JoinHandle::join);
        matches!(done, None | Some(Ok(Ok(()))))
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        // What was not done is done at the next start.
        self.wait();
    }
}

/// Lets go of something behind what goes on: a list of twenty thousand words lies in some hundred thousand pieces of memory.
pub(crate) fn let_go(large: impl Send + 'static) {
    // Where no thread can be had it is let go of at once.
    let _ = thread::Builder::new().spawn(move || drop(large));
}

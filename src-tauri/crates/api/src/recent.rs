//! What was made of documents lately: as much as has room, what was used last longest.

use std::{collections::VecDeque, sync::Arc};

/// Things by the names of what they were made of.
pub(crate) struct Recent<Made> {
    /// Used last first.
    kept: VecDeque<Kept<Made>>,
    /// Bytes of the documents of which they were made.
    bytes: usize,
    room: usize,
    /// Grows when all of it is forgotten.
    age: u64,
}

struct Kept<Made> {
    name: String,
    bytes: usize,
    made: Arc<Made>,
}

impl<Made> Recent<Made> {
    /// Room for what is made of documents with this many bytes together.
    pub(crate) fn with_room(room: usize) -> Self {
        Self {
            kept: VecDeque::new(),
            bytes: 0,
            room,
            age: 0,
        }
    }

    /// What was made of this, if it is kept.
    pub(crate) fn get(&mut self, name: &str) -> Option<Arc<Made>> {
        let at = self.kept.iter().position(|kept| kept.name == name)?;
        let kept = self.kept.remove(at)?;
        let made = Arc::clone(&kept.made);
        self.kept.push_front(kept);
        Some(made)
    }

    /// How often all of it was forgotten.
    pub(crate) fn age(&self) -> u64 {
        self.age
    }

    /// Keeps what was made of a document of this many bytes, by what was known at that age. What is larger than all the room
    /// is kept alone.
    pub(crate) fn put(&mut self, name: &str, made: &Arc<Made>, bytes: usize, age: u64) {
        if age != self.age || self.get(name).is_some() {
            return;
        }
        self.bytes += bytes;
        self.kept.push_front(Kept {
            name: name.to_owned(),
            bytes,
            made: Arc::clone(made),
        });
        while self.bytes > self.room && self.kept.len() > 1 {
            self.bytes -= self.kept.pop_back().map_or(0, |kept| kept.bytes);
        }
    }

    /// Forgets all of it: it would be made otherwise now.
    pub(crate) fn forget(&mut self) {
        self.kept.clear();
        self.bytes = 0;
        self.age += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let mut recent = Recent::with_room(90);
        for name in ["a", "b", "c"] {
            recent.put(name, &Arc::new(()), 30, 0);
        }
        assert!(recent.get("a").is_some());
        recent.put("d", &Arc::new(()), 30, 0);
        assert!(recent.get("b").is_none());
        assert!(["a", "c", "d"].into_iter().all(|name| recent.get(name).is_some()));
        recent.put("large", &Arc::new(()), 200, 0);
        assert_eq!((recent.kept.len(), recent.bytes), (1, 200));
        recent.put("e", &Arc::new(()), 1, 0);
        assert_eq!((recent.kept.len(), recent.bytes), (1, 1));
    }

    #[test]
    fn what_was_begun_before_all_was_forgotten_is_not_kept() {
        let mut recent = Recent::with_room(90);
        let age = recent.age();
        recent.forget();
        recent.put("a", &Arc::new(()), 30, age);
        assert!(recent.get("a").is_none());
        recent.put("a", &Arc::new(()), 30, recent.age());
        assert!(recent.get("a").is_some());
    }
}

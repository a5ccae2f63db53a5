//! The documents that were parsed lately: as many as have room, the one that was used last longest.

use std::{collections::VecDeque, sync::Arc};
use wenxi_lesson::Lesson;

/// Bytes of documents whose lessons are kept. A lesson takes some ten times the room of its document.
const ROOM: usize = 2 * 1024 * 1024;

/// Lessons by the hash of their document.
#[derive(Default)]
pub(crate) struct Parsed {
    /// Used last first.
    kept: VecDeque<Kept>,
    /// Bytes of their documents.
    bytes: usize,
}

struct Kept {
    hash: String,
    bytes: usize,
    lesson: Arc<Lesson>,
}

impl Parsed {
    /// The lesson of a document, if it is kept.
    pub(crate) fn get(&mut self, hash: &str) -> Option<Arc<Lesson>> {
        let at = self.kept.iter().position(|kept| kept.hash == hash)?;
        let kept = self.kept.remove(at)?;
        let lesson = Arc::clone(&kept.lesson);
        self.kept.push_front(kept);
        Some(lesson)
    }

    /// Keeps the lesson of a document of this many bytes. One that is larger than all the room is kept alone.
    pub(crate) fn put(&mut self, hash: &str, lesson: &Arc<Lesson>, bytes: usize) {
        if self.get(hash).is_some() {
            return;
        }
        self.bytes += bytes;
        self.kept.push_front(Kept {
            hash: hash.to_owned(),
            bytes,
            lesson: Arc::clone(lesson),
        });
        while self.bytes > ROOM && self.kept.len() > 1 {
            self.bytes -= self.kept.pop_back().map_or(0, |kept| kept.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson() -> Arc<Lesson> {
        Arc::new(wenxi_lesson::read("a.txt", "你好。".as_bytes(), &|_| &[]).unwrap())
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let mut parsed = Parsed::default();
        let third = ROOM / 3;
        for hash in ["a", "b", "c"] {
            parsed.put(hash, &lesson(), third);
        }
        assert!(parsed.get("a").is_some());
        parsed.put("d", &lesson(), third);
        assert!(parsed.get("b").is_none());
        assert!(["a", "c", "d"].into_iter().all(|hash| parsed.get(hash).is_some()));
        parsed.put("large", &lesson(), 2 * ROOM);
        assert_eq!((parsed.kept.len(), parsed.bytes), (1, 2 * ROOM));
        parsed.put("e", &lesson(), 1);
        assert_eq!((parsed.kept.len(), parsed.bytes), (1, 1));
    }
}

//! The index of the database agrees with the documents that there are, whoever put them there or took them away.

use crate::{
    Engine, Error,
    catalogue::{course, course_documents, described, hash, library_path, stamp},
    findable::version,
    lock::locked,
    tasks::{LIBRARY, Task},
};
use rayon::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, OnceLock},
};
use wenxi_lesson::{Kept, Lesson, LessonId};
use wenxi_store::{Document, Event, GONE, Indexed, LessonRestored};

/// How many documents are taken into the index in one transaction.
pub(crate) const BATCH: usize = 64;

/// What was known before the comparison.
pub(crate) struct Known {
    indexed: HashMap<String, Indexed>,
    /// The learner's documents by their files.
    by_file: HashMap<String, Document>,
    /// Those whose files are gone, by their hashes: a file with the same bytes elsewhere is the same document, moved.
    gone: Mutex<HashMap<String, Vec<Document>>>,
    /// Those that were removed, by their files.
    removed: HashMap<String, Document>,
    /// The ids of those of them whose files lie there again, byte for byte.
    back: Mutex<Vec<String>>,
    /// Ids that were given out and are in no index yet.
    given: Mutex<HashSet<String>>,
}

impl Known {
    fn is_indexed(&self, document: &Document) -> bool {
        let known = self.indexed.get(&document.id);
        known.is_some_and(|known| known.version == version(&document.hash))
    }
}

/// How far the reading of documents is, and whether the learner has stopped it. Nobody hears of it where nothing is to be
/// read.
pub(crate) struct Reading<'e> {
    engine: &'e Engine,
    task: OnceLock<Task<'e>>,
}

impl<'e> Reading<'e> {
    pub(crate) fn of(engine: &'e Engine) -> Self {
        let task = OnceLock::new();
        Self { engine, task }
    }

    fn is_stopped(&self) -> bool {
        self.task.get().is_some_and(Task::is_cancelled)
    }

    /// Works on batches of so many at once; `work` takes one after the other through [`Reading::until_stopped`].
    fn each_batch<Of: Sync>(
        &self,
        all: &[Of],
        size: usize,
        work: impl Fn(&[Of]) -> Result<(), Error> + Send + Sync,
    ) -> Result<(), Error> {
        if all.is_empty() {
            return Ok(());
        }
        let task = self.task.get_or_init(|| self.engine.task(LIBRARY));
        task.expect_more(all.len());
        all.par_chunks(size).try_for_each(work)
    }

    /// What is left of a batch, one after the other, until it is stopped.
    fn until_stopped<'b, Of>(&'b self, batch: &'b [Of]) -> impl Iterator<Item = &'b Of> {
        batch.iter().take_while(|_| !self.is_stopped())
    }

    /// One more was read.
    fn step(&self) {
        if let Some(task) = self.task.get() {
            task.step();
        }
    }
}

impl Engine {
    /// Brings the index up to date with the documents that there are; done once for each start of the program. Who stops
    /// that finds the rest as it was, until the next start.
    pub(crate) fn index_all(&self) -> Result<(), Error> {
        self.wait_behind();
        let mut done = locked(&self.catalogued);
        if *done {
            return Ok(());
        }
        let task = Reading::of(self);
        let known = self.index_own(&task)?;
        self.index_course(&known, &task)?;
        *done = true;
        Ok(())
    }

    /// Reads the learner's files that are not as the index knows them, and notices which are gone.
    pub(crate) fn index_own(&self, task: &Reading<'_>) -> Result<Known, Error> {
        self.wait_behind();
        self.take_back_broken()?;
        let library = self.library();
        let files = library.contents()?.documents;
        let there: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let activity = self.store.lesson_activity()?;
        let is_removed = |id: &str| activity.get(id).is_some_and(|activity| activity.removed);
        let documents = self.store.documents()?.into_iter();
        let own = documents.filter(|document| course(&document.id).is_none());
        let (removed, kept): (Vec<_>, Vec<_>) = own.partition(|document| is_removed(&document.id));
        let (by_file, gone): (Vec<_>, Vec<_>) = kept
            .into_iter()
            .partition(|document| there.contains(document.file.as_str()));
        let named = |documents: Vec<Document>| {
            documents
                .into_iter()
                .map(|document| (document.file.clone(), document))
                .collect()
        };
        let mut gone_by_hash: HashMap<String, Vec<Document>> = HashMap::new();
        for document in gone {
            gone_by_hash
                .entry(document.hash.clone())
                .or_default()
                .push(document);
        }
        let known = Known {
            indexed: self.store.indexed()?,
            by_file: named(by_file),
            gone: Mutex::new(gone_by_hash),
            removed: named(removed),
            back: Mutex::default(),
            given: Mutex::default(),
        };
        let is_new = |file: &&Kept| {
            let document = known.by_file.get(file.path.as_str());
            document.is_none_or(|document| document.stamp != stamp(file) || !known.is_indexed(document))
        };
        let changed: Vec<&Kept> = files.iter().filter(is_new).collect();
        task.each_batch(&changed, BATCH, |batch| self.index_files(batch, &known, task))?;
        let back = std::mem::take(&mut *locked(&known.back));
        if !back.is_empty() {
            let restored = |lesson_id| Event::LessonRestored(LessonRestored { lesson_id });
            self.record(self.clock.now(), back.into_iter().map(restored))?;
        }
        // What seems to be gone may have been moved to where nobody has looked yet.
        if !task.is_stopped() {
            let gone = locked(&known.gone).values().flatten().cloned().collect();
            self.mark_gone(gone)?;
        }
        if !library.remembers_latest() {
            files.iter().for_each(|file| library.remember_latest(&file.path));
        }
        self.own_words_changed()?;
        Ok(known)
    }

    /// Notes that the files of these documents are gone, or can be lessons no more.
    fn mark_gone(&self, documents: Vec<Document>) -> Result<(), Error> {
        let newly = documents.into_iter().filter(|document| !document.is_gone());
        let gone: Vec<Document> = newly
            .map(|document| Document {
                stamp: GONE.to_owned(),
                ..document
            })
            .collect();
        for document in &gone {
            self.store.unindex(&document.id)?;
        }
        self.store.put_documents(&gone)?;
        if !gone.is_empty() {
            self.draw_anew();
        }
        Ok(())
    }

    fn index_files(&self, files: &[&Kept], known: &Known, task: &Reading<'_>) -> Result<(), Error> {
        let mut same = Vec::new();
        let mut changed = Vec::new();
        let mut spoiled = Vec::new();
        for file in task.until_stopped(files) {
            task.step();
            let Ok(bytes) = self.library().read(&file.path) else {
                // Gone again, or not ours to read: it is not there for the learner.
                continue;
            };
            match self.identified(file, &bytes, known)? {
                Some((document, lesson)) => {
                    self.library().remember_latest(&file.path);
                    match lesson {
                        Some(lesson) => changed.push((document, lesson)),
                        None => same.push(document),
                    }
                }
                // A file that is no lesson stays where it is. If it was one, what it was can still be put back.
                None => spoiled.extend(known.by_file.get(file.path.as_str()).cloned()),
            }
        }
        self.store.put_documents(&same)?;
        self.mark_gone(spoiled)?;
        self.catalogue(&changed)
    }

    /// The document that a file is, and its lesson unless the index has it as it is.
    #[allow(clippy::type_complexity)]
    fn identified(
        &self,
        file: &Kept,
        bytes: &[u8],
        known: &Known,
    ) -> Result<Option<(Document, Option<Arc<Lesson>>)>, Error> {
        let hash = hash(bytes);
        let before = known.by_file.get(file.path.as_str()).cloned();
        let moved = || {
            let moved = locked(&known.gone).get_mut(&hash)?.pop()?;
            if let Ok(from) = library_path(&moved) {
                self.library().forget_latest(&from);
            }
            Some(moved)
        };
        // Removed, and put back by hand, or by a program that stopped before it could record it.
        let restored = || {
            let removed = known.removed.get(file.path.as_str())?;
            (removed.hash == hash).then(|| {
                locked(&known.back).push(removed.id.clone());
                removed.clone()
            })
        };
        let before = before.or_else(moved).or_else(restored);
        let at_this_place = |document: Document| Document {
            file: file.path.to_string(),
            stamp: stamp(file),
            hash: hash.clone(),
            ..document
        };
        if let Some(document) = before.clone().map(at_this_place)
            && known.is_indexed(&document)
        {
            return Ok(Some((document, None)));
        }
        let Ok(lesson) = self.parsed(&hash, file.path.name(), bytes) else {
            return Ok(None);
        };
        let document = match before {
            Some(before) => before,
            None => Document {
                id: self.id_of_file(file, &lesson, &known.given)?.to_string(),
                added_at_ms: self.clock.now().at_ms,
                ..Document::default()
            },
        };
        Ok(Some((described(&lesson, at_this_place(document)), Some(lesson))))
    }

    /// An id for a file that the index does not know: its name if that is one, so that the ids of kept documents survive
    /// the loss of the index.
    fn id_of_file(
        &self,
        file: &Kept,
        lesson: &Lesson,
        given: &Mutex<HashSet<String>>,
    ) -> Result<LessonId, Error> {
        let own_name = file.path.stem().parse();
        let wanted = own_name.unwrap_or_else(|_| LessonId::propose(lesson, file.path.name()));
        let mut given = locked(given);
        let id = self.free_id(&wanted, &given)?;
        given.insert(id.to_string());
        Ok(id)
    }

    /// The first of this id, this id with 2 behind it, with 3, … that no lesson has or had, and that is not `given`.
    pub(crate) fn free_id(&self, wanted: &LessonId, given: &HashSet<String>) -> Result<LessonId, Error> {
        let mut id = wanted.clone();
        let mut number = 1;
        while given.contains(id.as_str())
            || course(id.as_str()).is_some()
            || self.store.document(id.as_str())?.is_some()
        {
            number += 1;
            id = wanted.numbered(number);
        }
        Ok(id)
    }

    /// Reads the documents of the course that this version of the program has anew.
    fn index_course(&self, known: &Known, task: &Reading<'_>) -> Result<(), Error> {
        let changed: Vec<_> = course_documents()
            .iter()
            .map(|(id, built_in)| {
                let document = Document {
                    id: id.clone(),
                    file: built_in.name.clone(),
                    hash: hash(&built_in.bytes),
                    ..Document::default()
                };
                (document, built_in)
            })
            .filter(|(document, _)| !known.is_indexed(document))
            .collect();
        task.each_batch(&changed, BATCH / 4, |batch| {
            let read = task.until_stopped(batch).map(|(document, built_in)| {
                task.step();
                let lesson = Arc::new(self.read(&built_in.name, &built_in.bytes)?);
                Ok((described(&lesson, document.clone()), lesson))
            });
            self.catalogue(&read.collect::<Result<Vec<_>, Error>>()?)
        })
    }
}

//! The engine: everything that the use cases work with, built once by whoever runs them.

use crate::{
    Clock, Error, SystemClock,
    behind::Behind,
    dto::{LessonView, Notice},
    imported::Undo,
    listed::Listed,
    lock::locked,
    recent::Recent,
    sitting::Sitting,
};
use notify_debouncer_mini::{Debouncer, notify::RecommendedWatcher};
use std::{
    collections::HashMap,
    panic::resume_unwind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, Once, OnceLock, PoisonError, RwLock, atomic::AtomicBool},
    thread,
};
use wenxi_lesson::{Lesson, Library};
use wenxi_mandarin::Language;
use wenxi_speech::{
    Clip, ClipCache, FakeEngine, Script, Speaker, SpeechError, SpokenWord, SystemVoices, Voice, VoiceShelf,
    Worker, WorkerCommand,
};
use wenxi_store::{Document, IndexedLesson, LibraryVersion, Store};
use wenxi_study::Pool;

/// Where things lie, who speaks, and what time it is.
pub struct Options {
    /// Folder of the database, the library and the clips.
    pub folder: PathBuf,
    /// Which voice speaks.
    pub voice: VoiceChoice,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
}

/// Bytes of the documents of which lessons are kept. A lesson takes some ten times the room of its document.
const PARSED: usize = 2 * 1024 * 1024;

/// The same for lessons as they are drawn, which take a hundred times the room.
const DRAWN: usize = 256 * 1024;

/// The setting that names a folder of the learner's own for documents.
const LIBRARY_FOLDER: &str = "library-folder";

/// Which voice speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VoiceChoice {
    /// espeak-ng, in a process of its own, and the voices of the system.
    #[default]
    Espeak,
    /// Sine tones, for tests.
    Fake,
    /// None, as on a computer without espeak-ng.
    None,
}

impl Options {
    /// The learner's own folder, or the one that `WENXI_DATA` names; the voice that `WENXI_VOICE` names (`fake`,
    /// `none`), else espeak-ng.
    ///
    /// # Errors
    /// When the system has no home folder.
    pub fn from_environment() -> Result<Self, Error> {
        let folder = match std::env::var_os("WENXI_DATA") {
            Some(folder) => folder.into(),
            None => directories::ProjectDirs::from("org", "wenxi", "Wenxi")
                .ok_or(Error::NoHome)?
                .data_dir()
                .to_owned(),
        };
        let voice = match std::env::var("WENXI_VOICE").as_deref() {
            Ok("fake") => VoiceChoice::Fake,
            Ok("none") => VoiceChoice::None,
            _ => VoiceChoice::Espeak,
        };
        Ok(Self {
            folder,
            voice,
            clock: Arc::new(SystemClock),
        })
    }
}

/// What tells of changes of the library's folder.
pub(crate) type Watching = Debouncer<RecommendedWatcher>;

/// Everything that the use cases work with. It is shared between threads.
pub struct Engine {
    pub(crate) folder: PathBuf,
    pub(crate) store: Arc<Store>,
    library: RwLock<Library>,
    pub(crate) speaker: Speaker,
    pub(crate) clock: Arc<dyn Clock>,
    language: OnceLock<Arc<Language>>,
    hsk_words: OnceLock<HashMap<&'static str, u8>>,
    pool: OnceLock<Pool>,
    /// Documents that were parsed lately, by their hashes.
    parsed: Mutex<Recent<Lesson>>,
    /// Lessons that were drawn lately, by all that what is drawn hangs on but what [`Engine::draw_anew`] is for.
    pub(crate) drawn: Mutex<Recent<LessonView>>,
    opened_files: Mutex<Vec<PathBuf>>,
    /// Whether the index has been compared with the documents since the start.
    pub(crate) catalogued: Mutex<bool>,
    /// The practice that is going on. Held while an answer is graded, so that a double click counts once.
    pub(crate) sitting: Mutex<Sitting>,
    /// Long work that is going on, by its name, and whether it is to stop.
    pub(crate) tasks: Mutex<HashMap<String, Arc<AtomicBool>>>,
    /// What imports did since the start of the program, by their names.
    pub(crate) undo_imports: Mutex<HashMap<String, Vec<Undo>>>,
    /// Tells of changes of the library's folder, once it is watched.
    pub(crate) watching: Mutex<Option<Watching>>,
    /// Why the library's folder is not watched.
    pub(crate) unwatched: Mutex<Option<Error>>,
    pub(crate) voices: VoiceShelf,
    /// The words of the course, once somebody asked how many of them a voice speaks.
    pub(crate) course_words: OnceLock<Vec<SpokenWord>>,
    pub(crate) voices_opened: Once,
    /// Hears what happens outside of the window's own calls.
    pub(crate) listener: OnceLock<Box<dyn Fn(Notice) + Send + Sync>>,
    /// Held while new documents get their ids, so that no two get the same.
    pub(crate) arriving: Mutex<()>,
    /// Read while an import goes on: the index does not know yet of all that it has written.
    pub(crate) importing: RwLock<()>,
    /// Lessons of an import that are to be findable, until there are enough of them to be written.
    pub(crate) waiting: Mutex<Vec<IndexedLesson>>,
    /// Lessons of packages that are to be findable, until their import is done.
    pub(crate) of_packages: Mutex<Vec<(Document, Arc<Lesson>)>>,
    /// Makes them findable.
    pub(crate) behind: Behind,
    /// The lessons of the library, and of which state of it they are.
    pub(crate) listed: Mutex<Option<(LibraryVersion, Arc<Vec<Listed>>)>>,
    /// Whether a correction has made the index of a lesson out of date.
    pub(crate) index_outdated: Mutex<bool>,
}

impl Engine {
    /// Opens the learner's folder, or makes it.
    ///
    /// # Errors
    /// When the folder cannot be made, or the database is damaged, locked or from a newer version.
    pub fn open(options: Options) -> Result<Self, Error> {
        let Options { folder, voice, clock } = options;
        std::fs::create_dir_all(&folder).map_err(|cause| Error::File {
            path: folder.clone(),
            cause,
        })?;
        let store = Store::open(&folder.join("wenxi.db"), wenxi_store::RandomIds)?;
        let library = match store.setting::<PathBuf>(LIBRARY_FOLDER)? {
            // A folder of the learner's own is never made anew: it may lie on a drive that is not there today.
            Some(chosen) => Library::at(chosen),
            None => Library::open(folder.join("library"))?,
        };
        Ok(Self {
            store: Arc::new(store),
            library: RwLock::new(library),
            speaker: speaker(voice, &folder),
            clock,
            voices: VoiceShelf::new(folder.join("voices")),
            folder,
            language: OnceLock::new(),
            hsk_words: OnceLock::new(),
            pool: OnceLock::new(),
            parsed: Mutex::new(Recent::with_room(PARSED)),
            drawn: Mutex::new(Recent::with_room(DRAWN)),
            opened_files: Mutex::default(),
            catalogued: Mutex::default(),
            sitting: Mutex::default(),
            tasks: Mutex::default(),
            undo_imports: Mutex::default(),
            watching: Mutex::default(),
            unwatched: Mutex::default(),
            course_words: OnceLock::new(),
            voices_opened: Once::new(),
            listener: OnceLock::new(),
            arriving: Mutex::default(),
            importing: RwLock::default(),
            waiting: Mutex::default(),
            of_packages: Mutex::default(),
            behind: Behind::default(),
            listed: Mutex::default(),
            index_outdated: Mutex::default(),
        })
    }

    /// The folder of the learner's documents.
    pub(crate) fn library(&self) -> Library {
        self.library
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Uses another folder for the learner's documents from now on.
    pub(crate) fn use_library(&self, library: Library) -> Result<(), Error> {
        self.store.set_setting(LIBRARY_FOLDER, &library.folder())?;
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = library;
        Ok(())
    }

    /// Loads the language data now, so that the first lesson does not wait for it.
    pub fn warm_up(&self) {
        // What is wrong with it is said when it is needed.
        let _ = self.language();
        let _ = self.speaker.voice();
        let _ = self.open_voices();
        // So that the next start has them at once, however this one ends.
        let _ = self.store.keep_cards();
    }

    /// Waits for the answer that is on its way to the disk, keeps the cards for the next start, and ends what a voice of the
    /// system is saying: to be called before the program ends.
    pub fn settle(&self) {
        self.speaker.system().silence();
        locked(&self.sitting).wait();
        // Where that cannot be done the next start reads them one by one.
        let _ = self.store.keep_cards();
    }

    /// Remembers files that were given to the program, until the window asks for them.
    pub fn files_opened(&self, files: Vec<PathBuf>) {
        locked(&self.opened_files).extend(files);
    }

    /// The files that were given since the last time.
    pub(crate) fn take_opened_files(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *locked(&self.opened_files))
    }

    /// The dictionary, segmentation and readings; loaded when first asked for.
    pub(crate) fn language(&self) -> Result<&Arc<Language>, Error> {
        if let Some(language) = self.language.get() {
            return Ok(language);
        }
        let loaded = Arc::new(Language::load()?);
        self.teach(&loaded)?;
        Ok(self.language.get_or_init(|| loaded))
    }

    /// Tells the language what it has from the learner: corrections and own words.
    fn teach(&self, language: &Language) -> Result<(), Error> {
        self.correct(language)?;
        self.know_own_words(language)
    }

    /// The language, if anybody has asked for it.
    pub(crate) fn loaded_language(&self) -> Option<&Language> {
        self.language.get().map(AsRef::as_ref)
    }

    /// The words of HSK 3.0 with their levels; collected when they are first asked for.
    pub(crate) fn hsk_words(&self) -> Result<&HashMap<&'static str, u8>, Error> {
        let language = self.language()?;
        Ok(self.hsk_words.get_or_init(|| {
            let mut words = HashMap::new();
            for (word, _, hsk) in language.hsk_words() {
                // Of a word that is listed with several readings the first counts.
                if let Some(level) = hsk.v3 {
                    words.entry(word).or_insert(level);
                }
            }
            words
        }))
    }

    /// Words for distractors; collected when the first quiz is made. Where the language is loaded for it, while that is told of
    /// the learner's own words.
    pub(crate) fn pool(&self) -> Result<&Pool, Error> {
        if let Some(language) = self.language.get() {
            return Ok(self.pool.get_or_init(|| Pool::new(language)));
        }
        let loaded = Arc::new(Language::load()?);
        let (pool, taught) = thread::scope(|scope| {
            let pool = scope.spawn(|| Pool::new(&loaded));
            let taught = self.teach(&loaded);
            (pool.join().unwrap_or_else(|panic| resume_unwind(panic)), taught)
        });
        taught?;
        self.language.get_or_init(|| loaded);
        Ok(self.pool.get_or_init(|| pool))
    }

    /// The lesson in the bytes of a document.
    pub(crate) fn read(&self, name: &str, bytes: &[u8]) -> Result<Lesson, Error> {
        parse(self.language()?, name, bytes)
    }

    /// The lesson of a document with this hash, if it was parsed lately.
    pub(crate) fn parsed_lately(&self, hash: &str) -> Option<Arc<Lesson>> {
        locked(&self.parsed).get(hash)
    }

    /// Remembers the lesson of a document with this hash, which has so many bytes. What the bytes are never changes.
    pub(crate) fn remember_parsed(&self, hash: &str, lesson: Lesson, size: usize) -> Arc<Lesson> {
        let lesson = Arc::new(lesson);
        locked(&self.parsed).put(hash, &lesson, size, 0);
        lesson
    }

    /// The lesson of a document with this hash, parsed once for as long as it is kept.
    pub(crate) fn parsed(&self, hash: &str, name: &str, bytes: &[u8]) -> Result<Arc<Lesson>, Error> {
        if let Some(lesson) = self.parsed_lately(hash) {
            return Ok(lesson);
        }
        Ok(self.remember_parsed(hash, self.read(name, bytes)?, bytes.len()))
    }
}

/// The lesson in the bytes of a document, with what the language knows of readings.
pub(crate) fn parse(language: &Language, name: &str, bytes: &[u8]) -> Result<Lesson, Error> {
    Ok(wenxi_lesson::read(name, bytes, &|character| {
        language.readings_of(character)
    })?)
}

fn speaker(voice: VoiceChoice, folder: &Path) -> Speaker {
    let engine: Box<dyn wenxi_speech::Engine> = match (voice, WorkerCommand::this_program()) {
        (VoiceChoice::Espeak, Ok(command)) => Box::new(Worker::new(command)),
        (VoiceChoice::Fake, _) => Box::new(FakeEngine),
        (VoiceChoice::None, _) | (_, Err(_)) => Box::new(NoVoice),
    };
    let system = match voice {
        VoiceChoice::Espeak => SystemVoices::beside_this_program(),
        VoiceChoice::Fake | VoiceChoice::None => SystemVoices::none(),
    };
    Speaker::new(
        engine,
        ClipCache::new(folder.join("clips"), wenxi_speech::DEFAULT_LIMIT),
    )
    .with_system(system)
}

/// What speaks where nothing can speak: it says what to install.
struct NoVoice;

impl wenxi_speech::Engine for NoVoice {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        Err(SpeechError::no_voice())
    }

    fn say(&mut self, _: &Script) -> Result<Clip, SpeechError> {
        Err(SpeechError::no_voice())
    }
}

#[cfg(test)]
impl Engine {
    /// The engine of a test that is about something else: no voice, and the clock of the machine.
    pub(crate) fn silent(folder: &std::path::Path) -> Self {
        let options = Options {
            folder: folder.to_owned(),
            voice: VoiceChoice::None,
            clock: Arc::new(SystemClock),
        };
        #[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
        Self::open(options).unwrap()
    }
}

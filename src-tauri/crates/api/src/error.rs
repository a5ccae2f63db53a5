//! What goes wrong in a use case, and what the window is told of it.

use crate::dto::{ErrorCode, ErrorView};
use std::{fmt, path::PathBuf};
use wenxi_lesson::{DocumentError, LibraryError, NotALibraryPath};
use wenxi_mandarin::LanguageError;
use wenxi_speech::SpeechError;
use wenxi_store::{StoreError, anki::AnkiError};

/// Why a use case failed. The message is a sentence for the learner.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The lesson is not, or no longer, in the library.
    #[error("This lesson is not in the library any more.")]
    NoSuchLesson,
    /// A name that is neither that of a lesson nor that of a course.
    #[error("“{0}” is neither a lesson nor a course of the library.")]
    NoSuchName(String),
    /// A name of several lessons, where one is wanted.
    #[error("“{name}” means several lessons: {ids}. Name one of them.")]
    SeveralLessons {
        /// What was asked for.
        name: String,
        /// The ids of the lessons.
        ids: String,
    },
    /// A sound or picture that is not in the library.
    #[error("The sound or picture {0} is not in the library. Import the package again.")]
    NoSuchMedia(String),
    /// A name that is none of a card.
    #[error("There is no card “{0}”.")]
    NoSuchCard(String),
    /// There is no practice to answer.
    #[error("There is no practice going on. Start one from a lesson or from Today.")]
    NoPractice,
    /// The answer is for another item than the one that is asked.
    #[error("This question has been answered already.")]
    Answered,
    /// Nothing was answered yet.
    #[error("There is no answer to take back.")]
    NothingAnswered,
    /// What was done last in a practice is not on the disk.
    #[error("Your last answer could not be saved, so it is asked again. {0}")]
    NotWritten(StoreError),
    /// The thread that wrote an answer came to an end of its own.
    #[error("Your last answer could not be saved, so it is asked again.")]
    WriterEnded,
    /// A rating that is none.
    #[error("A rating is a number from 1 to 4.")]
    NoRating,
    /// A simulation with numbers out of range.
    #[error("The coming days could not be computed, because the choices of the schedule are out of range.")]
    NoSimulation,
    /// There is nothing to ask about a lesson.
    #[error(
        "There is nothing to practise here yet: Wenxi found no Chinese words or sentences that it could ask about fairly."
    )]
    NothingToPractise,
    /// No card is due.
    #[error("No cards are due. Open a lesson and practise it, or come back tomorrow.")]
    NothingDue,
    /// Nothing is known of a word.
    #[error("The dictionary has no entry for “{0}”, so there is nothing to ask about it.")]
    NotAWord(String),
    /// A reading that is none.
    #[error("“{0}” is not pinyin.")]
    NotPinyin(String),
    /// A place in a text where no character is that could be read.
    #[error("There is no Chinese character at this place of “{0}”.")]
    NoCharacter(String),
    /// A character of which it is not known how it is written.
    #[error("It is not known how “{0}” is written.")]
    NoStrokes(String),
    /// A file cannot be read or written.
    #[error("{path} cannot be used: {}.", reason(cause))]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A file that is not to be replaced.
    #[error("{path} is there already. Choose another name.")]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// The library cannot be watched.
    #[error("What other programs change in the library is seen only at the next start: {0}.")]
    Watch(String),
    /// A folder where a document is wanted.
    #[error("{path} is a folder. Choose the documents in it.")]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder in too many others.
    #[error(
        "{path} lies in more than {limit} folders below the one you chose, so nothing in it was looked at. Choose it by itself."
    )]
    DeepFolder {
        /// The folder.
        path: PathBuf,
        /// How deep folders are looked through.
        limit: usize,
    },
    /// A pipe, a device or the like where a document is wanted.
    #[error("{path} is no ordinary file, so there is no document in it. Choose a file.")]
    SpecialFile {
        /// The file.
        path: PathBuf,
    },
    /// A name of nothing.
    #[error("A course and a tag need a name. Type one.")]
    NoName,
    /// A tag that only the document itself can lose.
    #[error("The tag #{0} stands in the document itself. Edit the document to take it away.")]
    TagOfDocument(String),
    /// A name that no course can have.
    #[error(transparent)]
    Name(#[from] NotALibraryPath),
    /// A name for a sound file that does not say which kind.
    #[error("A sound file must end with .flac or .wav, so that players know what it is.")]
    NoSoundFormat,
    /// The learner has changed their mind.
    #[error("It was cancelled, and nothing was changed.")]
    Cancelled,
    /// The system has no place for a program's files.
    #[error("There is no home folder to keep lessons and progress in. Set WENXI_DATA to a folder.")]
    NoHome,
    /// A document that is no lesson.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Files of an archive that cannot be taken out of it, all for one reason.
    #[error("{first} So it is with {others} other file{} in it.", if *others == 1 { "" } else { "s" })]
    OthersToo {
        /// What is said of the first.
        first: DocumentError,
        /// How many more there are.
        others: usize,
    },
    /// The folder of documents.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The dictionary and its like.
    #[error(transparent)]
    Language(#[from] LanguageError),
    /// The voice.
    #[error(transparent)]
    Speech(#[from] SpeechError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A package of Anki.
    #[error(transparent)]
    Anki(#[from] AnkiError),
    /// What the database keeps of a practice or of the settings cannot be understood.
    #[error("What was kept cannot be read back: {0}.")]
    Kept(#[from] serde_json::Error),
}

/// What the system says, without its number.
fn reason(cause: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => "it is not there".to_owned(),
        ErrorKind::PermissionDenied => "you may not read or write it".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => {
            let text = cause.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

impl Error {
    fn code(&self) -> ErrorCode {
        match self {
            Self::NoSuchLesson
            | Self::NoSuchName(_)
            | Self::NoSuchCard(_)
            | Self::NoSuchMedia(_)
            | Self::NoPractice
            | Self::NothingDue => ErrorCode::NotFound,
            Self::Answered
            | Self::NothingAnswered
            | Self::SeveralLessons { .. }
            | Self::NoRating
            | Self::NoSimulation
            | Self::NothingToPractise
            | Self::NotPinyin(_)
            | Self::NoSoundFormat
            | Self::NotAWord(_)
            | Self::NoName
            | Self::Name(_)
            | Self::TagOfDocument(_)
            | Self::NoCharacter(_)
            | Self::NoStrokes(_)
            | Self::Folder { .. }
            | Self::DeepFolder { .. }
            | Self::SpecialFile { .. }
            | Self::FileExists { .. }
            | Self::Anki(_)
            | Self::Document(_)
            | Self::OthersToo { .. } => ErrorCode::Invalid,
            Self::Cancelled | Self::Speech(SpeechError::Cancelled) | Self::Library(LibraryError::Stopped) => {
                ErrorCode::Cancelled
            }
            Self::Speech(SpeechError::NoVoice { .. }) => ErrorCode::NoVoice,
            Self::File { .. }
            | Self::Watch(_)
            | Self::NoHome
            | Self::Library(_)
            | Self::Store(_)
            | Self::NotWritten(_) => ErrorCode::Storage,
            Self::Speech(
                SpeechError::NoRecordings { .. }
                | SpeechError::VoiceThere { .. }
                | SpeechError::TooLong { .. },
            ) => ErrorCode::Invalid,
            Self::Language(_) | Self::Speech(_) | Self::Kept(_) | Self::WriterEnded => ErrorCode::Internal,
        }
    }
}

impl From<Error> for ErrorView {
    fn from(error: Error) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
        }
    }
}

impl ErrorView {
    /// A fault of the program, such as a panic in a command.
    pub fn internal(fault: &dyn fmt::Display) -> Self {
        Self {
            code: ErrorCode::Internal,
            message: format!(
                "Wenxi made a mistake of its own, and what you asked for was not done: {fault}."
            ),
        }
    }
}

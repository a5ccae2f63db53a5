//! What can be asked on the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Chinese documents as lessons.
#[derive(Debug, Parser)]
#[command(name = "wenxi", version, about, propagate_version = true)]
pub(crate) struct Arguments {
    /// Folder of the database and the library, in place of the usual one
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the lesson that a document becomes
    Lesson {
        /// The document
        file: PathBuf,
    },
    /// Take documents into the library
    Import {
        /// Documents, folders of documents, books and archives
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Study from now on by the choices by which a package of Anki was studied: wanted retention, limits, steps, parameters
        #[arg(long)]
        schedule: bool,
    },
    /// Write lessons of the library to a file or into a folder
    Export {
        /// Lessons by their ids, courses by their names
        #[arg(required_unless_present_any = ["all", "studied"])]
        lessons: Vec<String>,
        /// All lessons of the library
        #[arg(long, conflicts_with = "lessons")]
        all: bool,
        /// Everything that is studied, as a package of Anki
        #[arg(long, conflicts_with_all = ["lessons", "all", "format"])]
        studied: bool,
        /// As what: md is the same lesson when it is imported again; anki has its words, with schedule and reviews
        #[arg(long, value_enum, default_value_t = Format::Md)]
        format: Format,
        /// A file with an extension: several lessons are a zip archive or one page. Without one, a folder with a file for
        /// each lesson
        #[arg(short, long, value_name = "PATH")]
        output: PathBuf,
        /// Replace a file that is there already
        #[arg(long)]
        force: bool,
    },
    /// List the lessons of the library
    Library,
    /// Find places in lessons and words of the dictionary
    Search {
        /// Characters, pinyin with or without tones, or English
        query: String,
    },
    /// Cut a text into words and read every character
    Read {
        /// The text, or - for standard input
        text: String,
        /// Read line by line, one JSON document a line
        #[arg(long)]
        lines: bool,
    },
    /// Look a word up
    Define {
        /// In either script
        word: String,
    },
    /// Say a text
    Say {
        /// The text, or - for standard input
        #[arg(allow_hyphen_values = true)]
        text: String,
        /// WAV file to write
        #[arg(short, long, value_name = "FILE", value_parser = wav)]
        output: PathBuf,
        /// File for when each word sounds: a list of word index, its text, start and end in seconds, and whether the
        /// voice says so itself or they are estimated
        #[arg(long, value_name = "FILE")]
        marks: Option<PathBuf>,
        /// Speed, 0.5 to 1.5
        #[arg(long, default_value_t = 1.0, value_parser = rate)]
        rate: f32,
        /// A recorded voice by its name, or espeak-ng
        #[arg(long, value_name = "NAME")]
        voice: Option<String>,
    },
    /// Write a lesson as a sound file, with what is said when (LRC and WebVTT)
    Audio {
        /// A lesson of the library by its id or what it is called, or a course: a file for each lesson
        lesson: String,
        /// Folder to write to
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// Kind of the file
        #[arg(long, value_enum, default_value_t = SoundFormat::Flac)]
        format: SoundFormat,
        /// Speed, 0.5 to 1.5
        #[arg(long, default_value_t = 1.0, value_parser = rate)]
        rate: f32,
        /// What follows a sentence
        #[arg(long, value_enum, default_value_t = After::GoOn)]
        after: After,
        /// Read English, too
        #[arg(long)]
        english: bool,
        /// Replace the sound file if it is there
        #[arg(long)]
        force: bool,
    },
    /// Make a quiz of a lesson
    Quiz {
        /// A lesson of the library by its id or what it is called, or a document
        lesson: String,
        /// The same seed gives the same quiz
        #[arg(long, default_value_t = 1)]
        seed: u32,
    },
    /// Count the cards that are due
    Due,
    /// Print what is to be said about documents, and hold a folder that is a course to the rules of one
    Check {
        /// Documents, books, archives, or folders of them
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Write a copy of the database to a file
    Backup {
        /// The file; it must not exist
        file: PathBuf,
    },
}

/// A speed that the voices have.
fn rate(text: &str) -> Result<f32, String> {
    let rate = text.parse().ok().filter(|rate| (0.5..=1.5).contains(rate));
    rate.ok_or_else(|| "it is a number from 0.5 to 1.5".to_owned())
}

/// A file of the one kind that is written.
fn wav(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    let is_wav = path
        .extension()
        .is_none_or(|kind| kind.eq_ignore_ascii_case("wav"));
    is_wav
        .then_some(path)
        .ok_or_else(|| "sound is written as WAV only: end the name in .wav".to_owned())
}

/// Kinds of sound files.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SoundFormat {
    /// Compressed without loss
    Flac,
    /// Uncompressed
    Wav,
}

/// What follows a sentence that is read aloud.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum After {
    /// The next one
    GoOn,
    /// Silence, long enough to repeat it
    Repeat,
    /// The same again, to be spoken along with
    Shadow,
}

/// What lessons are written as.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Markdown
    Md,
    /// A page with readings over the characters
    Html,
    /// A table of words
    Words,
    /// A table of sentences
    Sentences,
    /// A package of Anki
    Anki,
}

impl From<Format> for wenxi_api::dto::ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Md => Self::Markdown,
            Format::Html => Self::Html,
            Format::Words => Self::Words,
            Format::Sentences => Self::Sentences,
            Format::Anki => Self::Anki,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&["say", "客户", "-o", "a.wav"], true)]
    #[case(&["say", "-5℃", "-o", "a.WAV"], true)]
    #[case(&["say", "-", "-o", "/dev/stdout"], true)]
    #[case(&["say", "客户", "-o", "a.mp3"], false)]
    #[case(&["say", "客户", "-o", "a.wav", "--rate", "1.5"], true)]
    #[case(&["say", "客户", "-o", "a.wav", "--rate", "9"], false)]
    #[case(&["say", "客户", "-o", "a.wav", "--rate", "0"], false)]
    #[case(&["say", "客户", "-o", "a.wav", "--rate", "nan"], false)]
    #[case(&["audio", "kefu", "-o", "here", "--rate", "2"], false)]
    fn what_cannot_be_done_is_a_wrong_call(#[case] line: &[&str], #[case] right: bool) {
        let parsed = Arguments::try_parse_from(["wenxi"].iter().chain(line));
        assert_eq!(parsed.is_ok(), right, "{parsed:?}");
    }
}

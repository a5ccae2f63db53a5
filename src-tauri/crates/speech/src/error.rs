//! What can go wrong, in sentences that a learner understands.

use std::path::PathBuf;

/// Why there is no sound.
#[derive(Debug, thiserror::Error)]
pub enum SpeechError {
    /// No speech engine is installed.
    #[error("There is no Chinese voice on this computer. {advice}")]
    NoVoice {
        /// What to do about it: one sentence.
        advice: String,
    },
    /// Nothing in the words can be said: they are all punctuation, symbols or spaces.
    #[error("There is nothing to say here.")]
    NothingToSay,
    /// More than the engine is asked to say in one breath.
    #[error(
        "This passage is too long to be spoken at once ({syllables} syllables, at most {limit}). Choose a shorter one."
    )]
    TooLong {
        /// How many syllables it has.
        syllables: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// The engine gave no answer in time, and was stopped.
    #[error("The voice did not answer in time and was restarted. Please try again.")]
    TimedOut,
    /// The engine fell over, twice in a row.
    #[error("The voice stopped working while it was speaking, and was restarted. Please try again.")]
    Crashed,
    /// The program that runs the engine cannot be started.
    #[error("The voice cannot be started: {0}.")]
    NotStarted(#[source] std::io::Error),
    /// The engine said no.
    #[error("The voice cannot say this: {reason}.")]
    Refused {
        /// The engine's own words.
        reason: String,
    },
    /// A folder that was to be a voice has no recordings in it.
    #[error(
        "There are no recordings in {}. A recorded voice is a folder of sound files that are named after words \
         (cmn-客户.mp3) or syllables (cmn-ke4.mp3).",
        folder.display()
    )]
    NoRecordings {
        /// The folder.
        folder: PathBuf,
    },
    /// A voice could not be copied.
    #[error("{} could not be installed: {cause}.", from.file_name().unwrap_or_default().to_string_lossy())]
    NotInstalled {
        /// The folder or the zip file.
        from: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A voice could not be removed.
    #[error("The voice “{name}” could not be removed: {cause}.")]
    NotRemoved {
        /// Its name.
        name: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A voice of this name is there.
    #[error("A voice “{name}” is installed already. Remove it first, or rename the folder.")]
    VoiceThere {
        /// Its name.
        name: String,
    },
    /// There is no such voice.
    #[error("There is no voice “{name}” here.")]
    NoSuchVoice {
        /// What was asked for.
        name: String,
    },
    /// The voices of the system gave no answer.
    #[error(
        "The voices of this computer did not answer in time, and were left alone. Restart its speech service, or \
         choose another voice in Settings."
    )]
    SystemSilent,
    /// A voice of the system never said that it began, or that it came to an end.
    #[error(
        "The voice “{name}” was asked to speak, but never said that it had finished, and was stopped. Is a sound \
         device connected? Another voice can be chosen in Settings."
    )]
    NeverEnded {
        /// Its name.
        name: String,
    },
    /// A voice of the system gives no sound that could be kept.
    #[error(
        "The voice “{name}” belongs to the system and speaks by itself: it gives no sound that could be written to a \
         file."
    )]
    SpeaksItself {
        /// Its name.
        name: String,
    },
    /// The learner has changed their mind.
    #[error("It was cancelled, and nothing was changed.")]
    Cancelled,
    /// No clip has this name; it was made long ago and has been cleared away.
    #[error("This sound is no longer kept. Play it again to make it anew.")]
    UnknownClip,
}

impl SpeechError {
    /// [`SpeechError::NoVoice`] with the advice for the platform that this program was built for.
    pub fn no_voice() -> Self {
        Self::NoVoice {
            advice: advice().to_owned(),
        }
    }
}

/// What to install on this platform.
fn advice() -> &'static str {
    if cfg!(target_os = "macos") {
        "Install eSpeak NG: run “brew install espeak-ng” in the Terminal, then start Wenxi again."
    } else if cfg!(windows) {
        "Install eSpeak NG from github.com/espeak-ng/espeak-ng/releases, then start Wenxi again."
    } else {
        "Install eSpeak NG: run “sudo apt install espeak-ng” on Debian or Ubuntu, “sudo dnf install espeak-ng” on \
         Fedora, “sudo pacman -S espeak-ng” on Arch; then play again."
    }
}

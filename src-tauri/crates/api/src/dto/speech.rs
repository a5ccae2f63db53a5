//! Pronunciation.

use super::{AfterSentence, dto};

dto! {
    /// What to say.
    pub struct SpeechSpeakArgs {
        /// The words, with the readings that the page shows.
        pub words: Vec<SpokenWord>,
        /// Speed, 0.5 to 1.5; 1 is normal.
        pub rate: f32,
    }

    /// A word to say.
    #[derive(Eq)]
    pub struct SpokenWord {
        /// As it is shown.
        pub text: String,
        /// Pinyin with tone marks of each character as spoken; empty for punctuation, numbers and Latin words.
        pub syllables: Vec<String>,
    }

    /// Sound that is ready to be played.
    pub struct SpeechClip {
        /// Its name: `clip://localhost/<id>.wav` gives the sound. None where a voice of the system speaks: `voice_say`
        /// lets it.
        pub id: Option<String>,
        /// Length in milliseconds.
        pub duration: f64,
        /// When each word sounds, in order. Words that make no sound have no mark; without a sound there are none.
        pub marks: Vec<SpeechMark>,
        /// The voice that speaks.
        pub voice: String,
    }

    /// A lesson that is to be a sound file.
    pub struct AudioWriteArgs {
        /// The lesson.
        pub lesson_id: String,
        /// Absolute path of the file. It ends with `.wav` or `.flac`; beside it are written, under the same name, what
        /// is said when: `.lrc` and `.vtt`.
        pub path: String,
        /// Speed, 0.5 to 1.5.
        pub rate: f32,
        /// Silence for the learner after each sentence, or each sentence twice; nothing waits in a file.
        pub after: AfterSentence,
        /// Whether English is read, too.
        pub english: bool,
        /// Whether a sound file of this name may be replaced. What stands beside it is, if this program wrote it.
        pub replace: bool,
        /// The name under which its progress is told and it can be cancelled.
        pub task: String,
    }

    /// A lesson that became a sound file.
    pub struct AudioWritten {
        /// The files, the sound first.
        pub files: Vec<String>,
        /// How long it sounds, in milliseconds.
        pub duration: f64,
        /// How many sentences are said.
        pub sentences: u32,
        /// Sentences that could not be said, because they are too long for any voice.
        pub left_out: Vec<String>,
        /// The voice that speaks.
        pub voice: String,
    }

    /// When a word sounds.
    #[derive(Copy)]
    pub struct SpeechMark {
        /// Index of the word.
        pub word: u32,
        /// Milliseconds from the start of the clip.
        pub start: f64,
        /// Milliseconds from the start of the clip.
        pub end: f64,
    }

    /// The recorded voices that are installed.
    pub struct VoicesView {
        /// By name. The first one that has a word speaks it; the rest is spoken by the computer's voice.
        pub voices: Vec<VoiceView>,
    }

    /// A recorded voice.
    #[derive(Eq)]
    pub struct VoiceView {
        /// Its name, which is that of its folder.
        pub name: String,
        /// How many words are recorded.
        pub words: u32,
        /// How many syllables are recorded.
        pub syllables: u32,
        /// How many of the words of the course it speaks.
        pub spoken: u32,
        /// How many words there are in the course.
        pub of_course: u32,
        /// What it says of its speaker and its licence.
        pub licence: Option<String>,
        /// Something to hear it by.
        pub example: Option<SpokenWord>,
    }

    /// The voices of the system that speak Mandarin. They read characters by themselves and give no sound.
    #[derive(Eq)]
    pub struct SystemVoicesView {
        /// As the system orders them.
        pub voices: Vec<SystemVoiceView>,
    }

    /// A voice of the system.
    #[derive(Eq)]
    pub struct SystemVoiceView {
        /// By what the system knows it.
        pub id: String,
        /// As it is shown.
        pub name: String,
        /// Its language as the system writes it: `zh-CN`, `cmn`.
        pub language: String,
    }

    /// What a voice of the system is to say.
    pub struct VoiceSayArgs {
        /// A number that grows with every text; `voice_hush` names it.
        #[ts(type = "number")]
        pub turn: u64,
        /// The words, in order.
        pub words: Vec<SpokenWord>,
        /// Speed, 0.5 to 1.5.
        pub rate: f32,
    }

    /// What is to be said no longer.
    #[derive(Copy, Eq)]
    pub struct VoiceHushArgs {
        /// The number of the text.
        #[ts(type = "number")]
        pub turn: u64,
    }

    /// A voice that is to be installed.
    #[derive(Eq)]
    pub struct VoiceAddArgs {
        /// Absolute path of a folder or a zip file of recordings.
        pub path: String,
        /// The name under which its progress is told and it can be cancelled.
        pub task: String,
    }

    /// Which voice.
    #[derive(Eq)]
    pub struct VoiceNameArgs {
        /// Its name.
        pub name: String,
    }

    /// Whether there is a voice.
    pub struct SpeechStatus {
        /// There is one.
        pub available: bool,
        /// Its name; empty if there is none.
        pub voice: String,
        /// If there is none: a sentence that says what to do.
        pub advice: String,
    }
}

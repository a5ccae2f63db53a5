//! The program itself: settings, what it is, what it tells the window.

use super::{SystemVoiceView, dto};

dto! {
    /// A command without arguments.
    #[derive(Copy, Eq, Default)]
    pub struct NoArgs {}

    /// Nothing but "done".
    #[derive(Copy, Eq, Default)]
    pub struct Done {}

    /// The learner's choices.
    #[serde(default)]
    pub struct Settings {
        /// When readings are shown over characters.
        pub ruby: RubyMode,
        /// Whether an author's or dictionary tones are shown, or tones as spoken.
        pub spoken_tones: bool,
        /// How readings are written.
        pub notation: NotationChoice,
        /// The script in which Chinese is shown.
        pub script: ScriptChoice,
        /// Colours of tones.
        pub tone_colours: ToneColours,
        /// Light, dark, or as the system has it.
        pub theme: Theme,
        /// Size of the lesson's text in percent, 80 to 200.
        pub text_size: u16,
        /// The face for Chinese in lessons.
        pub chinese_face: ChineseFace,
        /// Whether the English side of a lesson is shown.
        pub show_english: bool,
        /// Whether the Chinese side of a lesson is shown.
        pub show_chinese: bool,
        /// Speed of the voice, 0.5 to 1.5.
        pub speech_rate: f32,
        /// The voice of the system that speaks; none for the program's own.
        pub system_voice: Option<SystemVoiceView>,
        /// Whether listening items and answers play by themselves.
        pub auto_play: bool,
        /// Whether characters are to be written, stroke by stroke.
        pub writing: bool,
        /// What happens after a sentence that was read aloud.
        pub after_sentence: AfterSentence,
        /// Whether English is read aloud, too.
        pub speak_english: bool,
        /// Whether the first sound comes after a longer silence, because wireless headphones swallow it.
        pub long_lead_in: bool,
        /// Whether a word that is pointed at shows its meaning.
        pub hover_gloss: bool,
    }

    /// What happens after a sentence that was read aloud.
    #[derive(Copy, Eq)]
    pub enum AfterSentence {
        /// The next one.
        GoOn,
        /// Time to repeat it, then the next one.
        Repeat,
        /// Nothing until the learner says so.
        Wait,
        /// The same again, to be spoken along with, then the next one.
        Shadow,
    }

    /// When readings are shown.
    #[derive(Copy, Eq)]
    pub enum RubyMode {
        /// Always.
        On,
        /// Over the word that is pointed at.
        Hover,
        /// Never.
        Off,
    }

    /// How readings are written.
    #[derive(Copy, Eq)]
    pub enum NotationChoice {
        /// Pinyin with tone marks.
        Marks,
        /// Pinyin with tone numbers.
        Numbers,
        /// Zhuyin.
        Zhuyin,
    }

    /// The script in which Chinese is shown.
    #[derive(Copy, Eq)]
    pub enum ScriptChoice {
        /// As the document has it.
        AsWritten,
        /// Simplified characters.
        Simplified,
        /// Traditional characters.
        Traditional,
    }

    /// Colours of tones.
    #[derive(Copy, Eq)]
    pub enum ToneColours {
        /// None.
        Off,
        /// Pleco's.
        Pleco,
        /// MDBG's.
        Mdbg,
        /// Distinguishable by colour-blind people.
        Safe,
    }

    /// Light or dark.
    #[derive(Copy, Eq)]
    pub enum Theme {
        /// As the system has it.
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
    }

    /// Faces for Chinese.
    #[derive(Copy, Eq)]
    pub enum ChineseFace {
        /// Song, the face of books.
        Song,
        /// Kai, the face of handwriting models.
        Kai,
        /// Hei, without serifs.
        Hei,
    }

    /// What the program is and where it keeps things.
    pub struct AboutView {
        /// Version.
        pub version: String,
        /// Folder of the database.
        pub folder: String,
        /// Folder of the learner's documents.
        pub library_folder: String,
        /// Why what other programs change there is not seen at once, if so.
        pub unwatched: Option<String>,
        /// Works that the program contains, and their licences.
        pub licences: Vec<LicenceView>,
    }

    /// A work that the program contains.
    #[derive(Eq)]
    pub struct LicenceView {
        /// What.
        pub name: String,
        /// What it is for.
        pub purpose: String,
        /// Its licence.
        pub licence: String,
        /// Who made it.
        pub holder: String,
        /// The text of the licence, where it has to go with the work.
        pub text: Option<String>,
    }

    /// Where to write a backup.
    pub struct BackupArgs {
        /// Absolute path of the file.
        pub path: String,
    }

    /// What happened outside the window's own calls.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum Notice {
        /// Files were given to the program to open: `opened_files_take` says which.
        FilesOpened {},
        /// Documents of the library were edited, added or taken away outside of the program.
        LibraryChanged { /// The lessons that are not as they were.
            lessons: Vec<String> },
        /// How far long work is.
        Progress { /// The name that the window gave it, or `library`: documents are read anew because another program
            /// changed them, or because this version of the program reads them otherwise.
            task: String, /// How many are done.
            done: u32, /// Of how many; may grow.
            total: u32 },
        /// Long work is over, however it ended.
        Over { /// Its name, as in `Progress`.
            task: String },
    }

    /// Files that were given to the program since they were last asked for.
    #[derive(Eq)]
    pub struct OpenedFiles {
        /// Absolute paths.
        pub paths: Vec<String>,
    }

    /// Why a command failed.
    #[derive(Eq)]
    pub struct ErrorView {
        /// A stable word where the window acts on it; `internal` otherwise.
        pub code: ErrorCode,
        /// A sentence for the learner.
        pub message: String,
    }

    /// Failures on which the window acts.
    #[derive(Copy, Eq)]
    pub enum ErrorCode {
        /// What was asked for is not there.
        NotFound,
        /// What was given cannot be taken.
        Invalid,
        /// There is no voice.
        NoVoice,
        /// The learner has cancelled it.
        Cancelled,
        /// The disk or the database failed.
        Storage,
        /// A fault of the program.
        Internal,
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            ruby: RubyMode::On,
            spoken_tones: false,
            notation: NotationChoice::Marks,
            script: ScriptChoice::AsWritten,
            tone_colours: ToneColours::Off,
            theme: Theme::System,
            text_size: 100,
            chinese_face: ChineseFace::Song,
            show_english: true,
            show_chinese: true,
            speech_rate: 1.0,
            system_voice: None,
            auto_play: true,
            writing: true,
            after_sentence: AfterSentence::GoOn,
            speak_english: false,
            long_lead_in: false,
            hover_gloss: true,
        }
    }
}

//! The C library, loaded when the program runs: the program starts without it, and needs no header to be built.
//!
//! Declared by hand after `espeak-ng/speak_lib.h`, revisions 8 to 12 of its interface (eSpeak NG 1.49 to 1.52).

use std::ffi::{CStr, CString, c_char, c_int, c_short, c_uint, c_void};
use std::ptr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::SpeechError;

/// `AUDIO_OUTPUT_SYNCHRONOUS`: sound goes to the callback, and `espeak_Synth` returns when all of it is there.
const SYNCHRONOUS: c_int = 2;
/// `espeakINITIALIZE_DONT_EXIT`: data that is missing is an error, not the end of the process.
const DONT_EXIT: c_int = 0x8000;
/// `POS_CHARACTER`.
const POS_CHARACTER: c_int = 1;
/// `espeakCHARS_UTF8`.
const UTF8: c_uint = 1;
/// `espeakPHONEMES`: what stands between `[[` and `]]` is phonemes.
const PHONEMES: c_uint = 0x100;
/// `espeakEVENT_LIST_TERMINATED`, `espeakEVENT_WORD`.
const EVENT_LAST: c_int = 0;
const EVENT_WORD: c_int = 1;

/// The names under which systems keep the library.
const NAMES: &[&str] = if cfg!(windows) {
    &["libespeak-ng.dll", r"C:\Program Files\eSpeak NG\libespeak-ng.dll"]
} else if cfg!(target_os = "macos") {
    &[
        "libespeak-ng.1.dylib",
        "/opt/homebrew/lib/libespeak-ng.1.dylib",
        "/usr/local/lib/libespeak-ng.1.dylib",
    ]
} else {
    &["libespeak-ng.so.1"]
};

/// `espeak_EVENT`.
#[repr(C)]
struct Event {
    kind: c_int,
    _message: c_uint,
    /// Which character of the text, counted from 1.
    text_position: c_int,
    _length: c_int,
    _audio_position: c_int,
    /// Samples from the start of the sound.
    sample: c_int,
    _user: *mut c_void,
    _id: [u64; 1],
}

type Callback = extern "C" fn(*const c_short, c_int, *const Event) -> c_int;
type Initialize = unsafe extern "C" fn(c_int, c_int, *const c_char, c_int) -> c_int;
type SetSynthCallback = unsafe extern "C" fn(Callback);
type SetVoiceByName = unsafe extern "C" fn(*const c_char) -> c_int;
type SetParameter = unsafe extern "C" fn(c_int, c_int, c_int) -> c_int;
type Synth = unsafe extern "C" fn(
    *const c_void,
    usize,
    c_uint,
    c_int,
    c_uint,
    c_uint,
    *mut c_uint,
    *mut c_void,
) -> c_int;
type TextToPhonemes = unsafe extern "C" fn(*mut *const c_void, c_int, c_int) -> *const c_char;
type Info = unsafe extern "C" fn(*mut *const c_char) -> *const c_char;

/// A setting of the voice, by its number in `espeak_PARAMETER`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Parameter {
    /// Words a minute, 80 to 450.
    Rate = 1,
    /// 0 to 100.
    Pitch = 3,
    /// 0 to 100.
    Range = 4,
}

/// What the library made of a text.
#[derive(Debug, Default)]
pub(super) struct Sound {
    pub(super) pcm: Vec<i16>,
    /// For each word: which character of the text it starts at, and at which sample.
    pub(super) words: Vec<(usize, usize)>,
}

/// Where the callback puts what it is given. The library has one callback for the whole process, and so has this.
static RECORDING: Mutex<Sound> = Mutex::new(Sound {
    pcm: Vec::new(),
    words: Vec::new(),
});

fn recording() -> MutexGuard<'static, Sound> {
    RECORDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The loaded and initialised library.
#[derive(Debug)]
pub(super) struct Library {
    sample_rate: u32,
    version: String,
    /// The voice that was chosen last: choosing reads its files, and takes longer than to say a word.
    chosen: Option<&'static str>,
    set_voice: SetVoiceByName,
    set_parameter: SetParameter,
    synth: Synth,
    text_to_phonemes: TextToPhonemes,
    /// What the pointers above point into; never unloaded, since the library has threads and exit handlers of its own.
    _library: &'static libloading::Library,
}

impl Library {
    /// Loads and initialises the library; [`SpeechError::NoVoice`] if it or its data is not there.
    pub(super) fn load() -> Result<Self, SpeechError> {
        let library = NAMES.iter().find_map(|name| {
            // SAFETY: loading runs the library's initialisers. This is the system's speech library by its full name,
            // whose initialisers only set its own variables.
            unsafe { libloading::Library::new(*name) }.ok()
        });
        let library: &'static _ = Box::leak(Box::new(library.ok_or_else(SpeechError::no_voice)?));
        Self::initialise(library).map_err(|_| SpeechError::no_voice())
    }

    fn initialise(library: &'static libloading::Library) -> Result<Self, Missing> {
        // SAFETY: each name is looked up with the type that speak_lib.h declares for it, unchanged since 1.49.
        let (initialize, set_callback, set_voice, set_parameter, synth, text_to_phonemes, info) = unsafe {
            (
                *library.get::<Initialize>(b"espeak_Initialize\0")?,
                *library.get::<SetSynthCallback>(b"espeak_SetSynthCallback\0")?,
                *library.get::<SetVoiceByName>(b"espeak_SetVoiceByName\0")?,
                *library.get::<SetParameter>(b"espeak_SetParameter\0")?,
                *library.get::<Synth>(b"espeak_Synth\0")?,
                *library.get::<TextToPhonemes>(b"espeak_TextToPhonemes\0")?,
                *library.get::<Info>(b"espeak_Info\0")?,
            )
        };
        // SAFETY: a null path asks for the library's own; no thread of ours has called the library yet.
        let sample_rate = unsafe { initialize(SYNCHRONOUS, 0, ptr::null(), DONT_EXIT) };
        let sample_rate = u32::try_from(sample_rate).map_err(|_| Missing)?;
        // SAFETY: the callback has the declared type and lives as long as the process.
        unsafe { set_callback(record) };
        // SAFETY: the path is optional; what is returned is a constant of the library, ended by a zero.
        let version = unsafe { CStr::from_ptr(info(ptr::null_mut())) }
            .to_string_lossy()
            .into_owned();
        Ok(Self {
            sample_rate,
            version,
            chosen: None,
            set_voice,
            set_parameter,
            synth,
            text_to_phonemes,
            _library: library,
        })
    }

    /// Samples a second.
    pub(super) fn sample_rate(&self) -> u32 {
        self.sample_rate
    }

    /// As the library gives it: `1.51`.
    pub(super) fn version(&self) -> &str {
        &self.version
    }

    /// Speaks with this voice from now on.
    pub(super) fn choose(&mut self, voice: &'static str) -> Result<(), SpeechError> {
        if self.chosen == Some(voice) {
            return Ok(());
        }
        let name = c_string(voice)?;
        // SAFETY: the name is a string ended by a zero, and the library copies what it needs.
        let status = unsafe { (self.set_voice)(name.as_ptr()) };
        self.chosen = (status == 0).then_some(voice);
        accepted(status, || format!("eSpeak NG has no voice “{voice}”"))
    }

    /// Sets a parameter until another voice is chosen.
    pub(super) fn set(&mut self, parameter: Parameter, value: i32) -> Result<(), SpeechError> {
        // SAFETY: plain numbers; values out of range are clamped by the library.
        let status = unsafe { (self.set_parameter)(parameter as c_int, value, 0) };
        accepted(status, || format!("eSpeak NG refused {parameter:?} {value}"))
    }

    /// Speaks a text with the voice that was chosen.
    pub(super) fn synthesise(&mut self, text: &str) -> Result<Sound, SpeechError> {
        let text = c_string(text)?;
        *recording() = Sound::default();
        // SAFETY: the text is ended by a zero, its size counts that zero, and both pointers that are null may be. The
        // callback runs before this returns, on this thread.
        let status = unsafe {
            (self.synth)(
                text.as_ptr().cast(),
                text.as_bytes_with_nul().len(),
                0,
                POS_CHARACTER,
                0,
                UTF8 | PHONEMES,
                ptr::null_mut(),
                ptr::null_mut(),
            )
        };
        let sound = std::mem::take(&mut *recording());
        accepted(status, || "eSpeak NG could not speak".to_owned())?;
        Ok(sound)
    }

    /// How the voice that was chosen would say a text, in the library's own phonemes.
    pub(super) fn phonemes(&mut self, text: &str) -> Result<String, SpeechError> {
        let text = c_string(text)?;
        let mut rest: *const c_void = text.as_ptr().cast();
        let mut phonemes = String::new();
        while !rest.is_null() {
            // SAFETY: `rest` points into the text, which is ended by a zero and outlives the call; the library moves it
            // on, or sets it to null at the end.
            let clause = unsafe { (self.text_to_phonemes)(&raw mut rest, 1, 0) };
            if clause.is_null() {
                break;
            }
            // SAFETY: a string of the library, ended by a zero, that stays until the next call; it is copied here.
            phonemes.push_str(&unsafe { CStr::from_ptr(clause) }.to_string_lossy());
        }
        Ok(phonemes)
    }
}

/// Called by the library with a stretch of sound and what happens in it.
extern "C" fn record(wav: *const c_short, samples: c_int, events: *const Event) -> c_int {
    let mut sound = recording();
    let samples = usize::try_from(samples).unwrap_or(0);
    if !wav.is_null() && samples > 0 {
        // SAFETY: the library lends that many samples for the time of this call.
        sound
            .pcm
            .extend_from_slice(unsafe { std::slice::from_raw_parts(wav, samples) });
    }
    let mut next = events;
    while !next.is_null() {
        // SAFETY: the library lends a list that ends with an event of the last kind; we stop there.
        let event = unsafe { &*next };
        match event.kind {
            EVENT_LAST => break,
            EVENT_WORD => {
                let character = usize::try_from(event.text_position - 1).unwrap_or(0);
                sound
                    .words
                    .push((character, usize::try_from(event.sample).unwrap_or(0)));
            }
            _ => {}
        }
        // SAFETY: not the last event, so there is one after it.
        next = unsafe { next.add(1) };
    }
    0
}

/// The library, or something in it, is not there.
struct Missing;

impl From<libloading::Error> for Missing {
    fn from(_: libloading::Error) -> Self {
        Self
    }
}

fn accepted(status: c_int, reason: impl FnOnce() -> String) -> Result<(), SpeechError> {
    if status == 0 {
        Ok(())
    } else {
        Err(SpeechError::Refused { reason: reason() })
    }
}

fn c_string(text: &str) -> Result<CString, SpeechError> {
    CString::new(text).map_err(|_| SpeechError::Refused {
        reason: "there is a zero in the text".to_owned(),
    })
}

//! The voices that the system has: SAPI and WinRT, AVFoundation, speech-dispatcher.
//!
//! They are not [engines](crate::Engine). They are given characters and guess the readings, play the sound themselves,
//! and tell neither when a word sounds nor what was heard. So they cannot be kept, lit word by word, slowed after the
//! fact or written to a file; they are there for learners who like them, and for computers without any other voice.
//!
//! The library that reaches them hangs when the system's speech service does, and is not on every computer. It is
//! therefore in a program of its own, which may be missing; [`SystemVoices`] starts it when it is first needed, and gives
//! no answer more than its time. That program calls [`serve`] with its [`Announcer`].

mod protocol;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::worker::pipe::Pipe;
use crate::{Rate, SpeechError, WorkerCommand};
use protocol::{Reply, Request};

pub use protocol::{Announcer, Progress, serve};

/// The name of the program that reaches the voices, which lies beside the one that asks.
pub const PROGRAM: &str = "wenxi-system-voices";

/// A voice of the system that speaks Mandarin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemVoice {
    /// By what the system knows it.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Its language as the system writes it: `zh-CN`, `cmn`.
    pub language: String,
}

/// How long the system may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until it has said which voices there are, or has taken a text.
    pub answer: Duration,
    /// From there until the voice begins.
    pub begin: Duration,
    /// For each character that it says, at the normal rate.
    pub character: Duration,
    /// Between two questions whether it is still speaking.
    pub ask_every: Duration,
}

impl Default for Patience {
    /// speech-dispatcher takes one and a half seconds to list its voices; nobody says one character in a second.
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(8),
            begin: Duration::from_secs(4),
            character: Duration::from_secs(1),
            ask_every: Duration::from_millis(40),
        }
    }
}

/// The voices of the system, reached through a program that may hang, crash or be missing.
#[derive(Debug)]
pub struct SystemVoices {
    command: Option<WorkerCommand>,
    patience: Patience,
    running: Mutex<Option<Pipe<Request, Reply>>>,
    /// The voices as they were last listed; none after a failure, so that nobody waits for it a second time. Unknown until
    /// then.
    known: Mutex<Option<Vec<SystemVoice>>>,
    /// The turn that speaks, and the latest one that was hushed. Turns are numbered by who asks, upwards.
    speaking: AtomicU64,
    hushed: AtomicU64,
}

impl SystemVoices {
    /// Those that [`PROGRAM`] reaches, where it lies beside the program that is running; else none.
    pub fn beside_this_program() -> Self {
        let program = std::env::current_exe()
            .map(|this| this.with_file_name(format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX)));
        match program {
            Ok(program) if program.is_file() => {
                Self::new(WorkerCommand::new(program, [""; 0]), Patience::default())
            }
            _ => Self::none(),
        }
    }

    /// Those that this program reaches.
    pub fn new(command: WorkerCommand, patience: Patience) -> Self {
        Self {
            command: Some(command),
            patience,
            ..Self::none()
        }
    }

    /// None.
    pub fn none() -> Self {
        Self {
            command: None,
            patience: Patience::default(),
            running: Mutex::default(),
            known: Mutex::default(),
            speaking: AtomicU64::new(0),
            hushed: AtomicU64::new(0),
        }
    }

    /// The voices that speak Mandarin, asked anew; none where the program that reaches them is missing or cannot run.
    ///
    /// # Errors
    /// When the system does not answer in time.
    pub fn list(&self) -> Result<Vec<SystemVoice>, SpeechError> {
        let listed = match self.ask(Request::Voices) {
            Ok(Reply::Voices(voices)) => Ok(voices),
            Err(silent @ SpeechError::SystemSilent) => Err(silent),
            // Without its library the program ends before it says a word.
            Ok(_) | Err(_) => Ok(Vec::new()),
        };
        *lock(&self.known) = Some(listed.as_ref().cloned().unwrap_or_default());
        listed
    }

    /// The first of the voices, as they were last listed; asks once, whatever the answer.
    pub fn first(&self) -> Option<SystemVoice> {
        let known = lock(&self.known).clone();
        known
            .unwrap_or_else(|| self.list().unwrap_or_default())
            .into_iter()
            .next()
    }

    /// Whether this voice can be reached, as far as is known: it was listed, or nothing has failed yet.
    pub fn has(&self, voice: &SystemVoice) -> bool {
        let listed = |known: &Vec<SystemVoice>| known.iter().any(|one| one.id == voice.id);
        self.command.is_some() && lock(&self.known).as_ref().is_none_or(listed)
    }

    /// Says a text with a voice, and returns when it has been said, or was [hushed](Self::hush). What was being said
    /// before is cut off. `turn` grows with every text.
    ///
    /// # Errors
    /// When there is no such voice any more, when the system does not answer, and when the voice never begins or ends.
    pub fn say(&self, turn: u64, voice: &SystemVoice, text: &str, rate: Rate) -> Result<(), SpeechError> {
        self.speaking.fetch_max(turn, Ordering::SeqCst);
        if !self.is_current(turn) {
            return Ok(());
        }
        let begin = Request::Begin {
            turn,
            voice: voice.id.clone(),
            // No voice says them, and a zero would end the text for a library in C.
            text: text.replace(char::is_control, " "),
            rate,
        };
        let begun = self.ask(begin).inspect_err(|_| {
            // Until somebody lists them again, others speak.
            *lock(&self.known) = Some(Vec::new());
        });
        match begun? {
            Reply::Done => {}
            Reply::Gone => {
                // What is there now is worth knowing, not why it cannot be told.
                let _ = self.list();
                return Err(SpeechError::NoSuchVoice {
                    name: voice.name.clone(),
                });
            }
            Reply::Failed(reason) => return Err(SpeechError::Refused { reason }),
            Reply::Voices(_) | Reply::Progress(_) => return Err(SpeechError::Crashed),
        }
        if self.wait(turn, text, rate)? {
            return Ok(());
        }
        // What hangs in the program ends with it; the service may go on for itself.
        let _ = self.ask(Request::Stop { turn });
        *lock(&self.running) = None;
        Err(SpeechError::NeverEnded {
            name: voice.name.clone(),
        })
    }

    /// Ends this turn, if it is going on or still to come. Silence is not waited for.
    pub fn hush(&self, turn: u64) {
        self.hushed.fetch_max(turn, Ordering::SeqCst);
        if self.speaking.load(Ordering::SeqCst) == turn && lock(&self.running).is_some() {
            // A service that does not even stop has been ended with its program.
            let _ = self.ask(Request::Stop { turn });
        }
    }

    /// Ends what is being said, whatever it is: the program that asked is ending.
    pub fn silence(&self) {
        self.hush(self.speaking.load(Ordering::SeqCst));
    }

    /// Waits until what was begun has been said, or is no longer wanted; false when it takes longer than it can.
    fn wait(&self, turn: u64, text: &str, rate: Rate) -> Result<bool, SpeechError> {
        let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let length = self
            .patience
            .character
            .saturating_mul(characters)
            .div_f32(rate.times());
        let begun = Instant::now();
        while self.is_current(turn) {
            let limit = match self.ask(Request::Progress)? {
                Reply::Progress(Progress::Over) => return Ok(true),
                Reply::Progress(Progress::Waiting) => self.patience.begin,
                Reply::Progress(Progress::Speaking) => self.patience.begin + length,
                Reply::Failed(reason) => return Err(SpeechError::Refused { reason }),
                Reply::Done | Reply::Gone | Reply::Voices(_) => return Err(SpeechError::Crashed),
            };
            if begun.elapsed() > limit {
                return Ok(false);
            }
            thread::sleep(self.patience.ask_every);
        }
        Ok(true)
    }

    /// Whether this turn is the latest, and nobody has hushed it.
    fn is_current(&self, turn: u64) -> bool {
        self.speaking.load(Ordering::SeqCst) == turn && self.hushed.load(Ordering::SeqCst) < turn
    }

    /// Asks the program, which is started if it does not run. After an error it no longer runs.
    fn ask(&self, request: Request) -> Result<Reply, SpeechError> {
        let mut running = lock(&self.running);
        let mut pipe = match running.take() {
            Some(pipe) => pipe,
            None => {
                let command = self.command.as_ref().ok_or_else(SpeechError::no_voice)?;
                Pipe::open(command, protocol::talk).map_err(SpeechError::NotStarted)?
            }
        };
        let reply = pipe
            .ask(request, self.patience.answer)
            .map_err(|error| match error {
                SpeechError::TimedOut => SpeechError::SystemSilent,
                other => other,
            })?;
        *running = Some(pipe);
        Ok(reply)
    }

    /// The program, while it runs.
    pub fn process_id(&self) -> Option<u32> {
        lock(&self.running).as_ref().map(Pipe::process_id)
    }
}

/// What is behind the locks is whole at any time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

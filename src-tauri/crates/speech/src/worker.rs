//! The process that speaks.
//!
//! A native speech library can crash or hang, and would take its program with it. [`Worker`] is an [`Engine`] that
//! starts the program a second time with a hidden argument, and asks that process to speak; a worker that dies is
//! started again, one that does not answer in time is ended. The program's `main` calls [`serve_if_asked`] before
//! anything else: in the second process it never returns.

pub(crate) mod pipe;
pub(crate) mod wire;

use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter};
use std::path::PathBuf;
use std::process::{ChildStdin, ChildStdout};
use std::time::Duration;

use crate::{Clip, Engine, EspeakEngine, Script, SpeechError, Voice};
use pipe::Pipe;
use wire::{Reply, Request};

/// The argument by which a program knows that it is to be a worker.
pub const ARGUMENT: &str = "--speech-worker";

/// How to start a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerCommand {
    program: PathBuf,
    arguments: Vec<OsString>,
}

impl WorkerCommand {
    /// The program that is running, which calls [`serve_if_asked`] first thing.
    pub fn this_program() -> io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?, [ARGUMENT]))
    }

    /// Another program, which calls [`serve`] when it is given these arguments.
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
        }
    }
}

/// How long a worker may take before it is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// From its start until it says who speaks.
    pub start: Duration,
    /// For any script.
    pub script: Duration,
    /// For each syllable beside that.
    pub syllable: Duration,
}

impl Default for Patience {
    /// Hundreds of times what is needed, and still no longer than a person waits.
    fn default() -> Self {
        Self {
            start: Duration::from_secs(10),
            script: Duration::from_secs(5),
            syllable: Duration::from_millis(20),
        }
    }
}

/// An engine in a process of its own.
#[derive(Debug)]
pub struct Worker {
    command: WorkerCommand,
    patience: Patience,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    pipe: Pipe<Request, Reply>,
    voice: Voice,
}

impl Worker {
    /// A worker that is started when it is first needed.
    pub fn new(command: WorkerCommand) -> Self {
        Self::with_patience(command, Patience::default())
    }

    /// The same, with other limits of time.
    pub fn with_patience(command: WorkerCommand, patience: Patience) -> Self {
        Self {
            command,
            patience,
            running: None,
        }
    }

    /// The process, while it runs.
    pub fn process_id(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.pipe.process_id())
    }

    /// The running worker; starts one if there is none.
    fn running(&mut self) -> Result<&mut Running, SpeechError> {
        let running = match self.running.take() {
            Some(running) => running,
            None => self.start()?,
        };
        Ok(self.running.insert(running))
    }

    fn start(&self) -> Result<Running, SpeechError> {
        let mut pipe = Pipe::open(&self.command, talk).map_err(SpeechError::NotStarted)?;
        match pipe.ask(Request::Voice, self.patience.start)? {
            Reply::Voice(voice) => Ok(Running { pipe, voice }),
            Reply::Failed(failure) => Err(failure.into()),
            Reply::Clip(_) => Err(SpeechError::Crashed),
        }
    }

    fn ask(&mut self, script: &Script) -> Result<Clip, SpeechError> {
        let syllables = u32::try_from(script.syllable_count()).unwrap_or(u32::MAX);
        let limit = self.patience.script + self.patience.syllable.saturating_mul(syllables);
        match self.running()?.pipe.ask(Request::Say(script.clone()), limit)? {
            Reply::Clip(clip) => Ok(clip),
            Reply::Failed(failure) => Err(failure.into()),
            Reply::Voice(_) => Err(SpeechError::Crashed),
        }
    }
}

impl Engine for Worker {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        Ok(self.running()?.voice.clone())
    }

    /// A worker that died before or while it spoke is started again, once; one that hung is not asked twice.
    fn say(&mut self, script: &Script) -> Result<Clip, SpeechError> {
        let mut answer = self.ask(script);
        if matches!(answer, Err(SpeechError::Crashed)) {
            self.running = None;
            answer = self.ask(script);
        }
        if matches!(answer, Err(SpeechError::Crashed | SpeechError::TimedOut)) {
            self.running = None;
        }
        answer
    }
}

fn talk(
    request: &Request,
    to: &mut BufWriter<ChildStdin>,
    from: &mut BufReader<ChildStdout>,
) -> io::Result<Reply> {
    wire::write_json(to, request)?;
    wire::read_reply(from)
}

/// If this process was started to be a worker, speaks until the program that started it goes away, and ends the
/// process. Otherwise does nothing. To be called first thing in `main`.
pub fn serve_if_asked() {
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == ARGUMENT)
    {
        let served = serve(&mut EspeakEngine::new());
        std::process::exit(i32::from(served.is_err()));
    }
}

/// Answers on standard output what is asked on standard input, until that ends.
pub fn serve(engine: &mut dyn Engine) -> io::Result<()> {
    let mut requests = BufReader::new(io::stdin().lock());
    let mut replies = BufWriter::new(io::stdout().lock());
    while let Some(request) = wire::read_request(&mut requests)? {
        let reply = match request {
            Request::Voice => engine.voice().map(Reply::Voice),
            Request::Say(script) => engine.voice().and_then(|_| engine.say(&script)).map(Reply::Clip),
        };
        wire::write_reply(
            &mut replies,
            &reply.unwrap_or_else(|error| Reply::Failed(error.into())),
        )?;
    }
    Ok(())
}

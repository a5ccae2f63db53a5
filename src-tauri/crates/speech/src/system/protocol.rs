//! What the program that reaches the voices of the system is asked, and what it answers: frames of JSON.

use std::io::{self, BufReader, BufWriter};
use std::process::{ChildStdin, ChildStdout};

use serde::{Deserialize, Serialize};

use super::SystemVoice;
use crate::Rate;
use crate::worker::wire;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Request {
    Voices,
    Begin {
        turn: u64,
        voice: String,
        text: String,
        rate: Rate,
    },
    Progress,
    /// Ends the text of this turn, if it is the last one.
    Stop {
        turn: u64,
    },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Reply {
    Voices(Vec<SystemVoice>),
    Progress(Progress),
    Done,
    /// There is no such voice.
    Gone,
    Failed(String),
}

/// How far a text is that a voice was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// It has not begun.
    Waiting,
    /// It is being said.
    Speaking,
    /// It has been said, or was stopped.
    Over,
}

/// Who reaches the voices. Errors are the library's own words.
pub trait Announcer {
    /// The voices that speak Mandarin.
    fn voices(&mut self) -> Result<Vec<SystemVoice>, String>;

    /// Begins to say a text, and does not wait for its end; false when there is no such voice.
    fn begin(&mut self, voice: &str, text: &str, rate: Rate) -> Result<bool, String>;

    /// How far the last text is.
    fn progress(&mut self) -> Result<Progress, String>;

    /// Ends the last text.
    fn stop(&mut self) -> Result<(), String>;
}

/// Answers on standard output what is asked on standard input, until that ends.
pub fn serve(announcer: &mut dyn Announcer) -> io::Result<()> {
    let mut requests = BufReader::new(io::stdin().lock());
    let mut replies = BufWriter::new(io::stdout().lock());
    let mut last = 0;
    while let Some(request) = wire::read_request::<Request>(&mut requests)? {
        let reply = match request {
            Request::Voices => announcer.voices().map(Reply::Voices),
            Request::Begin {
                turn,
                voice,
                text,
                rate,
            } => {
                last = turn;
                let begun = announcer.begin(&voice, &text, rate);
                begun.map(|is_there| if is_there { Reply::Done } else { Reply::Gone })
            }
            Request::Progress => announcer.progress().map(Reply::Progress),
            Request::Stop { turn } if turn == last => announcer.stop().map(|()| Reply::Done),
            Request::Stop { .. } => Ok(Reply::Done),
        };
        wire::write_json(&mut replies, &reply.unwrap_or_else(Reply::Failed))?;
    }
    // Some services say what they were given to its end, whoever has gone; there is nobody to tell that it failed.
    let _ = announcer.stop();
    Ok(())
}

/// Asks, and reads the answer.
pub(super) fn talk(
    request: &Request,
    to: &mut BufWriter<ChildStdin>,
    from: &mut BufReader<ChildStdout>,
) -> io::Result<Reply> {
    wire::write_json(to, request)?;
    wire::read_json(from)
}

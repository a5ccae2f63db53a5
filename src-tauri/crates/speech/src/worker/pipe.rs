//! A worker process and the two pipes to it.

use std::io::{BufReader, BufWriter};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::WorkerCommand;
use super::wire::{self, Reply, Request};
use crate::SpeechError;

/// A running worker. Dropped, it is ended.
#[derive(Debug)]
pub(super) struct Pipe {
    child: Child,
    requests: Sender<Request>,
    replies: Receiver<Reply>,
}

impl Pipe {
    /// Starts a worker.
    pub(super) fn open(command: &WorkerCommand) -> std::io::Result<Self> {
        let mut child = hidden(Command::new(&command.program).args(&command.arguments))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Speech libraries chatter.
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        };
        let (requests, to_write) = channel::<Request>();
        let (answered, replies) = channel();
        // Both directions block when a worker hangs, so a thread of their own waits there. It ends when the worker does,
        // or when the pipe is dropped; the channel that closes is the news.
        thread::spawn(move || {
            let mut to = BufWriter::new(stdin);
            let mut from = BufReader::new(stdout);
            while let Ok(request) = to_write.recv() {
                let reply = wire::write_request(&mut to, &request).and_then(|()| wire::read_reply(&mut from));
                let Ok(reply) = reply else { return };
                if answered.send(reply).is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            child,
            requests,
            replies,
        })
    }

    /// Asks, and waits for the answer that long. After an error the pipe is of no further use.
    pub(super) fn ask(&mut self, request: Request, limit: Duration) -> Result<Reply, SpeechError> {
        self.requests.send(request).map_err(|_| SpeechError::Crashed)?;
        self.replies.recv_timeout(limit).map_err(|failed| match failed {
            RecvTimeoutError::Timeout => SpeechError::TimedOut,
            RecvTimeoutError::Disconnected => SpeechError::Crashed,
        })
    }

    pub(super) fn process_id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // One that has ended already cannot be ended, which is as well; waiting clears its entry away.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Without a console window, where a program would get one.
#[cfg(windows)]
fn hidden(command: &mut Command) -> &mut Command {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW)
}

#[cfg(not(windows))]
fn hidden(command: &mut Command) -> &mut Command {
    command
}

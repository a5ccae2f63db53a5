//! A worker process and the two pipes to it.

use std::io::{self, BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::WorkerCommand;
use crate::SpeechError;

/// A running worker that is asked `Q` and answers `A`. Dropped, it is ended.
#[derive(Debug)]
pub(crate) struct Pipe<Q, A> {
    child: Child,
    requests: Sender<Q>,
    replies: Receiver<A>,
}

/// How a request is written and its answer read.
pub(crate) type Talk<Q, A> = fn(&Q, &mut BufWriter<ChildStdin>, &mut BufReader<ChildStdout>) -> io::Result<A>;

impl<Q: Send + 'static, A: Send + 'static> Pipe<Q, A> {
    /// Starts a worker.
    pub(crate) fn open(command: &WorkerCommand, talk: Talk<Q, A>) -> io::Result<Self> {
        let mut child = hidden(Command::new(&command.program).args(&command.arguments))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Speech libraries chatter.
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (requests, to_write) = channel::<Q>();
        let (answered, replies) = channel();
        // Both directions block when a worker hangs, so a thread of their own waits there. It ends when the worker does,
        // or when the pipe is dropped; the channel that closes is the news.
        thread::spawn(move || {
            let mut to = BufWriter::new(stdin);
            let mut from = BufReader::new(stdout);
            while let Ok(request) = to_write.recv() {
                let Ok(reply) = talk(&request, &mut to, &mut from) else {
                    return;
                };
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
    pub(crate) fn ask(&mut self, request: Q, limit: Duration) -> Result<A, SpeechError> {
        self.requests.send(request).map_err(|_| SpeechError::Crashed)?;
        self.replies.recv_timeout(limit).map_err(|failed| match failed {
            RecvTimeoutError::Timeout => SpeechError::TimedOut,
            RecvTimeoutError::Disconnected => SpeechError::Crashed,
        })
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.child.id()
    }
}

impl<Q, A> Drop for Pipe<Q, A> {
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

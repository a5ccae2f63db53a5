//! How the program and its worker talk: frames, each its length in four bytes, least significant first, and its bytes.
//! A request is one frame of JSON; a reply is one too, followed by a frame of samples if it is a clip.

use std::io::{self, Read, Write};
use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Clip, Mark, Script, SpeechError, Voice};

/// Longer frames are not believed: the longest clip that is ever made has less than half of this.
const LONGEST: usize = 256 << 20;

/// What the program asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Request {
    Voice,
    Say(Script),
}

/// What the worker answers.
#[derive(Debug)]
pub(super) enum Reply {
    Voice(Voice),
    Clip(Clip),
    Failed(Failure),
}

/// The errors that an engine can have; the rest are the program's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Failure {
    NoVoice { advice: String },
    Refused { reason: String },
}

impl From<SpeechError> for Failure {
    fn from(error: SpeechError) -> Self {
        match error {
            SpeechError::NoVoice { advice } => Self::NoVoice { advice },
            SpeechError::Refused { reason } => Self::Refused { reason },
            other => Self::Refused {
                reason: other.to_string(),
            },
        }
    }
}

impl From<Failure> for SpeechError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NoVoice { advice } => Self::NoVoice { advice },
            Failure::Refused { reason } => Self::Refused { reason },
        }
    }
}

#[derive(Serialize, Deserialize)]
enum Head {
    Voice {
        name: String,
        engine: String,
        version: String,
    },
    Clip {
        sample_rate: u32,
        exact: bool,
        marks: Vec<(usize, Duration, Duration)>,
    },
    Failed(Failure),
}

/// Writes one frame of JSON.
pub(crate) fn write_json(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    write_frame(to, &serde_json::to_vec(message)?)?;
    to.flush()
}

/// Reads one frame of JSON.
pub(crate) fn read_json<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    Ok(serde_json::from_slice(&read_frame(from)?)?)
}

/// Reads what is asked; nothing when there is nothing more to come.
pub(crate) fn read_request<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    match read_frame(from) {
        Ok(json) => Ok(Some(serde_json::from_slice(&json)?)),
        Err(end) if end.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes an answer.
pub(super) fn write_reply(to: &mut impl Write, reply: &Reply) -> io::Result<()> {
    let (head, pcm): (Head, &[i16]) = match reply {
        Reply::Voice(Voice {
            name,
            engine,
            version,
        }) => (
            Head::Voice {
                name: name.clone(),
                engine: engine.clone(),
                version: version.clone(),
            },
            &[],
        ),
        Reply::Clip(clip) => {
            let marks = clip
                .marks
                .iter()
                .map(|mark| (mark.word, mark.start, mark.end))
                .collect();
            (
                Head::Clip {
                    sample_rate: clip.sample_rate,
                    exact: clip.exact,
                    marks,
                },
                &clip.pcm,
            )
        }
        Reply::Failed(failure) => (Head::Failed(failure.clone()), &[]),
    };
    write_frame(to, &serde_json::to_vec(&head)?)?;
    if matches!(head, Head::Clip { .. }) {
        let bytes: Vec<u8> = pcm.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        write_frame(to, &bytes)?;
    }
    to.flush()
}

/// Reads an answer.
pub(super) fn read_reply(from: &mut impl Read) -> io::Result<Reply> {
    Ok(match read_json(from)? {
        Head::Voice {
            name,
            engine,
            version,
        } => Reply::Voice(Voice {
            name,
            engine,
            version,
        }),
        Head::Failed(failure) => Reply::Failed(failure),
        Head::Clip {
            sample_rate,
            exact,
            marks,
        } => {
            let bytes = read_frame(from)?;
            let (samples, _) = bytes.as_chunks::<2>();
            Reply::Clip(Clip {
                pcm: samples.iter().map(|sample| i16::from_le_bytes(*sample)).collect(),
                sample_rate,
                marks: marks
                    .into_iter()
                    .map(|(word, start, end)| Mark { word, start, end })
                    .collect(),
                exact,
            })
        }
    })
}

fn write_frame(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)
}

fn read_frame(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > LONGEST {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a frame that long is no frame",
        ));
    }
    // Grown as bytes come: a length that lies reserves nothing.
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

//! From a sound file to samples.

use std::fs::File;
use std::io::Cursor;
use std::path::Path;

use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream};
use symphonia::core::meta::MetadataOptions;

use crate::{SpeechError, wav};

/// A longer file is not a recording of a word.
const LONGEST_SECONDS: usize = 60;
/// Nor is a longer one what a note of Anki sounds like.
const LONGEST_MEDIA_SECONDS: usize = 15 * 60;

/// What is in a sound file, mixed down to one channel.
#[derive(Debug)]
pub(crate) struct Recording {
    pub(crate) pcm: Vec<i16>,
    pub(crate) sample_rate: u32,
}

/// That a recording cannot be used, and why.
pub(crate) fn broken(file: &Path, reason: impl std::fmt::Display) -> SpeechError {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    SpeechError::Refused {
        reason: format!("the recording {name} cannot be played, {reason}"),
    }
}

/// Decodes a file. Packets that are damaged are left out, as long as something is left.
pub(crate) fn decode(file: &Path) -> Result<Recording, SpeechError> {
    let source = File::open(file).map_err(|error| broken(file, error))?;
    let extension = file.extension().and_then(|extension| extension.to_str());
    let broken = |reason: String| broken(file, reason);
    samples(Box::new(source), extension, LONGEST_SECONDS, &broken)
}

/// A sound of a kind that not every window can play, as a WAV file. `name` is what it is called where it comes from.
///
/// # Errors
/// When it is no sound, or a longer one than belongs to a word or a sentence.
pub fn as_wav(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, SpeechError> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let broken = |reason: String| broken(Path::new(name), reason);
    let source = Box::new(Cursor::new(bytes));
    let Recording { pcm, sample_rate } = samples(source, extension, LONGEST_MEDIA_SECONDS, &broken)?;
    Ok(wav::write(&pcm, sample_rate))
}

fn samples(
    source: Box<dyn MediaSource>,
    extension: Option<&str>,
    longest_seconds: usize,
    broken: &dyn Fn(String) -> SpeechError,
) -> Result<Recording, SpeechError> {
    let stream = MediaSourceStream::new(source, Default::default());
    let mut hint = Hint::new();
    if let Some(extension) = extension {
        hint.with_extension(extension);
    }
    let mut format = symphonia::default::get_probe()
        .probe(
            &hint,
            stream,
            FormatOptions::default(),
            MetadataOptions::default(),
        )
        .map_err(|error| broken(error.to_string()))?;
    let silent = || broken("there is no sound in it".to_owned());
    let track = format.default_track(TrackType::Audio).ok_or_else(silent)?;
    let track_id = track.id;
    let parameters = track
        .codec_params
        .as_ref()
        .and_then(|parameters| parameters.audio());
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(parameters.ok_or_else(silent)?, &AudioDecoderOptions::default())
        .map_err(|error| broken(error.to_string()))?;

    let mut recording = Recording {
        pcm: Vec::new(),
        sample_rate: 0,
    };
    let mut interleaved: Vec<i16> = Vec::new();
    while let Ok(Some(packet)) = format.next_packet() {
        if packet.track_id != track_id {
            continue;
        }
        let sound = match decoder.decode(&packet) {
            Ok(sound) => sound,
            Err(Error::DecodeError(_) | Error::IoError(_)) => continue,
            Err(error) => return Err(broken(error.to_string())),
        };
        recording.sample_rate = sound.spec().rate();
        let channels = sound.spec().channels().count().max(1);
        sound.copy_to_vec_interleaved(&mut interleaved);
        recording.pcm.extend(interleaved.chunks(channels).map(mixed));
        if recording.pcm.len() > longest_seconds * recording.sample_rate as usize {
            return Err(broken("it is longer than any word".to_owned()));
        }
    }
    if recording.sample_rate == 0 {
        return Err(silent());
    }
    Ok(recording)
}

/// One sample of all channels.
fn mixed(channels: &[i16]) -> i16 {
    let sum: i64 = channels.iter().map(|&sample| i64::from(sample)).sum();
    let mean = sum / i64::try_from(channels.len().max(1)).unwrap_or(1);
    // Between the smallest and the largest of them.
    i16::try_from(mean).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_of_a_telephone_becomes_one_that_every_window_plays() {
        let tone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/sounds/tone.m4a");
        let (pcm, sample_rate) =
            wav::read(&as_wav("tone.m4a", std::fs::read(tone).unwrap()).unwrap()).unwrap();
        let seconds = pcm.len() as f64 / f64::from(sample_rate);
        assert!((0.3..0.6).contains(&seconds), "{seconds}");
        // 440 Hz cross zero 880 times a second.
        let middle = &pcm[pcm.len() / 4..pcm.len() * 3 / 4];
        let crossings = middle
            .windows(2)
            .filter(|pair| (pair[0] < 0) != (pair[1] < 0))
            .count();
        let a_second = crossings as f64 * f64::from(sample_rate) / middle.len() as f64;
        assert!((860.0..900.0).contains(&a_second), "{a_second}");
    }

    #[test]
    fn what_is_no_sound_is_said_to_be_none() {
        let error = as_wav("x.m4a", b"\0\0\0\x1cftypM4A nothing".to_vec()).unwrap_err();
        assert!(error.to_string().contains("x.m4a"), "{error}");
    }
}

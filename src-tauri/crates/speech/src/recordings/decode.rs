//! From a sound file to samples.

use std::fs::File;
use std::path::Path;

use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;

use crate::SpeechError;

/// A longer file is not a recording of a word.
const LONGEST_SECONDS: usize = 60;

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
    let stream = MediaSourceStream::new(Box::new(source), Default::default());
    let mut hint = Hint::new();
    if let Some(extension) = file.extension().and_then(|extension| extension.to_str()) {
        hint.with_extension(extension);
    }
    let mut format = symphonia::default::get_probe()
        .probe(
            &hint,
            stream,
            FormatOptions::default(),
            MetadataOptions::default(),
        )
        .map_err(|error| broken(file, error))?;
    let track = format
        .default_track(TrackType::Audio)
        .ok_or_else(|| broken(file, "there is no sound in it"))?;
    let track_id = track.id;
    let parameters = track
        .codec_params
        .as_ref()
        .and_then(|parameters| parameters.audio());
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(
            parameters.ok_or_else(|| broken(file, "there is no sound in it"))?,
            &AudioDecoderOptions::default(),
        )
        .map_err(|error| broken(file, error))?;

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
            Err(error) => return Err(broken(file, error)),
        };
        recording.sample_rate = sound.spec().rate();
        let channels = sound.spec().channels().count().max(1);
        sound.copy_to_vec_interleaved(&mut interleaved);
        recording.pcm.extend(interleaved.chunks(channels).map(mixed));
        if recording.pcm.len() > LONGEST_SECONDS * recording.sample_rate as usize {
            return Err(broken(file, "it is longer than any word"));
        }
    }
    if recording.sample_rate == 0 {
        return Err(broken(file, "there is no sound in it"));
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

//! A track as FLAC, with its chapters as comments (`CHAPTER001=00:00:00.000`, the form that players read in Ogg and FLAC).

use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, MetadataBlockData};
use flacenc::error::{SourceError, Verify};
use flacenc::source::{Fill, Source};

use super::Track;
use super::captions::precise;
use crate::SpeechError;

/// The number of the comment block in the format (RFC 9639, section 8.1).
const COMMENTS: u8 = 4;

/// The file.
pub(super) fn encode(track: &Track) -> Result<Vec<u8>, SpeechError> {
    let config = flacenc::config::Encoder::default()
        .into_verified()
        .map_err(|(_, error)| refused(&error))?;
    let samples = Samples {
        rest: &track.pcm,
        sample_rate: track.sample_rate as usize,
    };
    let mut stream = flacenc::encode_with_fixed_block_size(&config, samples, config.block_size)
        .map_err(|error| refused(&error))?;
    // What the encoder leaves open, or counts with the last block, which may be shorter: readers want to know.
    let facts = stream.stream_info_mut();
    facts.set_total_samples(track.pcm.len());
    facts
        .set_block_sizes(config.block_size, config.block_size)
        .map_err(|error| refused(&error))?;
    let comments =
        MetadataBlockData::new_unknown(COMMENTS, &comments(track)).map_err(|error| refused(&error))?;
    stream.add_metadata_block(comments);
    let mut sink = ByteSink::new();
    stream.write(&mut sink).map_err(|error| refused(&error))?;
    Ok(sink.into_inner())
}

fn refused(error: &dyn std::fmt::Display) -> SpeechError {
    SpeechError::Refused {
        reason: format!("FLAC refused it, {error}"),
    }
}

/// Lengths, least significant byte first, before every text: vendor, then how many comments, then they themselves.
fn comments(track: &Track) -> Vec<u8> {
    let mut comments = vec![format!("TITLE={}", track.title), "ARTIST=Wenxi 温习".to_owned()];
    for (number, chapter) in (1..).zip(&track.chapters) {
        comments.push(format!(
            "CHAPTER{number:03}={}",
            precise(track.time(chapter.start))
        ));
        comments.push(format!("CHAPTER{number:03}NAME={}", chapter.title));
    }
    let mut block = prefixed("Wenxi");
    block.extend(length(comments.len()));
    block.extend(comments.iter().flat_map(|comment| prefixed(comment)));
    block
}

fn prefixed(text: &str) -> Vec<u8> {
    [&length(text.len()), text.as_bytes()].concat()
}

fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// Samples as the encoder takes them, a block at a time.
struct Samples<'a> {
    rest: &'a [i16],
    sample_rate: usize,
}

impl Source for Samples<'_> {
    fn channels(&self) -> usize {
        1
    }

    fn bits_per_sample(&self) -> usize {
        16
    }

    fn sample_rate(&self) -> usize {
        self.sample_rate
    }

    fn read_samples<F: Fill>(&mut self, block_size: usize, to: &mut F) -> Result<usize, SourceError> {
        let (block, rest) = self.rest.split_at(block_size.min(self.rest.len()));
        self.rest = rest;
        let block: Vec<i32> = block.iter().copied().map(i32::from).collect();
        to.fill_interleaved(&block)?;
        Ok(block.len())
    }

    fn len_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

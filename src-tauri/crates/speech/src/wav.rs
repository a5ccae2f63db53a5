//! WAV files: one channel, 16 bits a sample, with lengths that are true.

const HEADER: usize = 44;

/// The file of these samples.
pub fn write(pcm: &[i16], sample_rate: u32) -> Vec<u8> {
    write_with(pcm, sample_rate, &[])
}

/// The same, with names for places in it: the sample at which each begins. They are what editors and some players
/// show as markers (chunks `cue ` and `adtl` of the RIFF format).
pub fn write_with_chapters(pcm: &[i16], sample_rate: u32, chapters: &[(usize, &str)]) -> Vec<u8> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut cues = number(chapters.len()).to_vec();
    let mut labels = b"adtl".to_vec();
    for (index, (start, name)) in (1..).zip(chapters) {
        let fields = [
            number(index),
            number(*start),
            *b"data",
            [0; 4],
            [0; 4],
            number(*start),
        ];
        cues.extend(fields.concat());
        let label = [&number(index), name.as_bytes(), &[0]].concat();
        labels.extend(chunk(*b"labl", &label));
    }
    let chunks = [chunk(*b"cue ", &cues), chunk(*b"LIST", &labels)].concat();
    write_with(pcm, sample_rate, if chapters.is_empty() { &[] } else { &chunks })
}

/// A chunk with its length; an odd one is filled up.
fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
    let fill: &[u8] = if body.len() % 2 == 1 { &[0] } else { &[] };
    [&name, &length, body, fill].concat()
}

fn write_with(pcm: &[i16], sample_rate: u32, after: &[u8]) -> Vec<u8> {
    let bytes = u32::try_from(pcm.len() * 2).unwrap_or(u32::MAX - 36);
    let all = bytes
        .saturating_add(36)
        .saturating_add(u32::try_from(after.len()).unwrap_or(u32::MAX));
    let mut file = Vec::with_capacity(HEADER + pcm.len() * 2 + after.len());
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&all.to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    file.extend_from_slice(&1_u16.to_le_bytes()); // PCM
    file.extend_from_slice(&1_u16.to_le_bytes()); // one channel
    file.extend_from_slice(&sample_rate.to_le_bytes());
    file.extend_from_slice(&(sample_rate * 2).to_le_bytes()); // bytes a second
    file.extend_from_slice(&2_u16.to_le_bytes()); // bytes a sample
    file.extend_from_slice(&16_u16.to_le_bytes()); // bits a sample
    file.extend_from_slice(b"data");
    file.extend_from_slice(&bytes.to_le_bytes());
    file.extend(pcm.iter().flat_map(|sample| sample.to_le_bytes()));
    file.extend_from_slice(after);
    file
}

/// The samples of a whole file as [`write()`] makes it, and how many there are a second.
pub fn read(file: &[u8]) -> Option<(Vec<i16>, u32)> {
    let sample_rate = u32::from_le_bytes(file.get(24..28)?.try_into().ok()?);
    let pcm = file.get(HEADER..)?.as_chunks::<2>().0;
    is_whole(file).then(|| {
        (
            pcm.iter().map(|&sample| i16::from_le_bytes(sample)).collect(),
            sample_rate,
        )
    })
}

/// Whether this is a whole file as [`write`] makes it: what a full disk or a power cut left is not.
pub(crate) fn is_whole(file: &[u8]) -> bool {
    let length_at = |at: usize| {
        let bytes = file.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(|bytes| u32::from_le_bytes(bytes) as usize)
    };
    file.starts_with(b"RIFF")
        && file.get(8..16) == Some(b"WAVEfmt ")
        && file.get(36..40) == Some(b"data")
        && length_at(4) == Some(file.len() - 8)
        && length_at(40) == Some(file.len() - HEADER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_header_tells_the_truth() {
        let file = write(&[1, -2, 3], 22_050);
        assert_eq!(file.len(), 50);
        assert_eq!(file[4..8], 42_u32.to_le_bytes());
        assert_eq!(file[24..28], 22_050_u32.to_le_bytes());
        assert_eq!(file[28..32], 44_100_u32.to_le_bytes());
        assert_eq!(file[40..44], 6_u32.to_le_bytes());
        assert_eq!(file[44..], [1, 0, 0xfe, 0xff, 3, 0]);
    }

    #[test]
    fn chapters_stand_behind_the_sound() {
        let file = write_with_chapters(&[1, 2, 3], 22_050, &[(0, "One"), (2, "二")]);
        assert_eq!(file[4..8], u32::try_from(file.len() - 8).unwrap().to_le_bytes());
        assert_eq!(file[40..44], 6_u32.to_le_bytes());
        assert_eq!(&file[50..54], b"cue ");
        assert_eq!(file[58..62], 2_u32.to_le_bytes());
        // The second cue: number, place, the chunk that it is in, and the sample.
        assert_eq!(file[86..94], [2, 0, 0, 0, 2, 0, 0, 0]);
        assert_eq!(file[106..110], 2_u32.to_le_bytes());
        let text = String::from_utf8_lossy(&file[110..]);
        assert!(text.starts_with("LIST") && text.contains("One\0") && text.contains("二\0"));
        assert_eq!(file.len() % 2, 0);
    }

    proptest! {
        #[test]
        fn a_file_is_whole_until_a_byte_is_missing(pcm in prop::collection::vec(any::<i16>(), 0..300), cut in 1_usize..600) {
            let file = write(&pcm, 16_000);
            prop_assert!(is_whole(&file));
            prop_assert_eq!(read(&file), Some((pcm, 16_000)));
            prop_assert_eq!(read(&file[..file.len().saturating_sub(cut)]), None);
            prop_assert!(!is_whole(&file[..file.len().saturating_sub(cut)]));
        }
    }
}

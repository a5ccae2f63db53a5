//! WAV files: one channel, 16 bits a sample, with lengths that are true.

const HEADER: usize = 44;

/// The file of these samples.
pub fn write(pcm: &[i16], sample_rate: u32) -> Vec<u8> {
    let bytes = u32::try_from(pcm.len() * 2).unwrap_or(u32::MAX - 36);
    let mut file = Vec::with_capacity(HEADER + pcm.len() * 2);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(bytes + 36).to_le_bytes());
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
    file
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

    proptest! {
        #[test]
        fn a_file_is_whole_until_a_byte_is_missing(pcm in prop::collection::vec(any::<i16>(), 0..300), cut in 1_usize..600) {
            let file = write(&pcm, 16_000);
            prop_assert!(is_whole(&file));
            prop_assert!(!is_whole(&file[..file.len().saturating_sub(cut)]));
        }
    }
}

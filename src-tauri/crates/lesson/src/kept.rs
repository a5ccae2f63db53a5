//! Lessons as bytes: what is read once need not be read again. They are for the same version of the program alone, and tell
//! it nothing that the document does not.

use crate::Lesson;

/// A lesson as bytes; none if it cannot be written, which only a lack of memory could be the reason for.
pub fn to_bytes(lesson: &Lesson) -> Option<Vec<u8>> {
    postcard::to_allocvec(lesson).ok()
}

/// The lesson that [`to_bytes`] wrote; none if these are other bytes.
pub fn from_bytes(bytes: &[u8]) -> Option<Lesson> {
    match postcard::take_from_bytes(bytes) {
        Ok((lesson, [])) => Some(lesson),
        _ => None,
    }
}

/// A syllable by its letters and its tone, of which not every pair exists.
pub(crate) mod syllable {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use wenxi_mandarin::{Syllable, Tone};

    pub(crate) fn serialize<S: Serializer>(syllable: &Syllable, to: S) -> Result<S::Ok, S::Error> {
        (syllable.letters(), syllable.tone().number()).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Syllable, D::Error> {
        let (letters, tone) = <(&str, u8)>::deserialize(from)?;
        Tone::from_number(tone)
            .and_then(|tone| Syllable::new(letters, tone))
            .ok_or_else(|| D::Error::custom("no syllable"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AuthorReading;
    use wenxi_mandarin::Syllable;

    #[test]
    fn every_syllable_comes_back() {
        let all = Syllable::all().flat_map(|plain| [Some(plain), plain.with_erhua()]);
        for syllable in all.flatten() {
            let reading = AuthorReading { at: 0, syllable };
            let bytes = postcard::to_allocvec(&reading).unwrap();
            assert_eq!(postcard::from_bytes::<AuthorReading>(&bytes).unwrap(), reading);
        }
    }

    #[test]
    fn other_bytes_are_no_lesson() {
        let lesson = crate::read("a.md", "# 茶 (chá)\n\n喝茶。\n".as_bytes(), &|_| &[]).unwrap();
        let mut bytes = to_bytes(&lesson).unwrap();
        assert_eq!(from_bytes(&bytes), Some(lesson));
        assert_eq!(from_bytes(&bytes[1..]), None);
        bytes.push(0);
        assert_eq!(from_bytes(&bytes), None);
    }
}

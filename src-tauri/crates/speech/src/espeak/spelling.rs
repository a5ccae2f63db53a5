//! How words are written for eSpeak NG, so that it says them and nothing else.
//!
//! Syllables are pinyin with a tone number. Two things that it gets wrong are written in its own phonemes instead,
//! between `[[` and `]]`:
//!
//! * **Erhua.** It reads `nar3` as two syllables, nā and ěr: see [`super::erhua`].
//! * **A third tone before another.** It turns the first into a second tone, over the whole clause. Its input has gone
//!   through sandhi already: two third tones that still meet are meant (`shuí guǒ | shǎo`), and the first is low.
//!
//! What it does to tones otherwise is only how they sound beside each other, and is left to it: the low third tone, the
//! pitch of a neutral tone after each other tone, the half fall in a word of two fourth tones.

use std::borrow::Cow;

use wenxi_mandarin::{Syllable, Tone};

use super::erhua;
use crate::SpeechError;

/// A text for eSpeak, and for each word the character that it starts at.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Spelt {
    pub(super) text: String,
    pub(super) starts: Vec<usize>,
}

impl Spelt {
    fn word(
        &mut self,
        write: impl FnOnce(&mut String) -> Result<(), SpeechError>,
    ) -> Result<(), SpeechError> {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.starts.push(self.text.chars().count());
        write(&mut self.text)
    }
}

/// Writes words of Mandarin. `phonemes` says how eSpeak itself would pronounce pinyin.
pub(super) fn mandarin(
    words: &[&[Syllable]],
    mut phonemes: impl FnMut(&str) -> Result<String, SpeechError>,
) -> Result<Spelt, SpeechError> {
    let mut spelt = Spelt::default();
    let mut following = words.iter().flat_map(|word| word.iter()).skip(1);
    for word in words {
        spelt.word(|text| {
            for syllable in *word {
                let next = following.next();
                let low =
                    syllable.tone() == Tone::Third && next.is_some_and(|next| next.tone() == Tone::Third);
                text.push_str(&write(*syllable, low, &mut phonemes)?);
            }
            Ok(())
        })?;
    }
    Ok(spelt)
}

/// Writes English words. Letters that stand alone are named: eSpeak takes an `A` before another letter for an article.
pub(super) fn english(words: &[&str]) -> Result<Spelt, SpeechError> {
    let mut spelt = Spelt::default();
    for word in words {
        spelt.word(|text| {
            let letters = word.contains(' ');
            text.push_str(&if letters {
                word.replace('A', "[['eI]]")
            } else {
                (*word).to_owned()
            });
            Ok(())
        })?;
    }
    Ok(spelt)
}

fn write(
    syllable: Syllable,
    low: bool,
    phonemes: &mut impl FnMut(&str) -> Result<String, SpeechError>,
) -> Result<String, SpeechError> {
    let contour = if low { LOW_THIRD } else { contour(syllable.tone()) };
    if let Some(sound) = erhua::phonemes(syllable, contour) {
        return Ok(format!("[[{sound}]]"));
    }
    let pinyin = format!("{}{}", letters(syllable.letters()), syllable.tone().number());
    if low {
        let sound = phonemes(&pinyin)?.replace(contour_of_third(), LOW_THIRD);
        Ok(format!("[[{}]]", sound.trim_matches(['_', '|', ' '])))
    } else {
        Ok(pinyin)
    }
}

/// The letters that eSpeak reads as this syllable.
fn letters(letters: &str) -> Cow<'_, str> {
    match letters {
        // It knows one syllable without a vowel, and would say the others without a tone, or not at all.
        "m" | "n" => "ng".into(),
        "hm" | "hng" => "heng".into(),
        // An old reading of 崖, which it says as two syllables.
        "yai" => "ya".into(),
        "ê" => "ea".into(),
        _ => letters.replace('ü', "v").into(),
    }
}

/// eSpeak's name of the third tone before any other than itself.
const LOW_THIRD: &str = "21";

fn contour_of_third() -> &'static str {
    contour(Tone::Third)
}

/// eSpeak's name of a tone: its pitch levels, 1 to 5.
fn contour(tone: Tone) -> &'static str {
    match tone {
        Tone::First => "55",
        Tone::Second => "35",
        Tone::Third => "214",
        Tone::Fourth => "51",
        Tone::Neutral => "11",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use wenxi_mandarin::pinyin;

    /// Pinyin in words, by spaces, as eSpeak is sent it.
    fn sent(words: &str) -> String {
        let words: Vec<Vec<Syllable>> = words
            .split(' ')
            .map(|word| pinyin::parse(word).unwrap())
            .collect();
        let words: Vec<&[Syllable]> = words.iter().map(Vec::as_slice).collect();
        mandarin(&words, |pinyin| {
            Ok(format!("{}'214_|", pinyin.trim_end_matches('3')))
        })
        .unwrap()
        .text
    }

    #[rstest]
    #[case::银行行长("yínháng hángzhǎng", "yin2hang2 hang2zhang3")]
    #[case::音乐("yīnyuè", "yin1yue4")]
    #[case::了解("liáojiě", "liao2jie3")]
    #[case::还书("huán shū", "huan2 shu1")]
    #[case::睡觉("shuìjiào", "shui4jiao4")]
    #[case::长大("zhǎngdà", "zhang3da4")]
    #[case::不是("bú shì", "bu2 shi4")]
    #[case::女儿("nǚ'ér", "nv3er2")]
    #[case::旅行("lǚxíng", "lv3xing2")]
    #[case::略("lüè", "lve4")]
    #[case::吗("ma", "ma5")]
    #[case::一会儿("yíhuìr", "yi2[[Xw'@r51]]")]
    #[case::哪儿("nǎr", "[[n'A214r]]")]
    #[case::诶("ế", "ea2")]
    #[case::嗯("ńg", "ng2")]
    #[case::呣("ḿ", "ng2")]
    #[case::哼("hng", "heng5")]
    #[case::水果少("shuíguǒ shǎo", "shui2[[guo'21]] shao3")]
    fn words_are_sent_as_the_page_shows_them(#[case] words: &str, #[case] espeak: &str) {
        assert_eq!(sent(words), espeak);
    }

    #[test]
    fn letters_are_named_and_words_are_left_alone() {
        let spelt = english(&["A P P", "A", "café", "NASA"]).unwrap();
        assert_eq!(spelt.text, "[['eI]] P P A café NASA");
        assert_eq!(spelt.starts, [0, 12, 14, 19]);
    }
}

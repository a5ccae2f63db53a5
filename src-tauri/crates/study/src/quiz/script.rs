//! One script for all choices: a word in traditional characters among simplified ones would be told by its look.

use super::Maker;
use crate::phrase::Phrase;
use wenxi_mandarin::Script;

impl Maker<'_> {
    /// The script that the choices beside a key are written in: its own, or that of the words around it where it is written
    /// alike in both.
    pub(super) fn script_of(&self, key: &str) -> Script {
        let is_traditional = |text: &str| self.language.is_traditional(text);
        if is_traditional(key) {
            return Script::Traditional;
        }
        if self.language.is_simplified(key) {
            return Script::Simplified;
        }
        let texts = self.neighbours.iter().map(|note| note.chinese().text.as_str());
        let (traditional, all) = texts.fold((0, 0), |(traditional, all), text| {
            (traditional + usize::from(is_traditional(text)), all + 1)
        });
        if 2 * traditional > all {
            Script::Traditional
        } else {
            Script::Simplified
        }
    }

    /// A text in a script, each character under the reading that it had.
    pub(super) fn written(&self, phrase: Phrase, script: Script) -> Phrase {
        let is_so = match script {
            Script::Traditional => false,
            Script::Simplified => !self.language.is_traditional(&phrase.text),
        };
        if is_so {
            return phrase;
        }
        let text = self
            .language
            .written_in(&phrase.words(self.language), script)
            .concat();
        Phrase { text, ..phrase }
    }
}

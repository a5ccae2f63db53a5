//! Simplified and traditional: text shown in the other script.
//!
//! A word of the dictionary has the dictionary's own form, by its reading where that tells words apart (发 fā is 發,
//! fà is 髮). Everything else is converted phrase by phrase by OpenCC's tables, with the forms that Taiwan writes.

use std::sync::OnceLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::{Language, Syllable, Word, WordKind};

/// A script of Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// 简体, as the mainland and Singapore write.
    Simplified,
    /// 繁體, as Taiwan writes.
    Traditional,
}

impl Language {
    /// The texts of annotated words in a script; each has as many characters as before.
    pub fn written_in(&self, words: &[Word], script: Script) -> Vec<String> {
        let line: String = words.iter().map(|word| word.text.as_str()).collect();
        let converted: Vec<char> = convert(&line, script).chars().collect();
        let mut rest = converted.as_slice();
        let mut texts = Vec::with_capacity(words.len());
        for word in words {
            let length = word.text.chars().count();
            let (here, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = after;
            let by_tables: String = here.iter().collect();
            let own = (word.kind == WordKind::Chinese).then(|| self.form(word, script, &by_tables));
            texts.push(own.flatten().unwrap_or(by_tables));
        }
        texts
    }

    /// A text in a script, with as many characters as before.
    pub fn convert(&self, text: &str, script: Script) -> String {
        self.written_in(&self.annotate(text, &[]), script).concat()
    }

    /// A simplified character in a script: the form that the tables give when it stands alone.
    pub(crate) fn character_in(&self, simplified: char, script: Script) -> char {
        match script {
            Script::Simplified => simplified,
            Script::Traditional => {
                let converted = convert(simplified.encode_utf8(&mut [0; 4]), script);
                converted.chars().next().unwrap_or(simplified)
            }
        }
    }

    /// The one form that stands for all forms of a character in both scripts: 面 for 麵, 里 for 裏 and 裡, 着 for 著.
    pub fn common_form(&self, character: char) -> char {
        // Each of these is written in simplified text, too, with a meaning of its own; the tables take 么 for a form of 幺.
        let written = match character {
            '么' | '麼' | '麽' => return '么',
            '甚' => '什',
            '著' => '着',
            '妳' => '你',
            '瞭' => '了',
            '乾' => '干',
            other => other,
        };
        let own = self.characters.simplified(written);
        if own == written {
            convert(written.encode_utf8(&mut [0; 4]), Script::Simplified)
                .chars()
                .next()
                .unwrap_or(written)
        } else {
            own
        }
    }

    /// Whether a text has characters that only the simplified script has.
    pub fn is_simplified(&self, text: &str) -> bool {
        self.convert(text, Script::Traditional) != text && !self.is_traditional(text)
    }

    /// Whether a text has characters that only the traditional script has.
    pub fn is_traditional(&self, text: &str) -> bool {
        text.chars()
            .any(|character| self.characters.simplified(character) != character)
    }

    /// The form that the dictionary has of a word in a script; of several the one that the tables give, if it is one.
    fn form(&self, word: &Word, script: Script, by_tables: &str) -> Option<String> {
        let reading: Vec<Syllable> = word.readings.iter().map(|reading| reading.written).collect();
        let forms: Vec<&str> = self
            .entries_of(&word.text)
            .filter(|entry| !self.dictionary.comes_last(*entry))
            .filter(|entry| self.dictionary.reading(*entry).eq(reading.iter().copied()))
            .map(|entry| self.dictionary.heads(entry))
            .map(|(simplified, traditional)| match script {
                Script::Simplified => simplified,
                Script::Traditional if word.text == simplified => traditional,
                // It is written so already.
                Script::Traditional => word.text.as_str(),
            })
            .filter(|form| form.chars().count() == word.text.chars().count())
            .collect();
        let given = forms.iter().find(|form| **form == by_tables);
        given.or(forms.first()).map(|form| (*form).to_owned())
    }
}

/// A text by OpenCC's tables; as it was where they change its length.
fn convert(text: &str, script: Script) -> String {
    static SIMPLIFIED: OnceLock<Option<OpenCC>> = OnceLock::new();
    static TRADITIONAL: OnceLock<Option<OpenCC>> = OnceLock::new();
    let (converter, config) = match script {
        Script::Simplified => (&SIMPLIFIED, BuiltinConfig::Tw2s),
        Script::Traditional => (&TRADITIONAL, BuiltinConfig::S2tw),
    };
    // The tables are compiled in; were they damaged, the text would stay as it is.
    let converter = converter.get_or_init(|| OpenCC::from_config(config).ok());
    let converted = converter.as_ref().map(|converter| converter.convert(text));
    let same_length = |converted: &String| converted.chars().count() == text.chars().count();
    converted.filter(same_length).unwrap_or_else(|| text.to_owned())
}

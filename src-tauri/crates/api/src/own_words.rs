//! Words that text is cut into besides those of the dictionary: what the learner studies, and the headwords of lessons.
//!
//! Only what the dictionary lacks is added: its own words are weighed against each other already. And what falls into
//! longer words of the dictionary (长期客户) is a phrase, whose words can each be looked up. Words that are saved many at
//! once count from the next start on, so that the words of a lesson are the same after all of them were saved.

use crate::{Engine, Error};
use wenxi_mandarin::Language;

impl Engine {
    /// Tells the language of the words that there are now; before it is loaded nobody asks.
    pub(crate) fn own_words_changed(&self) -> Result<(), Error> {
        if let Some(language) = self.loaded_language() {
            self.know_own_words(language)?;
            self.draw_anew();
        }
        Ok(())
    }

    /// The same when lessons with these headwords have come: mostly none of them is a word of its own.
    pub(crate) fn headwords_came<'w>(
        &self,
        headwords: impl IntoIterator<Item = &'w str>,
    ) -> Result<(), Error> {
        let is_own = |language: &Language, word: &str| !word.is_empty() && is_own(language, word);
        match self.loaded_language() {
            Some(language) if headwords.into_iter().any(|word| is_own(language, word)) => {
                self.own_words_changed()
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn know_own_words(&self, language: &Language) -> Result<(), Error> {
        let mut words = Vec::new();
        self.store.each_saved_word(|word| {
            if is_own(language, word) {
                words.push(word.to_owned());
            }
        })?;
        let headwords = self.store.headwords()?.into_iter();
        words.extend(headwords.filter(|word| is_own(language, word)));
        language.know(words);
        Ok(())
    }
}

/// Whether a word is to be added to those of the dictionary.
fn is_own(language: &Language, word: &str) -> bool {
    !language.is_word(word) && !is_phrase(language, word)
}

/// Whether a text falls into several words of more than one character.
fn is_phrase(language: &Language, text: &str) -> bool {
    // Two words of two characters are the shortest.
    if text.chars().nth(3).is_none() {
        return false;
    }
    let words = language.annotate(text, &[]);
    words.len() > 1 && words.iter().all(|word| word.readings.len() > 1)
}

//! Use cases of readings: the learner corrects one, for a sentence or for a word everywhere, and takes it back.
//!
//! What was corrected becomes a part of the engine's language, so that every page, the voice, quizzes and the index read
//! alike. The index is brought up to date when something is looked for, so that a correction costs no waiting.

use crate::{Engine, Error, dto::*, lock::locked};
use std::sync::PoisonError;
use wenxi_mandarin::{Correction, Language, Reach, Script, Syllable, is_hanzi};
use wenxi_store::{CorrectionVoided, Event, EventId, ReadingCorrected as Corrected};

/// Corrects the reading of a character.
pub fn reading_correct(engine: &Engine, args: ReadingCorrectArgs) -> Result<ReadingCorrected, Error> {
    let at = args.at as usize;
    let character = args.text.chars().nth(at).filter(|character| is_hanzi(*character));
    if character.is_none() {
        return Err(Error::NoCharacter(args.text));
    }
    let syllable: Syllable = args
        .pinyin
        .parse()
        .map_err(|_| Error::NotPinyin(args.pinyin.clone()))?;
    let corrected = Corrected {
        text: args.text,
        at,
        pinyin: syllable.to_string(),
        lesson_id: args.lesson_id,
    };
    engine.language()?;
    let entry = engine.entry(engine.clock.now(), Event::ReadingCorrected(corrected.clone()));
    let id = entry.id;
    engine.store.append(&[entry], wenxi_store::PracticeWrite::Keep)?;
    engine.corrections_changed(&corrected)?;
    Ok(ReadingCorrected {
        correction_id: id.to_string(),
    })
}

/// Takes a correction back.
pub fn reading_restore(engine: &Engine, args: CorrectionArgs) -> Result<Done, Error> {
    let standing = engine.store.corrections()?.into_iter();
    let named = |(id, _): &(EventId, Corrected)| id.to_string() == args.correction_id;
    let Some((correction, corrected)) = standing.into_iter().find(named) else {
        // It was taken back before.
        return Ok(Done {});
    };
    let voided = Event::CorrectionVoided(CorrectionVoided { correction });
    engine.record(engine.clock.now(), [voided])?;
    engine.corrections_changed(&corrected)?;
    Ok(Done {})
}

/// The corrections that stand, newest first.
pub fn reading_list(engine: &Engine, _: NoArgs) -> Result<CorrectionsView, Error> {
    let notation = engine.display()?.notation;
    let corrections = engine.store.corrections()?.into_iter().rev();
    Ok(CorrectionsView {
        corrections: corrections
            .map(|(id, corrected)| CorrectionView {
                correction_id: id.to_string(),
                shown: corrected
                    .pinyin
                    .parse()
                    .map_or(corrected.pinyin, |syllable| notation.syllable(syllable)),
                everywhere: corrected.lesson_id.is_none(),
                at: u32::try_from(corrected.at).unwrap_or(u32::MAX),
                text: corrected.text,
            })
            .collect(),
    })
}

impl Engine {
    /// The learner's corrections, as the language takes them.
    pub(crate) fn correct(&self, language: &Language) -> Result<(), Error> {
        let corrections: Vec<Correction> = self
            .store
            .corrections()?
            .into_iter()
            .filter_map(|(_, corrected)| correction(corrected))
            .collect();
        language.correct(&corrections);
        Ok(())
    }

    /// Reads the corrections anew after one was added or taken back, and marks what has to be indexed again.
    fn corrections_changed(&self, corrected: &Corrected) -> Result<(), Error> {
        let language = self.language()?;
        self.correct(language)?;
        self.draw_anew();
        let scripts = [Script::Simplified, Script::Traditional];
        let mut texts = vec![corrected.text.clone()];
        texts.extend(scripts.map(|script| language.convert(&corrected.text, script)));
        if self.store.outdate(&texts)? > 0 {
            *locked(&self.index_outdated) = true;
        }
        Ok(())
    }

    /// Indexes again what a correction has changed; before something is looked for.
    pub(crate) fn index_corrected(&self) -> Result<(), Error> {
        self.index_all()?;
        let mut outdated = self.index_outdated.lock().unwrap_or_else(PoisonError::into_inner);
        if *outdated {
            for id in self.store.outdated()? {
                self.index_again(&id)?;
            }
            *outdated = false;
        }
        Ok(())
    }
}

/// A correction as the language takes it; none for one that is no syllable any more.
fn correction(corrected: Corrected) -> Option<Correction> {
    Some(Correction {
        at: corrected.at,
        syllable: corrected.pinyin.parse().ok()?,
        reach: match corrected.lesson_id {
            Some(_) => Reach::Sentence,
            None => Reach::Word,
        },
        text: corrected.text,
    })
}

//! Use cases of characters: what one is made of, how it is written.

use crate::{Engine, Error, dto::*, view::Display};
use wenxi_mandarin::{Language, Script, pinyin::Notation};

/// How many characters that look alike are shown.
const LOOK_ALIKES: usize = 8;

/// What the app knows of the form of a character.
pub fn character_get(engine: &Engine, args: CharacterArgs) -> Result<CharacterCard, Error> {
    let language = engine.language()?;
    let Display { notation, script, .. } = engine.display()?;
    let character = only(&args)?;
    let script = script.unwrap_or(if language.is_traditional(&args.character) {
        Script::Traditional
    } else {
        Script::Simplified
    });
    let part = |part: char| part_view(language, notation, part);
    Ok(CharacterCard {
        radical: language.radical(character).map(|radical| PartView {
            gloss: language.radical_meaning(radical).unwrap_or_default().to_owned(),
            ..part(radical)
        }),
        parts: language.parts(character).into_iter().map(part).collect(),
        look_alike: language
            .look_alikes(character, script, LOOK_ALIKES)
            .into_iter()
            .map(part)
            .collect(),
        strokes: language
            .strokes(character)
            .and_then(|strokes| u32::try_from(strokes.outlines.len()).ok()),
        character: args.character,
    })
}

/// How a character is written.
pub fn character_strokes(engine: &Engine, args: CharacterArgs) -> Result<StrokesView, Error> {
    let strokes = engine
        .language()?
        .strokes(only(&args)?)
        .ok_or(Error::NoStrokes(args.character))?;
    Ok(StrokesView {
        strokes: strokes.outlines,
        medians: strokes.medians,
        rad_strokes: strokes.radical,
    })
}

/// The one character of the arguments.
fn only(args: &CharacterArgs) -> Result<char, Error> {
    let mut characters = args.character.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(Error::NoStrokes(args.character.clone())),
    }
}

fn part_view(language: &Language, notation: Notation, part: char) -> PartView {
    let character = part.to_string();
    let first = language.define(&character).into_iter().next();
    let reading = language.readings_of(part).first();
    PartView {
        shown: reading
            .map(|reading| notation.syllable(*reading))
            .unwrap_or_default(),
        gloss: language
            .radical_meaning(part)
            .map(str::to_owned)
            .or_else(|| first.as_ref()?.senses.first().cloned())
            .unwrap_or_default(),
        is_word: first.is_some(),
        character,
    }
}

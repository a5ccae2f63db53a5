//! The way back from a question or a card to where it comes from in its lesson. The lesson is read only when somebody goes there: the
//! next question waits for no document.

use crate::{Engine, Error, dto::*, view};
use wenxi_study::{Item, Note, Source, collect};

/// Whether the lesson that an item comes from is there.
pub(crate) fn is_there(engine: &Engine, item: &Item) -> Result<bool, Error> {
    match &item.source {
        Some(source) => engine.has_lesson(&source.lesson),
        None => Ok(false),
    }
}

/// Where a note stands in the lesson that it comes from.
pub(crate) fn place_of(engine: &Engine, source: &Source, note: &Note) -> Result<ItemSource, Error> {
    let found = engine.lesson(&source.lesson)?;
    // What is asked because it is due is asked without looking into its lesson.
    let place = source.place.or_else(|| {
        let notes = collect(&source.lesson, &found.lesson, engine.language().ok()?);
        notes
            .into_iter()
            .find(|found| found.note.id == note.id)?
            .source
            .place
    });
    let view = engine.drawn(&found)?;
    let section = view.sections.get(place.map_or(0, |place| place.section));
    let section_id = section
        .map(|section| section.id.clone())
        .ok_or(Error::NoSuchLesson)?;
    // Spaces may stand where the lesson has a reading.
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = letters(&note.chinese().text);
    let sentence_id = view::located_sentences(&view)
        .into_iter()
        .filter(|located| located.place.section_id == section_id)
        .find(|located| letters(&located.sentence.text()).contains(&wanted))
        .and_then(|located| located.place.sentence_id);
    Ok(ItemSource {
        lesson_id: source.lesson.clone(),
        title: found.document.title,
        place: Place {
            section_id,
            sentence_id,
        },
    })
}

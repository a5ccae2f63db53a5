//! The order of a quiz: easy before hard, and never the same note twice in a row.

use crate::item::Item;
use crate::note::ItemKind;
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;

/// At most `at_most` items from recognising to producing, by chance among those of one step. Where there are too many,
/// those of the kinds that have most go.
pub(super) fn ordered(mut items: Vec<Item>, at_most: usize, rng: &mut Pcg32) -> Vec<Item> {
    while items.len() > at_most {
        let count = |kind: ItemKind| items.iter().filter(|item| item.kind == kind).count();
        let most = ItemKind::ALL.into_iter().max_by_key(|kind| count(*kind));
        match items.iter().rposition(|item| Some(item.kind) == most) {
            Some(last) => items.remove(last),
            None => break,
        };
    }
    items.shuffle(rng);
    items.sort_by_key(|item| step(item.kind));
    let mut ordered: Vec<Item> = Vec::with_capacity(items.len());
    while !items.is_empty() {
        let fits = |item: &Item| ordered.last().is_none_or(|last| last.note.id != item.note.id);
        let next = items.iter().position(fits).unwrap_or(0);
        ordered.push(items.remove(next));
    }
    ordered
}

/// How much a kind asks of the learner.
fn step(kind: ItemKind) -> u8 {
    use ItemKind as K;
    match kind {
        K::Match => 0,
        K::Meaning | K::Listening | K::TrueFalse | K::Passage => 1,
        K::MistakeSpot | K::Word | K::Tones => 2,
        K::Cloze | K::MistakeMend | K::MistakeWhy | K::Order => 3,
        K::Gloss | K::Reading | K::Dictation | K::Writing | K::Translate => 4,
    }
}

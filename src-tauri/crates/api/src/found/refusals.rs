//! Why files of an archive cannot be taken out of it, each reason once: a bad archive is worth a sentence, and not one for
//! each of its files.

use super::Found;
use crate::Error;
use std::mem::discriminant;
use wenxi_lesson::DocumentError;

/// What could not be taken out of one archive.
#[derive(Default)]
pub(super) struct Refusals(Vec<Refusal>);

struct Refusal {
    /// The first file of which it is so.
    path: String,
    error: DocumentError,
    /// How many more there are.
    others: usize,
}

impl Refusals {
    pub(super) fn add(&mut self, path: String, error: DocumentError) {
        match self.0.iter_mut().find(|known| is_alike(&known.error, &error)) {
            Some(known) => known.others += 1,
            None => self.0.push(Refusal {
                path,
                error,
                others: 0,
            }),
        }
    }

    /// As they are told, each by the path of the first file of which it is so.
    pub(super) fn found(self, course: &str, chapter: bool) -> impl Iterator<Item = Found> {
        self.0.into_iter().map(move |refusal| {
            let Refusal { path, error, others } = refusal;
            let error = match others {
                0 => error.into(),
                _ => Error::OthersToo { first: error, others },
            };
            Found {
                chapter,
                others,
                ..Found::refused(path, false, course, error)
            }
        })
    }
}

fn is_alike(one: &DocumentError, other: &DocumentError) -> bool {
    match (one, other) {
        (DocumentError::Broken { reason: one, .. }, DocumentError::Broken { reason: other, .. }) => {
            one == other
        }
        _ => discriminant(one) == discriminant(other),
    }
}

//! What is studied, as a package of Anki: notes with their cards, their schedule and their reviews.

use crate::{Engine, Error};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wenxi_mandarin::{Syllable, pinyin};
use wenxi_store::anki::{Card, Collection, Note, NoteType, Phase, Review, Schedule, Shelf, Template};
use wenxi_study::{CardState, Facts, ItemKind, NoteId, Phrase, StudyDay};

/// The field that names the note, by which it is known when it comes back.
const NAME_FIELD: &str = "Wenxi";

/// The deck of notes whose lesson is gone.
const ELSEWHERE: &str = "Other words";

/// Milliseconds in a day.
const DAY_MS: i64 = 86_400_000;

/// The kinds of notes of Anki that notes become; the ids are fixed, so that a second package meets the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kind {
    Word,
    Sentence,
    Mistake,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Word, Self::Sentence, Self::Mistake];

    fn of(facts: &Facts) -> Self {
        match facts {
            Facts::Word { .. } => Self::Word,
            Facts::Sentence { .. } | Facts::Passage { .. } => Self::Sentence,
            Facts::Mistake { .. } => Self::Mistake,
        }
    }

    fn id(self) -> i64 {
        1_795_305_600_000 + self as i64
    }

    fn name(self) -> &'static str {
        match self {
            Self::Word => "Wenxi word",
            Self::Sentence => "Wenxi sentence",
            Self::Mistake => "Wenxi mistake",
        }
    }

    fn fields(self) -> [&'static str; 4] {
        match self {
            Self::Word | Self::Sentence => ["Chinese", "Pinyin", "English", NAME_FIELD],
            Self::Mistake => ["Wrong", "Right", "Why", NAME_FIELD],
        }
    }

    fn note_type(self) -> NoteType {
        let templates = ItemKind::ALL.into_iter().map(|kind| {
            let (front, back) = self.faces(kind);
            Template {
                name: kind.as_str().to_owned(),
                front: front.to_owned(),
                back: format!("{{{{FrontSide}}}}<hr id=answer>{back}"),
            }
        });
        NoteType {
            id: self.id(),
            name: self.name().to_owned(),
            fields: self.fields().map(str::to_owned).to_vec(),
            templates: templates.collect(),
            is_cloze: false,
        }
    }

    /// What a card asks, and what it answers.
    fn faces(self, kind: ItemKind) -> (&'static str, &'static str) {
        const CHINESE: &str = "{{Chinese}}<div class=small>{{Pinyin}}</div>";
        const WHOLE: &str = "{{Chinese}}<div class=small>{{Pinyin}}</div>{{English}}";
        if self == Self::Mistake {
            return match kind {
                ItemKind::MistakeWhy => (
                    "{{Wrong}}<div class=small>Why is this wrong?</div>",
                    "{{Why}}<br>{{Right}}",
                ),
                _ => (
                    "{{Wrong}}<div class=small>Mend it.</div>",
                    "{{Right}}<div class=small>{{Why}}</div>",
                ),
            };
        }
        match kind {
            ItemKind::Listening | ItemKind::Dictation | ItemKind::Passage => ("{{tts zh_CN:Chinese}}", WHOLE),
            ItemKind::Word | ItemKind::Translate | ItemKind::Writing => ("{{English}}", CHINESE),
            ItemKind::Reading | ItemKind::Tones => (
                "{{Chinese}}<div class=small>How is it read?</div>",
                "{{Pinyin}}<br>{{English}}",
            ),
            _ => ("{{Chinese}}", "{{Pinyin}}<br>{{English}}"),
        }
    }
}

/// Whether notes of this kind were written by [`package`].
pub(super) fn is_own(kind: &NoteType) -> bool {
    kind.fields.iter().any(|field| field == NAME_FIELD)
}

/// What is studied of these lessons, or of all, as a collection of Anki.
pub(crate) fn package(engine: &Engine, lessons: Option<&BTreeSet<String>>) -> Result<Collection, Error> {
    let titles: HashMap<String, String> = engine
        .store
        .documents()?
        .into_iter()
        .map(|document| {
            (
                document.id,
                if document.headword.is_empty() {
                    document.title
                } else {
                    document.headword
                },
            )
        })
        .collect();
    let mut collection = Collection {
        note_types: Kind::ALL.map(Kind::note_type).to_vec(),
        ..Collection::default()
    };
    let mut shelves: BTreeMap<String, i64> = BTreeMap::new();
    let mut schedules: Vec<(usize, CardState)> = Vec::new();
    let mut next_id = engine.clock.now().at_ms;
    let mut review_ids = BTreeSet::new();
    for note in engine.store.saved_notes()? {
        let of_note = engine.store.lessons_of_note(&note.id)?;
        let lesson = match lessons {
            Some(wanted) => match of_note.iter().find(|lesson| wanted.contains(*lesson)) {
                Some(lesson) => Some(lesson),
                None => continue,
            },
            None => of_note.first(),
        };
        let title = lesson
            .and_then(|lesson| titles.get(lesson))
            .map_or(ELSEWHERE, String::as_str);
        let next_shelf = 1_795_305_700_000 + i64::try_from(shelves.len()).unwrap_or(0);
        let shelf = *shelves.entry(title.to_owned()).or_insert(next_shelf);
        next_id += 1;
        let note_id = next_id;
        let kind = Kind::of(&note.facts);
        collection
            .notes
            .push(anki_note(note_id, kind, &note.id, &note.facts));

        let cards = engine.store.cards_of_note(&note.id)?;
        let states: HashMap<ItemKind, &CardState> =
            cards.iter().map(|card| (card.card.kind, &card.state)).collect();
        let kinds: BTreeSet<ItemKind> = if states.is_empty() {
            [first_asked(kind)].into()
        } else {
            states.keys().copied().collect()
        };
        for asked in kinds {
            next_id += 1;
            let card_id = next_id;
            collection.cards.push(Card {
                id: card_id,
                note: note_id,
                shelf,
                ord: ord(asked),
                is_suspended: false,
                schedule: Schedule::default(),
            });
            let Some(state) = states.get(&asked) else { continue };
            schedules.push((collection.cards.len() - 1, **state));
            let card = wenxi_study::CardId {
                note: note.id.clone(),
                kind: asked,
            };
            let mut last_interval = 0;
            let mut reviews = engine.store.reviews(&card)?.into_iter().peekable();
            let mut phase = Phase::Learning;
            while let Some(review) = reviews.next() {
                // A review in Anki is named by its moment: two cards have two.
                let mut id = review.at_ms;
                while !review_ids.insert(id) {
                    id += 1;
                }
                let interval = reviews.peek().map_or_else(
                    || i64::from(state.due_day.since(state.last_day)),
                    |next| i64::from(next.day.since(review.day)),
                );
                collection.reviews.push(Review {
                    id,
                    card: card_id,
                    rating: review.rating as u8,
                    interval,
                    last_interval,
                    elapsed_ms: 0,
                    phase,
                });
                last_interval = interval;
                phase = if interval == 0 {
                    Phase::Learning
                } else {
                    Phase::Review
                };
            }
        }
    }
    collection.reviews.sort_by_key(|review| review.id);
    let first_day = schedules
        .iter()
        .map(|(_, state)| state.last_day.min(state.due_day))
        .min()
        .unwrap_or(engine.clock.now().day);
    // Days are counted from the four o'clock in the morning that the first one begins with.
    collection.made_at = day_begins_ms(engine, first_day) / 1000;
    for (index, state) in schedules {
        if let Some(card) = collection.cards.get_mut(index) {
            card.schedule = schedule(&state, first_day);
        }
    }
    collection.shelves = std::iter::once((vec!["Default".to_owned()], 1))
        .chain(
            shelves
                .into_iter()
                .map(|(title, id)| (vec!["Wenxi".to_owned(), title], id)),
        )
        .map(|(path, id)| Shelf { id, path })
        .collect();
    Ok(collection)
}

/// When a study day begins by the learner's clock, milliseconds since 1970.
fn day_begins_ms(engine: &Engine, day: StudyDay) -> i64 {
    let as_utc = i64::from(day.0) * DAY_MS + wenxi_study::ROLLOVER_HOUR * 3_600_000;
    as_utc - i64::from(engine.clock.utc_offset_minutes(as_utc)) * 60_000
}

/// What a note that was never asked is asked first.
fn first_asked(kind: Kind) -> ItemKind {
    match kind {
        Kind::Word => ItemKind::Meaning,
        Kind::Sentence => ItemKind::Translate,
        Kind::Mistake => ItemKind::MistakeMend,
    }
}

fn ord(kind: ItemKind) -> u32 {
    let place = ItemKind::ALL.iter().position(|known| *known == kind);
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(0)
}

fn anki_note(id: i64, kind: Kind, name: &NoteId, facts: &Facts) -> Note {
    let [first, second, third] = match facts {
        Facts::Word { word, gloss, .. } => [word.text.clone(), reading(word), gloss.clone()],
        Facts::Sentence { chinese, english } | Facts::Passage { chinese, english } => {
            [chinese.text.clone(), reading(chinese), english.clone()]
        }
        Facts::Mistake {
            incorrect,
            why,
            corrects,
        } => [
            incorrect.text.clone(),
            corrects
                .iter()
                .map(|correct| correct.chinese.text.as_str())
                .collect::<Vec<_>>()
                .join("\n"),
            why.clone(),
        ],
    };
    Note {
        id,
        guid: name.to_string(),
        note_type: kind.id(),
        fields: [first, second, third, name.to_string()]
            .iter()
            .map(|field| html(field))
            .collect(),
        tags: Vec::new(),
    }
}

/// The readings that were given, as one line; empty if there are none.
fn reading(phrase: &Phrase) -> String {
    let syllables: Vec<Syllable> = phrase
        .rubies
        .iter()
        .filter_map(|ruby| ruby.pinyin.parse().ok())
        .collect();
    pinyin::marks(&syllables)
}

/// Text as HTML.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "<br>")
}

fn schedule(state: &CardState, first_day: StudyDay) -> Schedule {
    let phase = match state.phase {
        wenxi_study::Phase::Learning => Phase::Learning,
        wenxi_study::Phase::Review => Phase::Review,
        wenxi_study::Phase::Relearning => Phase::Relearning,
    };
    let due = match (phase, state.due_at_ms) {
        (Phase::Learning | Phase::Relearning, Some(at)) => at / 1000,
        _ => i64::from(state.due_day.since(first_day)),
    };
    Schedule {
        phase,
        due,
        interval: state.due_day.since(state.last_day).max(1),
        reps: state.reps,
        lapses: state.lapses,
        memory: Some((thousandths(state.stability), thousandths(state.difficulty))),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast of a float saturates"
)]
fn thousandths(number: f32) -> u32 {
    (number * 1000.0).round() as u32
}

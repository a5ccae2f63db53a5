//! The kinds of notes that Wenxi itself writes into packages of Anki, and reading them back.
//!
//! Each way to ask is a template of its own, because each has a memory of its own; the template's name is that of the way.
//! A template asks only where the note has something in the field that belongs to it, so that Anki makes no cards beside
//! those of the package when a learner edits a note there.

use super::field;
use std::collections::BTreeSet;
use wenxi_lesson::{MediaKind, MediaName};
use wenxi_mandarin::Language;
use wenxi_store::anki;
use wenxi_study::{Corrected, Facts, ItemKind, Note, NoteId, Phrase};

/// The field with the name of the note, by which it is known when it comes back.
const NAME: &str = "Wenxi";

/// The tag of notes that are studied; the others of a lesson are there to be begun with.
const STUDIED: &str = "wenxi-studied";

/// What fields say of themselves when a card is to be there.
const YES: &str = "yes";

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Sentence,
    Mistake,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Word, Self::Sentence, Self::Mistake];

    pub(super) fn of(facts: &Facts) -> Self {
        match facts {
            Facts::Word { .. } => Self::Word,
            Facts::Sentence { .. } | Facts::Passage { .. } => Self::Sentence,
            Facts::Mistake { .. } => Self::Mistake,
        }
    }

    /// Its id, always the same, so that a second package meets the first.
    pub(super) fn id(self) -> i64 {
        1_795_305_600_000 + self as i64
    }

    fn name(self) -> &'static str {
        match self {
            Self::Word => "Wenxi word",
            Self::Sentence => "Wenxi sentence",
            Self::Mistake => "Wenxi mistake",
        }
    }

    fn fields(self) -> [&'static str; 3] {
        match self {
            Self::Word | Self::Sentence => ["Chinese", "Pinyin", "English"],
            Self::Mistake => ["Wrong", "Right", "Why"],
        }
    }

    /// The ways in which it can be asked: what is shown, what is wanted, and the answer. Some ways of a quiz have no
    /// like in Anki, such as tiles; there the same is asked in plain words.
    fn faces(self) -> &'static [(ItemKind, &'static str, &'static str, &'static str)] {
        const HEARD: &str = "{{tts zh_CN:Chinese}}";
        const READ: &str = "{{Pinyin}}<br>{{English}}";
        const SAID: &str = "{{Chinese}}<br>{{Pinyin}}";
        const WHOLE: &str = "{{Chinese}}<br>{{Pinyin}}<br>{{English}}";
        match self {
            Self::Word => &[
                (ItemKind::Meaning, "{{Chinese}}", "", READ),
                (ItemKind::Gloss, "{{Chinese}}", "What does it mean?", READ),
                (ItemKind::Reading, "{{Chinese}}", "How is it read?", READ),
                (ItemKind::Tones, "{{Chinese}}", "In which tones?", READ),
                (ItemKind::Word, "{{English}}", "", SAID),
                (
                    ItemKind::Writing,
                    "{{Pinyin}}<br>{{English}}",
                    "Write it.",
                    "{{Chinese}}",
                ),
                (ItemKind::Listening, HEARD, "What was said?", WHOLE),
                (ItemKind::Cloze, "{{English}}", "Which word is it?", SAID),
            ],
            Self::Sentence => &[
                (ItemKind::Translate, "{{English}}", "Say it in Chinese.", SAID),
                (ItemKind::TrueFalse, "{{Chinese}}", "What does it say?", READ),
                (ItemKind::Listening, HEARD, "What was said?", WHOLE),
                (ItemKind::Passage, HEARD, "What was it about?", WHOLE),
                (ItemKind::Dictation, HEARD, "Write what you hear.", WHOLE),
                (ItemKind::Cloze, "{{English}}", "How is it said?", SAID),
                (
                    ItemKind::Order,
                    "{{English}}",
                    "In which order are its words?",
                    SAID,
                ),
            ],
            Self::Mistake => &[
                (
                    ItemKind::MistakeSpot,
                    "{{Wrong}}",
                    "What is wrong here?",
                    "{{Right}}<br>{{Why}}",
                ),
                (
                    ItemKind::MistakeMend,
                    "{{Wrong}}",
                    "Mend it.",
                    "{{Right}}<br>{{Why}}",
                ),
                (
                    ItemKind::MistakeWhy,
                    "{{Wrong}}",
                    "Why is it wrong?",
                    "{{Why}}<br>{{Right}}",
                ),
            ],
        }
    }

    /// The place of a way to ask among the templates; none if notes of this kind are never asked so.
    pub(super) fn ord(self, asked: ItemKind) -> Option<u32> {
        let place = self.faces().iter().position(|(kind, ..)| *kind == asked)?;
        u32::try_from(place).ok()
    }

    /// The ways in which a note is asked that was never asked before.
    pub(super) fn asked_first(self) -> &'static [ItemKind] {
        match self {
            Self::Word => &[ItemKind::Meaning, ItemKind::Reading],
            Self::Sentence => &[ItemKind::Translate],
            Self::Mistake => &[ItemKind::MistakeMend],
        }
    }

    /// The kind as Anki has it.
    pub(super) fn note_type(self) -> anki::NoteType {
        let templates = self.faces().iter().map(|(kind, shown, wanted, answer)| {
            let field = asks(*kind);
            let wanted = match *wanted {
                "" => String::new(),
                wanted => format!("<div class=small>{wanted}</div>"),
            };
            anki::Template {
                name: kind.as_str().to_owned(),
                front: format!("{{{{#{field}}}}}{shown}{wanted}{{{{/{field}}}}}"),
                back: format!("{{{{FrontSide}}}}<hr id=answer>{answer}"),
            }
        });
        anki::NoteType {
            id: self.id(),
            name: self.name().to_owned(),
            fields: self
                .fields()
                .into_iter()
                .chain([NAME])
                .map(str::to_owned)
                .chain(self.faces().iter().map(|(kind, ..)| asks(*kind)))
                .collect(),
            templates: templates.collect(),
            is_cloze: false,
        }
    }

    /// A note as Anki has it, with how its Chinese is read. `asked` are the ways in which it has a card; `media` its sounds
    /// and pictures, which stand behind its reading: that is on the back of every card.
    pub(super) fn note(
        self,
        id: i64,
        note: &Note,
        is_studied: bool,
        asked: &BTreeSet<ItemKind>,
        media: &[MediaName],
        pinyin: String,
    ) -> anki::Note {
        let told = match &note.facts {
            Facts::Word { word, gloss, .. } => [word.text.clone(), pinyin, gloss.clone()],
            Facts::Sentence { chinese, english } | Facts::Passage { chinese, english } => {
                [chinese.text.clone(), pinyin, english.clone()]
            }
            Facts::Mistake {
                incorrect,
                why,
                corrects,
            } => {
                let right: Vec<&str> = corrects.iter().map(|right| right.chinese.text.as_str()).collect();
                [incorrect.text.clone(), right.join("\n"), why.clone()]
            }
        };
        let has_card = |kind: &ItemKind| if asked.contains(kind) { YES } else { "" };
        let [first, second, third] = told.map(|text| html(&text));
        let second = second + &media.iter().map(named).collect::<String>();
        let fields = [first, second, third, html(&note.id.to_string())]
            .into_iter()
            .chain(self.faces().iter().map(|(kind, ..)| has_card(kind).to_owned()));
        anki::Note {
            id,
            guid: note.id.to_string(),
            note_type: self.id(),
            fields: fields.collect(),
            tags: is_studied.then(|| STUDIED.to_owned()).into_iter().collect(),
        }
    }
}

/// How Anki names a sound or a picture.
fn named(media: &MediaName) -> String {
    match media.kind() {
        MediaKind::Sound => format!("[sound:{media}]"),
        MediaKind::Picture => format!("<img src=\"{media}\">"),
    }
}

/// The field in which a note says that it is asked so.
fn asks(kind: ItemKind) -> String {
    format!("ask {kind}")
}

/// Whether notes of this kind were written by Wenxi.
pub(super) fn is_own(kind: &anki::NoteType) -> bool {
    kind.fields.iter().any(|field| field == NAME)
}

/// Whether a note was studied when it was written.
pub(super) fn is_studied(note: &anki::Note) -> bool {
    note.tags.iter().any(|tag| tag == STUDIED)
}

/// The way in which a card of such a kind asks.
pub(super) fn asked(kind: &anki::NoteType, ord: u32) -> Option<ItemKind> {
    let template = kind.templates.get(usize::try_from(ord).ok()?)?;
    ItemKind::ALL
        .into_iter()
        .find(|known| known.as_str() == template.name)
}

/// The rows of a document of such notes, the head first: without what is only for the program, and without what is wrong.
pub(super) fn rows<'a>(
    kind: &anki::NoteType,
    notes: impl Iterator<Item = &'a anki::Note>,
) -> Vec<Vec<String>> {
    let shown: &[&str] = if kind.fields.iter().any(|field| field == "Right") {
        &["Right"]
    } else {
        &["Chinese", "Pinyin", "English"]
    };
    let heads = shown.iter().map(|name| match *name {
        "Right" => "Chinese".to_owned(),
        name => name.to_owned(),
    });
    std::iter::once(heads.collect())
        .chain(notes.map(|note| {
            shown
                .iter()
                .map(|name| said(kind, note, name).join("; "))
                .collect()
        }))
        .collect()
}

/// The note of Wenxi that a note of Anki was written from, with what was changed in it there.
pub(super) fn note(language: &Language, note: &anki::Note, kind: &anki::NoteType) -> Option<Note> {
    let name: NoteId = said(kind, note, NAME).concat().parse().ok()?;
    let line = |field: &str| said(kind, note, field).join("; ");
    let (chinese, pinyin, english) = (line("Chinese"), line("Pinyin"), line("English"));
    let told = match name.as_str().split(':').next()? {
        "w" => wenxi_study::told_word(language, &chinese, &pinyin, &english)?.facts,
        "m" => Facts::Mistake {
            incorrect: Phrase::plain(line("Wrong")),
            why: line("Why"),
            corrects: said(kind, note, "Right")
                .into_iter()
                .map(|right| Corrected {
                    chinese: Phrase::plain(right),
                    english: String::new(),
                })
                .collect(),
        },
        sort => match wenxi_study::told_sentence(language, &chinese, &pinyin, &english).facts {
            Facts::Sentence { chinese, english } if sort == "p" => Facts::Passage { chinese, english },
            facts => facts,
        },
    };
    Some(Note {
        id: name,
        facts: told,
    })
}

/// The lines of a field, by its name.
fn said(kind: &anki::NoteType, note: &anki::Note, name: &str) -> Vec<String> {
    let at = kind.fields.iter().position(|field| field == name);
    at.and_then(|at| note.fields.get(at))
        .map(|field| field::lines(field))
        .unwrap_or_default()
}

/// Text as HTML.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "<br>")
}

//! Items of a practice as the window draws them.

use super::{Display, TextWriter, pinyin_run, plain_run};
use crate::dto::{ItemInput, ItemKindView, ItemView, Run, SpokenWord, Verdict, count};
use wenxi_lesson::AuthorReading;
use wenxi_mandarin::{Given, Language, Source, pinyin};
use wenxi_study::{Item, ItemKind, Key, Passage, Phrase};

/// Writes items; nothing is known of the learner's words, because a question must not tell.
pub(crate) struct ItemWriter<'a> {
    language: &'a Language,
    display: Display,
}

impl<'a> ItemWriter<'a> {
    pub(crate) fn new(language: &'a Language, display: Display) -> Self {
        Self { language, display }
    }

    pub(crate) fn item(&self, id: String, item: &Item) -> ItemView {
        ItemView {
            id,
            kind: item.kind.into(),
            instruction: item.instruction.clone(),
            stem: self.runs(&item.stem),
            show_readings: item.show_readings,
            audio: item
                .audio
                .as_ref()
                .map(|phrase| self.spoken(phrase))
                .unwrap_or_default(),
            input: self.input(&item.key),
            choices: item
                .choices
                .iter()
                .map(|choice| self.runs(std::slice::from_ref(choice)))
                .collect(),
            context: self.runs(&item.context),
        }
    }

    fn input(&self, key: &Key) -> ItemInput {
        let each = |passages: &[Passage]| -> Vec<Vec<Run>> {
            passages
                .iter()
                .map(|passage| self.runs(std::slice::from_ref(passage)))
                .collect()
        };
        match key {
            Key::Choice { .. } => ItemInput::Choose,
            Key::Reading { .. } => ItemInput::Reading,
            Key::Gloss { .. } => ItemInput::Gloss,
            Key::Dictation { .. } => ItemInput::Text,
            Key::Tones { letters, .. } => ItemInput::Tones {
                letters: letters.clone(),
            },
            Key::Order { .. } => ItemInput::Tiles,
            Key::SelfRated { answer } => ItemInput::SelfRated {
                audio: match answer {
                    Passage::Chinese(phrase) => self.spoken(phrase),
                    Passage::English(_) | Passage::Pinyin(_) => Vec::new(),
                },
                answer: self.runs(std::slice::from_ref(answer)),
            },
            Key::Pairs { left, right, partner } => ItemInput::Pairs {
                left: each(left),
                right: each(right),
                partner: partner.iter().map(|at| count(*at)).collect(),
            },
            Key::Strokes { characters } => ItemInput::Strokes {
                characters: characters.iter().map(ToString::to_string).collect(),
            },
        }
    }

    pub(crate) fn runs(&self, passages: &[Passage]) -> Vec<Run> {
        passages.iter().map(|passage| self.run(passage)).collect()
    }

    /// Passages with a space between them, to be read one after the other.
    pub(crate) fn spaced(&self, passages: &[Passage]) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut before: Option<&Passage> = None;
        for passage in passages {
            if !runs.is_empty() {
                runs.push(plain_run(" "));
            }
            runs.push(match (before, passage) {
                (Some(Passage::Chinese(phrase)), Passage::Pinyin(_)) => pinyin_run(self.by_words(phrase)),
                _ => self.run(passage),
            });
            before = Some(passage);
        }
        runs
    }

    /// The reading of a phrase, each of its words by itself: zūnjìng de kèhù.
    fn by_words(&self, phrase: &Phrase) -> String {
        let words = phrase.words(self.language);
        let spelt = words.iter().filter(|word| !word.readings.is_empty()).map(|word| {
            let syllables: Vec<_> = word.readings.iter().map(|reading| reading.written).collect();
            self.display.notation.word(&syllables)
        });
        spelt.collect::<Vec<_>>().join(" ")
    }

    fn run(&self, passage: &Passage) -> Run {
        match passage {
            Passage::Chinese(phrase) => {
                let nowhere = |_: &str| None;
                let mut writer = TextWriter::new(self.language, self.display, &nowhere);
                Run::Chinese(writer.sentence(&phrase.text, &readings(phrase), false))
            }
            Passage::English(text) => plain_run(text),
            // As one writes a word, in the learner's notation.
            Passage::Pinyin(text) => pinyin_run(
                pinyin::parse(text).map_or_else(|_| text.clone(), |word| self.display.notation.word(&word)),
            ),
        }
    }

    /// Syllables as one writes a word, in the learner's notation.
    pub(crate) fn spelt<'s>(&self, syllables: impl Iterator<Item = &'s str>) -> String {
        let syllables: Vec<_> = syllables.filter_map(|syllable| syllable.parse().ok()).collect();
        self.display.notation.word(&syllables)
    }

    /// A phrase as the voice is to say it.
    pub(crate) fn spoken(&self, phrase: &Phrase) -> Vec<SpokenWord> {
        let given: Vec<Given> = readings(phrase)
            .into_iter()
            .map(|reading| Given {
                at: reading.at,
                syllable: reading.syllable,
                source: Source::Author,
            })
            .collect();
        self.language
            .annotate(&phrase.text, &given)
            .iter()
            .map(|word| SpokenWord {
                text: word.text.clone(),
                syllables: word
                    .readings
                    .iter()
                    .map(|reading| reading.spoken.to_string())
                    .collect(),
            })
            .collect()
    }
}

/// The readings of a phrase. One that is no syllable any more (a log from elsewhere) is left to the app.
fn readings(phrase: &Phrase) -> Vec<AuthorReading> {
    phrase
        .rubies
        .iter()
        .filter_map(|ruby| {
            Some(AuthorReading {
                at: ruby.at,
                syllable: ruby.pinyin.parse().ok()?,
            })
        })
        .collect()
}

impl From<ItemKind> for ItemKindView {
    fn from(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Match => Self::Match,
            ItemKind::Meaning => Self::Meaning,
            ItemKind::Listening => Self::Listening,
            ItemKind::TrueFalse => Self::TrueFalse,
            ItemKind::Passage => Self::Passage,
            ItemKind::Word => Self::Word,
            ItemKind::MistakeSpot => Self::MistakeSpot,
            ItemKind::Tones => Self::Tones,
            ItemKind::Cloze => Self::Cloze,
            ItemKind::MistakeWhy => Self::MistakeWhy,
            ItemKind::MistakeMend => Self::MistakeMend,
            ItemKind::Order => Self::Order,
            ItemKind::Gloss => Self::Gloss,
            ItemKind::Reading => Self::Reading,
            ItemKind::Dictation => Self::Dictation,
            ItemKind::Writing => Self::Writing,
            ItemKind::Translate => Self::Translate,
        }
    }
}

impl From<wenxi_study::Verdict> for Verdict {
    fn from(verdict: wenxi_study::Verdict) -> Self {
        match verdict {
            wenxi_study::Verdict::Right => Self::Right,
            wenxi_study::Verdict::Nearly => Self::Nearly,
            wenxi_study::Verdict::Wrong => Self::Wrong,
        }
    }
}

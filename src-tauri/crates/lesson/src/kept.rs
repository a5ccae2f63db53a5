//! Lessons as bytes: what is read once need not be read again. They are for the same version of the program alone, and tell
//! it nothing that the document does not.
//!
//! A lesson is kept in parts: its outline, which says how many blocks each section has, and the blocks, some pages of them
//! at a time. Whoever wants to see one place of a book need not understand all of it.

use crate::{Block, Lesson, Section};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A part ends with the block with which it has so many bytes: some ten thousand characters, more than ten pages.
const PART: usize = 40_000;

/// How many sentences and other texts have their names, which are their numbers, before something in a lesson. Who draws
/// lessons gives the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Named {
    /// Sentences of Chinese.
    pub sentences: usize,
    /// Texts in other languages.
    pub texts: usize,
}

/// What a section of a lesson is without its blocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Extent {
    /// How many blocks it has.
    blocks: usize,
    /// Before its heading.
    named: Named,
}

/// Where a part begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Start {
    section: usize,
    block: usize,
    /// Before that block.
    named: Named,
}

/// A lesson without its blocks, and where they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    lesson: Lesson,
    sections: Vec<Extent>,
    parts: Vec<Start>,
}

/// A lesson of which one stretch of blocks is there, and all headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The lesson; its sections have the blocks that are there.
    pub lesson: Lesson,
    /// What is not there, one for each section.
    pub bounds: Vec<Bounds>,
}

/// What of a section stands outside of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many of its blocks stand before those that are there.
    pub before: usize,
    /// How many stand behind them.
    pub after: usize,
    /// What was named before its heading.
    pub heading: Named,
    /// What was named before the first block that is there, where that is not the section's first.
    pub blocks: Option<Named>,
}

/// A lesson as parts, of which the first is its outline; none if it cannot be written, which only a lack of memory could be
/// the reason for. `named` says of each section what was named before its heading, and then before each of its blocks.
pub fn to_parts(lesson: &Lesson, named: &[Vec<Named>]) -> Option<Vec<Vec<u8>>> {
    let mut outline = Outline {
        lesson: without_blocks(lesson),
        sections: Vec::with_capacity(lesson.sections.len()),
        parts: Vec::new(),
    };
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for (number, (section, named)) in lesson.sections.iter().zip(named).enumerate() {
        let (heading, blocks) = named.split_first()?;
        outline.sections.push(Extent {
            blocks: section.blocks.len(),
            named: *heading,
        });
        for (at, (block, named)) in section.blocks.iter().zip(blocks).enumerate() {
            if parts.last().is_none_or(|part| part.len() >= PART) {
                parts.push(Vec::new());
                outline.parts.push(Start {
                    section: number,
                    block: at,
                    named: *named,
                });
            }
            postcard::to_extend(block, parts.pop()?)
                .ok()
                .map(|part| parts.push(part))?;
        }
    }
    let outline = postcard::to_allocvec(&outline).ok()?;
    Some([outline].into_iter().chain(parts).collect())
}

/// The lesson that [`to_parts`] wrote; none if these are other bytes.
pub fn from_parts(parts: &[Vec<u8>]) -> Option<Lesson> {
    let (outline, blocks) = parts.split_first()?;
    let stretch = Outline::from_bytes(outline)?.stretch(0, blocks)?;
    let is_whole = stretch
        .bounds
        .iter()
        .all(|bounds| bounds.before + bounds.after == 0);
    is_whole.then_some(stretch.lesson)
}

impl Outline {
    /// The outline in the first part of a lesson; none if these are other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match postcard::take_from_bytes(bytes) {
            Ok((outline, [])) => Some(outline),
            _ => None,
        }
    }

    /// The part of the blocks in which a section begins, counted from 0.
    pub fn part_of_section(&self, section: usize) -> usize {
        self.last_part(|start| (start.section, start.block) <= (section, 0))
    }

    /// The part of the blocks in which the sentence with this number stands, from 1 on.
    pub fn part_of_sentence(&self, sentence: usize) -> usize {
        self.last_part(|start| start.named.sentences < sentence)
    }

    /// The last part that begins early enough.
    fn last_part(&self, is_early: impl Fn(&Start) -> bool) -> usize {
        self.parts.partition_point(is_early).saturating_sub(1)
    }

    /// The lesson with the blocks of these parts, of which the first has this number; none if these are other bytes.
    pub fn stretch(self, first: usize, parts: &[Vec<u8>]) -> Option<Stretch> {
        let Self {
            mut lesson, sections, ..
        } = self;
        let start = self.parts.get(first);
        let mut bounds: Vec<Bounds> = sections
            .iter()
            .enumerate()
            .map(|(number, extent)| Bounds {
                // All of a section that ends before the first part; of others it is not known yet.
                before: match start {
                    Some(start) if number == start.section => start.block,
                    Some(start) if number > start.section => 0,
                    _ => extent.blocks,
                },
                after: 0,
                heading: extent.named,
                blocks: start
                    .filter(|start| number == start.section && start.block > 0)
                    .map(|start| start.named),
            })
            .collect();
        let (mut section, mut here) = start.map_or((0, 0), |start| (start.section, start.block));
        for part in parts {
            let mut bytes = part.as_slice();
            while !bytes.is_empty() {
                while sections.get(section)?.blocks <= here {
                    (section, here) = (section + 1, 0);
                }
                let block: Block;
                (block, bytes) = postcard::take_from_bytes(bytes).ok()?;
                lesson.sections.get_mut(section)?.blocks.push(block);
                here += 1;
            }
        }
        for ((bounds, extent), section) in bounds.iter_mut().zip(&sections).zip(&lesson.sections) {
            bounds.after = extent.blocks.checked_sub(bounds.before + section.blocks.len())?;
        }
        Some(Stretch { lesson, bounds })
    }
}

/// The parts that are seen first of a lesson that is seen in this one: it, and those beside it.
pub fn parts_around(part: usize) -> Range<usize> {
    part.saturating_sub(1)..part.saturating_add(2)
}

/// A lesson without its blocks.
fn without_blocks(lesson: &Lesson) -> Lesson {
    let sections = lesson.sections.iter().map(|section| Section {
        role: section.role,
        level: section.level,
        heading: section.heading.clone(),
        blocks: Vec::new(),
    });
    Lesson {
        title: lesson.title.clone(),
        headword: lesson.headword.clone(),
        kind: lesson.kind,
        sections: sections.collect(),
        tags: lesson.tags.clone(),
        diagnostics: lesson.diagnostics.clone(),
    }
}

/// A syllable by its letters and its tone, of which not every pair exists.
pub(crate) mod syllable {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use wenxi_mandarin::{Syllable, Tone};

    pub(crate) fn serialize<S: Serializer>(syllable: &Syllable, to: S) -> Result<S::Ok, S::Error> {
        (syllable.letters(), syllable.tone().number()).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Syllable, D::Error> {
        let (letters, tone) = <(&str, u8)>::deserialize(from)?;
        Tone::from_number(tone)
            .and_then(|tone| Syllable::new(letters, tone))
            .ok_or_else(|| D::Error::custom("no syllable"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AuthorReading;
    use wenxi_mandarin::Syllable;

    #[test]
    fn every_syllable_comes_back() {
        let all = Syllable::all().flat_map(|plain| [Some(plain), plain.with_erhua()]);
        for syllable in all.flatten() {
            let reading = AuthorReading { at: 0, syllable };
            let bytes = postcard::to_allocvec(&reading).unwrap();
            assert_eq!(postcard::from_bytes::<AuthorReading>(&bytes).unwrap(), reading);
        }
    }

    /// Three sections of which the second is empty and the third is long, and numbers as if every block and every heading
    /// were one sentence and two texts.
    fn long() -> (Lesson, Vec<Vec<Named>>) {
        let mut text = "# 茶 (chá)\n\n喝茶。\n\n## 空\n\n## 长\n\n".to_owned();
        for day in 1..=2_000 {
            text += &format!("第{day}天我们在茶馆里喝茶，谈了很多事情。\n\n");
        }
        let lesson = crate::read("a.md", text.as_bytes(), &|_| &[]).unwrap();
        let mut count = 1;
        let mut next = || {
            let sentences = count;
            count += 1;
            Named {
                sentences,
                texts: 2 * sentences,
            }
        };
        let named = lesson
            .sections
            .iter()
            .map(|section| (0..=section.blocks.len()).map(|_| next()).collect())
            .collect();
        (lesson, named)
    }

    #[test]
    fn parts_are_the_lesson() {
        let (lesson, named) = long();
        let mut parts = to_parts(&lesson, &named).unwrap();
        assert!(parts.len() > 4, "{} parts", parts.len());
        assert_eq!(from_parts(&parts), Some(lesson));
        parts.pop();
        assert_eq!(from_parts(&parts), None);
    }

    #[test]
    fn other_bytes_are_no_lesson() {
        let (lesson, named) = long();
        let parts = to_parts(&lesson, &named).unwrap();
        let changed = |part: usize, change: &dyn Fn(&mut Vec<u8>)| {
            let mut parts = parts.clone();
            change(&mut parts[part]);
            from_parts(&parts)
        };
        assert_eq!(changed(0, &|bytes| bytes.truncate(bytes.len() - 1)), None);
        assert_eq!(changed(0, &|bytes| bytes.push(0)), None);
        assert_eq!(changed(1, &|bytes| bytes.truncate(bytes.len() - 1)), None);
        assert_eq!(changed(2, &|bytes| bytes.clear()), None);
        assert_eq!(from_parts(&[]), None);
    }

    /// Whatever stretch is taken, it is what stands there, and its bounds say where that is.
    #[test]
    fn a_stretch_is_the_lesson_from_one_part_to_another() {
        let (lesson, named) = long();
        let parts = to_parts(&lesson, &named).unwrap();
        let outline = Outline::from_bytes(&parts[0]).unwrap();
        let blocks = &parts[1..];
        for first in 0..blocks.len() {
            for last in first..blocks.len() {
                let stretch = outline.clone().stretch(first, &blocks[first..=last]).unwrap();
                assert_eq!(stretch.bounds.len(), lesson.sections.len());
                for (number, bounds) in stretch.bounds.iter().enumerate() {
                    let (here, all) = (&stretch.lesson.sections[number], &lesson.sections[number]);
                    assert_eq!((here.role, &here.heading), (all.role, &all.heading));
                    let until = all.blocks.len() - bounds.after;
                    assert_eq!(here.blocks, all.blocks[bounds.before..until], "{number}");
                    assert_eq!(bounds.heading, named[number][0]);
                    let first = named[number].get(1 + bounds.before).copied();
                    assert_eq!(
                        bounds.blocks,
                        first.filter(|_| bounds.before > 0 && !here.blocks.is_empty())
                    );
                }
                let is_whole = (first, last) == (0, blocks.len() - 1);
                assert_eq!(stretch.lesson == lesson, is_whole);
            }
        }
    }

    #[test]
    fn a_place_is_in_its_part() {
        let (lesson, named) = long();
        let outline = Outline::from_bytes(&to_parts(&lesson, &named).unwrap()[0]).unwrap();
        assert_eq!((outline.part_of_section(0), outline.part_of_section(1)), (0, 0));
        assert_eq!(outline.part_of_sentence(0), 0);
        assert_eq!(outline.part_of_sentence(usize::MAX), outline.parts.len() - 1);
        for (part, start) in outline.parts.iter().enumerate() {
            // The sentence that the first block of the part is, and the one before it.
            assert_eq!(outline.part_of_sentence(start.named.sentences + 1), part);
            assert_eq!(
                outline.part_of_sentence(start.named.sentences),
                part.saturating_sub(1)
            );
        }
    }
}

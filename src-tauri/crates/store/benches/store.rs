//! How long the store takes on a large library and a long history: `cargo bench -p wenxi-store`.
//!
//! The documents and the histories are made up from a seed, so every run measures the same work. Times are medians and
//! 99th percentiles of one run on one machine: only ratios between runs of the same machine mean something.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::time::{Duration, Instant};
use wenxi_store::{
    Entry, Event, IndexedLesson, Line, LineKind, LineSentence, NoteAdded, PracticeWrite, RandomIds, Record,
    Reviewed, Store,
};
use wenxi_study::{CardId, Facts, First, GlossBy, ItemKind, NoteId, Now, Phrase, Rating, StudyDay, Verdict};

const LESSONS: usize = 6_000;
const SENTENCES: usize = 40;
const CARDS: usize = 20_000;
const REVIEWS: usize = 100_000;
const DAY_MS: i64 = 86_400_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("wenxi.db"), RandomIds).unwrap();
    library(&store);
    history(&store);
}

/// A generator of numbers (Marsaglia's xorshift), enough to make up work.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

const WORDS: [(&str, &str, &str); 16] = [
    ("客户", "ke hu", "customer"),
    ("服务", "fu wu", "service"),
    ("公司", "gong si", "company"),
    ("市场", "shi chang", "market"),
    ("质量", "zhi liang", "quality"),
    ("经济", "jing ji", "economy"),
    ("发展", "fa zhan", "development"),
    ("管理", "guan li", "management"),
    ("技术", "ji shu", "technology"),
    ("产品", "chan pin", "product"),
    ("文化", "wen hua", "culture"),
    ("社会", "she hui", "society"),
    ("问题", "wen ti", "problem"),
    ("关系", "guan xi", "relation"),
    ("的", "de", "the"),
    ("西安", "xi an", "Xi'an"),
];

fn line(numbers: &mut Numbers, kind: LineKind, words: usize) -> Line {
    let (mut chinese, mut pinyin, mut english) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..words {
        let (c, p, e) = WORDS[numbers.below(WORDS.len())];
        chinese.push(c);
        pinyin.push(p);
        english.push(e);
    }
    Line {
        kind,
        section: Some("s-1".into()),
        sentences: vec![LineSentence {
            id: "s1".into(),
            chinese: chinese.concat(),
            pinyin: pinyin.join(" "),
        }],
        english: english.join(" "),
    }
}

fn library(store: &Store) {
    let mut numbers = Numbers(88);
    let lessons: Vec<_> = (0..LESSONS)
        .map(|n| {
            let mut lines = vec![
                line(&mut numbers, LineKind::Title, 2),
                line(&mut numbers, LineKind::Headword, 2),
            ];
            lines.extend((0..SENTENCES).map(|_| line(&mut numbers, LineKind::Text, 12)));
            IndexedLesson {
                parts: Vec::new(),
                lesson: format!("lesson-{n}"),
                version: "1".into(),
                level: None,
                words: String::new(),
                lines,
                told: Vec::new(),
            }
        })
        .collect();
    let start = Instant::now();
    for some in lessons.chunks(200) {
        store.index(some, &|character| character).unwrap();
    }
    println!(
        "index {LESSONS} lessons of {SENTENCES} sentences: {:?}",
        start.elapsed()
    );
    for query in [
        "客户服务",
        "客",
        "kehu",
        "ke4hu4",
        "k",
        "xian",
        "customer",
        "customer serv",
        "the",
        "不存在",
    ] {
        measure(&format!("search {query}"), 200, || {
            store.search(query, 30, &|character| character).unwrap();
        });
    }
}

fn history(store: &Store) {
    let mut numbers = Numbers(99);
    let note = |n: usize| NoteId::word(&format!("词{n}"), "cí");
    let card = |n: usize| CardId {
        note: note(n),
        kind: ItemKind::Meaning,
    };
    let review = |numbers: &mut Numbers, n: usize, day: i32| {
        let rating = [
            Rating::Again,
            Rating::Hard,
            Rating::Good,
            Rating::Good,
            Rating::Good,
        ][numbers.below(5)];
        Event::Reviewed(Reviewed {
            card: card(n),
            rating,
            verdict: Verdict::Right,
            response: None,
            elapsed_ms: 3_000,
            study_day: StudyDay(day),
            chosen_days: None,
        })
    };
    let mut records = Vec::new();
    let mut record = |at_ms: i64, event| {
        let id = store.mint(at_ms);
        records.push(Record {
            id,
            device_id: "other".into(),
            occurred_at_ms: at_ms,
            event,
        });
    };
    for n in 0..CARDS {
        let facts = Facts::Word {
            word: Phrase::plain(format!("词{n}")),
            gloss: "word".into(),
            gloss_by: GlossBy::Dictionary,
        };
        record(
            0,
            Event::NoteAdded(NoteAdded {
                note_id: note(n),
                facts,
                lesson_id: Some(format!("lesson-{}", n % 600)),
            }),
        );
    }
    for n in 0..REVIEWS {
        let day = (n * 365 / REVIEWS) as i32;
        record(i64::from(day) * DAY_MS, review(&mut numbers, n % CARDS, day));
    }
    let start = Instant::now();
    store.merge(&records).unwrap();
    println!("merge {REVIEWS} reviews of {CARDS} cards: {:?}", start.elapsed());
    let start = Instant::now();
    store.rebuild().unwrap();
    println!("rebuild: {:?}", start.elapsed());
    let now = Now {
        at_ms: 365 * DAY_MS,
        day: StudyDay(365),
    };
    println!("due: {}", store.due(now, 200, First::Fading).unwrap().len());
    measure("due", 50, || {
        store.due(now, 200, First::Fading).unwrap();
    });
    measure("counts", 50, || {
        store.counts(now).unwrap();
    });
    measure("week", 50, || {
        store.week(now.day).unwrap();
    });
    measure("lesson activity", 20, || {
        store.lesson_activity().unwrap();
    });
    measure("append a review, durably", 500, || {
        let n = numbers.below(CARDS);
        let entry = Entry {
            id: store.mint(now.at_ms),
            occurred_at_ms: now.at_ms,
            event: review(&mut numbers, n, 365),
        };
        store.append(&[entry], PracticeWrite::Keep).unwrap();
    });
}

fn measure(name: &str, times: usize, mut work: impl FnMut()) {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    took.sort();
    println!(
        "{name}: median {:?}, p99 {:?}",
        took[times / 2],
        took[times * 99 / 100]
    );
}

//! Concept pages, as many as are asked for and the same ones every time: the passages of the course's own concept
//! pages in an order that follows from a seed.

use std::{fs, io, path::Path};

/// A passage and its translation.
struct Passage {
    chinese: String,
    english: String,
}

/// The slots of a page, each with one passage.
const SLOTS: [(&str, &str); 3] = [
    ("定义 / Definition", "## 中文解释 / English Explanation"),
    ("应用 / Application", ""),
    ("起源 / Origin", "## 历史典故 / Historical Context"),
];
const TAKEAWAYS: usize = 3;

/// Generated pages, one after another.
pub(crate) struct Pages {
    passages: Vec<Passage>,
    takeaways: Vec<Passage>,
    terms: Vec<String>,
    numbers: Numbers,
}

/// A generator of numbers (Marsaglia's xorshift), enough to shuffle with.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let length = u64::try_from(from.len()).ok().filter(|length| *length > 0)?;
        from.get(usize::try_from(self.next() % length).ok()?)
    }
}

impl Pages {
    /// Pages made of the concept pages in this folder.
    pub(crate) fn of(folder: &Path) -> io::Result<Self> {
        let mut files: Vec<_> = fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        let (mut passages, mut takeaways, mut terms) = (Vec::new(), Vec::new(), Vec::new());
        for file in files {
            let text = fs::read_to_string(file)?;
            passages.extend(labelled(&text));
            takeaways.extend(listed(&text));
            terms.extend(title(&text));
        }
        Ok(Self {
            passages,
            takeaways,
            terms,
            numbers: Numbers(88),
        })
    }

    /// The next page.
    pub(crate) fn page(&mut self, number: usize) -> String {
        let Self {
            passages,
            takeaways,
            terms,
            numbers,
        } = self;
        let mut words = |count: usize| {
            let words = (0..count).filter_map(|_| numbers.pick(terms));
            words.map(String::as_str).collect::<Vec<_>>().join(" and ")
        };
        let mut page = format!("# {} {number}\n\n", words(2));
        for (topic, heading) in SLOTS {
            if !heading.is_empty() {
                page += &format!("{heading}\n\n");
            }
            if let Some(Passage { chinese, english }) = numbers.pick(passages) {
                page += &format!(
                    "* **{topic}**  \n  **中文解释**：{chinese}  \n  **English Explanation**: {english}\n\n"
                );
            }
        }
        let chosen: Vec<&Passage> = (0..TAKEAWAYS).filter_map(|_| numbers.pick(takeaways)).collect();
        page += "## 要点总结 / Takeaway\n\n* **中文**\n";
        chosen
            .iter()
            .for_each(|passage| page += &format!("  - {}\n", passage.chinese));
        page += "\n* **English**\n";
        chosen
            .iter()
            .for_each(|passage| page += &format!("  - {}\n", passage.english));
        page
    }
}

/// The passages that a page labels `**中文…**：` and `**English …**: `.
fn labelled(text: &str) -> Vec<Passage> {
    let after = |line: &str, label: &str| {
        let (_, rest) = line.trim().strip_prefix(label)?.split_once("**")?;
        Some(rest.trim_start_matches(['：', ':', ' ']).trim().to_owned())
    };
    let chinese = text.lines().filter_map(|line| after(line, "**中文"));
    let english = text.lines().filter_map(|line| after(line, "**English"));
    chinese
        .zip(english)
        .filter(|(chinese, _)| !chinese.is_empty())
        .map(|(chinese, english)| Passage { chinese, english })
        .collect()
}

/// The bullets of the takeaways, Chinese ones with their English ones.
fn listed(text: &str) -> Vec<Passage> {
    let bullets = text
        .lines()
        .filter_map(|line| line.trim_end().strip_prefix("  - "));
    let (chinese, english): (Vec<&str>, Vec<&str>) =
        bullets.partition(|bullet| !bullet.is_ascii() && bullet.contains('：'));
    chinese
        .into_iter()
        .zip(english)
        .map(|(chinese, english)| Passage {
            chinese: chinese.to_owned(),
            english: english.to_owned(),
        })
        .collect()
}

/// The term that a page is about, when its title is English.
fn title(text: &str) -> Option<String> {
    let title = text.lines().find_map(|line| line.strip_prefix("# "))?;
    title.is_ascii().then(|| title.to_owned())
}

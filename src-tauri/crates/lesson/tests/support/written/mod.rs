//! Documents that are written together with what is seen of them, format by format: the other side of the law that
//! nothing is lost, for documents that nobody thought of. It knows the formats, not the lessons, and shares no code with
//! the crate.

pub(crate) mod html;
pub(crate) mod office;
pub(crate) mod plain;
pub(crate) mod rows;
pub(crate) mod subtitles;
pub(crate) mod wiki;

use proptest::prelude::*;

/// A piece of a document: how it is written, and what is seen of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    pub(crate) source: String,
    pub(crate) seen: String,
}

impl Written {
    pub(crate) fn new(source: impl Into<String>, seen: impl Into<String>) -> Written {
        Written {
            source: source.into(),
            seen: seen.into(),
        }
    }

    /// Markup of which nothing is seen.
    pub(crate) fn unseen(source: impl Into<String>) -> Written {
        Written::new(source, "")
    }

    /// With markup around it.
    pub(crate) fn within(self, open: &str, close: &str) -> Written {
        Written {
            source: format!("{open}{}{close}", self.source),
            seen: self.seen,
        }
    }

    /// Pieces one behind the other.
    pub(crate) fn joined(pieces: &[Written], joint: &str) -> Written {
        let sources: Vec<&str> = pieces.iter().map(|piece| piece.source.as_str()).collect();
        let seen: Vec<&str> = pieces.iter().map(|piece| piece.seen.as_str()).collect();
        Written::new(sources.join(joint), seen.join("\n"))
    }
}

/// What lessons are made of, without markup of any format. None begins like an item of a list.
pub(crate) const PHRASES: &[&str] = &[
    "客户",
    "服务",
    "客户 (kèhù)",
    "顾客（gùkè, customer）",
    "顾客 gùkè - customer",
    "The customer is right.",
    "我们为客户服务。",
    "A：你好！",
    "B: 你好吗？",
    "Pinyin: Wǒ lái le.",
    "English: I came.",
    "Incorrect: 我错了。(Wǒ cuò le.) This is wrong.",
    "Correct: 我对了。 “I am right.”",
    "Example 1: 我来了。",
    "Analysis: It is short.",
    "Think of it this way: fine.",
    "中文",
    "English",
    "中文解释：好。",
    "English Explanation: Good.",
    "定义 / Definition",
    "Impact / 影响",
    "中文解释 / English Explanation",
    "要点总结 / Takeaway",
    "Quick Summary",
    "Example Sentences",
    "Nuances and Common Mistakes",
    "Related Terms",
    "Character Breakdown",
    "客 (kè): guest",
    "Table of Contents",
    "Business: 生意 is good.",
    "kèhù: 客户 - client",
    "第三章 茶馆",
    "3.5% of U.S. firms, e.g. these",
    "标签：双语",
    "Last updated: 2024",
    "说“你好。”就走。",
    "句子。Sentence. 句子。",
    "顾客至上 / The customer comes first",
    "哪儿 (nǎr)",
    "错 ❌ 对 ✅",
    "Wǒ hěn hǎo.",
    "…",
    "E = mc2",
    "【中文】好",
    "ke4hu4",
];

/// A phrase as it stands.
pub(crate) fn phrase() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(PHRASES)
}

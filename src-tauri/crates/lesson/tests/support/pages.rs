//! Documents that come in all forms, written in Markdown.

pub(crate) const WORD_PAGE: &str = "\
# kèhù: 客户 - Client

## Quick Summary
* **Keywords:** kehu, 客户, client in Chinese
* **Summary:** The word for a person or company that pays for a service.

## Core Meaning
* **Pinyin:** kèhù
* **Part of Speech:** Noun
* **HSK Level:** HSK 5
* **Concise Definition:** A client of a company.
* **In a Nutshell:** Think of 客户 as a guest who stays.

## Character Breakdown
* **客 (kè):** guest
* **户 (hù):** door, household

When combined, a guest at the door.

## Cultural Context and Significance
Trust comes before business.

The client is a guest.

## Practical Usage in Modern China
The word is used everywhere.

* **Business:** Every firm has clients.
* **Banking:** Banks have them, too.

## Example Sentences
* **Example 1:** 我们的客户很满意。
  * **Pinyin:** Wǒmen de kèhù hěn mǎnyì.
  * **English:** Our clients are very satisfied.
  * **Analysis:** A plain sentence.
* **Example 2:** 他是我的老客户。
  * **Pinyin:** Tā shì wǒ de lǎo kèhù.
  * **English:** He is an old client of mine.

## Nuances and Common Mistakes
客户 is more formal than 顾客 (gùkè).

* **Incorrect:** 我去客户买东西。(Wǒ qù kèhù mǎi dōngxi.) A client is no place.
* **Correct:** 我去商店买东西。(Wǒ qù shāngdiàn mǎi dōngxi.) “I go to the shop to buy things.”

## Related Terms and Concepts
* 顾客 (gùkè) - customer
* 用户 (yònghù) - user
";

pub(crate) const WORD_PAGE_IN_ANOTHER_ORDER: &str = "\
# 面子 (miànzi) - Face

## Related Terms & Concepts
* 人情 (rénqíng): favours that are owed
* 关系 (guānxi): connections

## Example Sentences
* **Example 1:** 你不去，他会很没面子。
  * **Pinyin:** Nǐ bú qù, tā huì hěn méi miànzi.
  * **English:** If you do not go, he will lose face.

## Character Breakdown
* 面 (miàn): face, surface
* 子 (zi): a noun ending

## Core Meaning
* **Part of Speech:** Noun
* **HSK Level:** HSK 5
";

pub(crate) const SECTIONS_MISSING_AND_EMPTY: &str = "\
# kèhù: 客户 - Client

## Quick Summary

## Core Meaning
* **Pinyin:** kèhù

## Example Sentences

## Related Terms and Concepts
* 顾客 (gùkè) - customer
";

pub(crate) const NAMES_OF_SECTIONS: &str = "\
# kèhù: 客户 - Client

## 1. Summary
* **Summary:** A client.

## 2. 核心含义
* **Pinyin:** kèhù

## 3. 汉字解析
* 客 (kè): guest

## 📝 Example Sentence
* **例句1：** 客户来了。
  * **拼音：** Kèhù lái le.
  * **翻译：** The client is here.

## Common Mistakes & Nuances
* **Incorrect:** 我是客户他。(Wǒ shì kèhù tā.) Nobody says so.
* **Correct:** 我是他的客户。(Wǒ shì tā de kèhù.) I am his client.
";

pub(crate) const EXAMPLES_ON_ONE_LINE: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Example Sentences
* 客户来了。(Kèhù lái le.) - The client is here.
* 客户走了。(Kèhù zǒu le.) - The client has left.
";

pub(crate) const EXAMPLES_NUMBERED: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Example Sentences
1. 客户来了。
   * Pinyin: Kèhù lái le.
   * English: The client is here.
   * Analysis: 了 says that it is new.
2. 客户走了。
   * Pinyin: Kèhù zǒu le.
   * English: The client has left.
";

pub(crate) const MISTAKES_AS_LISTS: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Nuances and Common Mistakes
* **Incorrect:** 我见面客户。(Wǒ jiànmiàn kèhù.)
  * **Why it's wrong:** 见面 takes no object.
  * **Correct:** 我跟客户见面。(Wǒ gēn kèhù jiànmiàn.) I meet the client.
  * **Correct:** 我和客户见面。(Wǒ hé kèhù jiànmiàn.) I meet the client.
* **Incorrect:** 一个客户人来了。(Yí ge kèhù rén lái le.)
  * **Why it's wrong:** 客户 is a person already.
  * **Correct:** 一个客户来了。(Yí ge kèhù lái le.) A client has come.
";

pub(crate) const MISTAKES_ON_ONE_LINE: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Nuances and Common Mistakes
A false friend.

❌ Incorrect: 我见面客户。(Wǒ jiànmiàn kèhù.) The verb takes no object. ✅ Correct: 我跟客户见面。(Wǒ gēn kèhù jiànmiàn.) “I meet the client.” 我和客户见面。(Wǒ hé kèhù jiànmiàn.) “I meet the client.”
";

pub(crate) const READINGS: &str = "\
# kèhù: 客户 - Client

## Quick Summary
* **Summary:** Not 顾客 (gùkè), nor `用户` (yònghù), nor 消费者（xiāofèizhě）.

## Cultural Context and Significance
`哪儿` (nǎr) asks where; 一会儿 (yíhuìr) is a while; 不是 (bú shì) is no; 有点儿 (yǒudiǎnr) a bit.

顾客就是上帝 (gùkè jiùshì shàngdì) is what shops say.
";

pub(crate) const CULTURE: &str = "\
# miànzi: 面子 - Face

## Core Meaning
* **Pinyin:** miànzi

## Cultural Context and Significance
Face is given and lost.

### Face and Its Neighbours
Others see it.

* It is a kind of credit.
* It is easy to spend.

### Compared With the West
| | 面子 | face |
|---|---|---|
| given | 给面子 | honour |
| lost | 丢面子 | shame |
";

pub(crate) const LABELLED: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation
* **定义 / Definition**
  **中文解释**：机会成本是放弃的最好选择的价值。它不是会计成本。
  **English Explanation**: Opportunity cost is the value of the best choice given up. It is not an accounting cost.
* **应用 / Application**
  **中文应用场景**：企业用它来选择项目。
  **English Application**: Companies use it to choose projects.

## 历史典故 / Historical Context
* **起源 / Origin**
  **中文起源**：这个词出现在1914年。
  **English Origin**: The term appeared in 1914.

## 要点总结 / Takeaway
* **中文**
  * 选择都有代价。
  * 钱不是唯一的成本。
* **English**
  * Every choice has a price.
  * Money is not the only cost.
";

pub(crate) const BARE: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**定义 / Definition**

机会成本是放弃的最好选择的价值。它不是会计成本。

Opportunity cost is the value of the best choice given up. It is not an accounting cost.

**应用 / Application**

企业用它来选择项目。

Companies use it to choose projects.
";

pub(crate) const LABELS_ALONE: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**中文解释**

机会成本是放弃的最好选择的价值。它不是会计成本。

**English Explanation**

Opportunity cost is the value of the best choice given up. It is not an accounting cost.

## 历史典故 / Historical Context

中文起源：

这个词出现在1914年。

English Origin:

The term appeared in 1914.
";

pub(crate) const HARD_BREAKS: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**中文解释**：机会成本是放弃的最好选择的价值。它不是会计成本。  
**English Explanation**: Opportunity cost is the value of the best choice given up. It is not an accounting cost.

## 历史典故 / Historical Context

**中文起源**：这个词出现在1914年。  
**English Origin**: The term appeared in 1914.
";

pub(crate) const HALF_COLONS: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

中文解释: 机会成本是放弃的最好选择的价值。它不是会计成本。

English Explanation: Opportunity cost is the value of the best choice given up. It is not an accounting cost.
";

pub(crate) const TAKEAWAYS_NUMBERED: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

机会成本是放弃的最好选择的价值。

Opportunity cost is the value of the best choice given up.

## 要点总结 / Takeaway

1. 选择都有代价。
2. 钱不是唯一的成本。

**English**

1. Every choice has a price.
2. Money is not the only cost.
";

pub(crate) const TAKEAWAYS_UNDER_HEADINGS: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

机会成本是放弃的最好选择的价值。

Opportunity cost is the value of the best choice given up.

## 要点总结 / Takeaway

### 中文总结
* 选择都有代价。
* 钱不是唯一的成本。

### English Takeaways
* Every choice has a price.
* Money is not the only cost.
";

pub(crate) const STOPS_HALF_WAY: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**定义 / Definition**

机会成本是放弃的最好选择的价值。它不是会计成本。

Opportunity cost is the value of the best choice given up. It is

## 历史典故 / Historical Context
";

pub(crate) const OTHER_LEVELS: &str = "\
### Opportunity Cost

#### 中文解释 / English Explanation

机会成本是放弃的最好选择的价值。

Opportunity cost is the value of the best choice given up.

#### 要点总结 / Takeaway

选择都有代价。

Every choice has a price.
";

pub(crate) const FORMULAS_AND_TABLES: &str = "\
# Return on Investment

## 中文解释 / English Explanation

收益率是收益除以成本，即 $R = a / b$。它没有单位。

The return is the gain divided by the cost, $R = a / b$. It has no unit.

| 中文 | English |
|---|---|
| 收益 | gain |
| 成本 | cost |
";

pub(crate) const DIALOGUE: &str = "\
# 买茶

A：这个茶多少钱？

B：三十块。

A：太贵了！
";

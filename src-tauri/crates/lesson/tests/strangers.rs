//! Documents as strangers write them, read with the real dictionary. Each came out wrong once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/outline.rs"]
mod outline;

/// The name of a document, the document, and lines of the outline of its lesson, in order.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Lines of the source that an editor parted.
const WRAPPED: &[Case] = &[
    (
        "word.md",
        "# kèhù: 客户 - Customer\n\n## Example Sentences\n\n\
         - **Example 1:** 我们的客户服务部门每天都会\n  收到很多投诉。\n\
         \x20 - **Pinyin:** Wǒmen de kèhù fúwù bùmén měitiān dōu huì\n    shōudào hěn duō tóusù.\n\
         \x20 - **English:** Our customer service department receives many complaints\n    every day.\n\n\
         ## Nuances and Common Mistakes\n\n\
         **Incorrect:** 我跟一个客户服务谈了。 (Wǒ gēn yí ge kèhù\nfúwù tán le.) This sounds like \"I talked with a customer\n\
         service.\" 客户服务 is a department.\n\n\
         ## Related Terms\n\n- 顾客 (gùkè) - customer; the person who buys\n  something in a shop\n",
        &[
            "example: [*Example 1:*] 我{wǒ}们{men}的{de}客{kè}户{hù}服{fú}务{wù}部{bù}门{mén}每{měi}天{tiān}都{dōu}会{huì}收{shōu}到{dào}很{hěn}多{duō}投{tóu}诉{sù}。",
            "english: [*English:*] Our customer service department receives many complaints every day.",
            "why: This sounds like \"I talked with a customer service.\" 客户服务 is a department.",
            "related: [顾{gù}客{kè}⟦ (gùkè)⟧ -] customer; the person who buys something in a shop",
        ],
    ),
    (
        "word.html",
        "<h1>kèhù: 客户 - Customer</h1><h2>Example Sentences</h2><ul><li><b>Example 1:</b> 我们的客户很多。\
         <ul><li><b>English:</b> We have many customers, and\nthey are all over the world.</li></ul></li></ul>\
         <h2>Nuances and Common Mistakes</h2><ul><li><b>Incorrect:</b> 我见面了他。 (Wǒ jiànmiàn le\ntā.) This is\nwrong.</li>\
         <li><b>Correct:</b> 我跟他见面了。 (Wǒ gēn tā\njiànmiàn le.) - I met\nhim.</li></ul>",
        &[
            "english: [*English:*] We have many customers, and they are all over the world.",
            "why: This is wrong.",
            "english: [-] I met him.",
        ],
    ),
    (
        "concept.md",
        "# Customer Service\n\n## 历史典故 / Historical Context\n\n* **起源 / Origin**\n\n\
         \x20 客户服务的概念最早可追溯到古代集市贸易。现代客户服务出现在\n  19世纪末。二十世纪电话普及。\n\n\
         \x20 The concept of customer service dates back to ancient market trade. Modern\n\
         \x20 customer service emerged in the late 19th century. Telephones spread in the\n  20th century.\n",
        &[
            "=: 客户服务的概念最早可追溯到古代集市贸易。 ‖ The concept of customer service dates back to ancient market trade.",
            "=: 现代客户服务出现在 19世纪末。 ‖ Modern customer service emerged in the late 19th century.",
            "=: 二十世纪电话普及。 ‖ Telephones spread in the 20th century.",
        ],
    ),
    (
        "lines.md",
        "# 客户\n\n## Example Sentences\n\n我们的客户服务部门每天都会收到很多投诉。\nOur department receives many complaints every day of the week.\n",
        &[
            "example: 我们的客户服务部门每天都会收到很多投诉。",
            "english: Our department receives many complaints every day of the week.",
        ],
    ),
];

/// Readings with numbers and Latin words in them.
const READINGS: &[Case] = &[(
    "readings.md",
    "# 客户 (kèhù) - customer\n\n## Example Sentences\n\n\
     1. 他出生于1998年。 (Tā chūshēng yú yī jiǔ jiǔ bā nián.) He was born in 1998.\n\
     2. 现在是2020年 (èr líng èr líng nián)。\n\
     3. 增长了3.5%。(Zēngzhǎng le bǎi fēn zhī sān diǎn wǔ.) It grew 3.5%.\n\
     4. 请拨打24小时热线。 (Qǐng bōdǎ èrshísì xiǎoshí rèxiàn.) Call.\n\
     5. 我要办VIP卡。(Wǒ yào bàn VIP kǎ.) I want a VIP card.\n\
     6. 我用微信（WeChat）联系客服。(Wǒ yòng Wēixìn liánxì kèfú.) I contact by WeChat.\n\
     7. 我们公司有1500名员工。(Wǒmen gōngsī yǒu yìqiān wǔbǎi míng yuángōng.) We have 1500 staff.\n",
    &[
        "example: 他{tā}出{chū}生{shēng}于{yú}1998年{nián}。⟦ (Tā chūshēng yú yī jiǔ jiǔ bā nián.)⟧",
        "english: He was born in 1998.",
        "example: 现在是2020年{nián}⟦ (èr líng èr líng nián)⟧。",
        "example: 增{zēng}长{zhǎng}了{le}3.5%。⟦(Zēngzhǎng le bǎi fēn zhī sān diǎn wǔ.)⟧",
        "example: 请{qǐng}拨{bō}打{dǎ}24小{xiǎo}时{shí}热{rè}线{xiàn}。⟦ (Qǐng bōdǎ èrshísì xiǎoshí rèxiàn.)⟧",
        "example: 我{wǒ}要{yào}办{bàn}VIP卡{kǎ}。⟦(Wǒ yào bàn VIP kǎ.)⟧",
        "english: I want a VIP card.",
        "example: 我{wǒ}用{yòng}微{wēi}信{xìn}（WeChat）联{lián}系{xì}客{kè}服{fú}。⟦(Wǒ yòng Wēixìn liánxì kèfú.)⟧",
        "example: 我{wǒ}们{men}公{gōng}司{sī}有{yǒu}1500名{míng}员{yuán}工{gōng}。⟦(Wǒmen gōngsī yǒu yìqiān wǔbǎi míng yuángōng.)⟧",
    ],
)];

/// Sentences with what Chinese sentences have in them, on one line with their pinyin and English.
const SENTENCES: &[Case] = &[
    (
        "within.md",
        "# 客户\n\n## Example Sentences\n\n\
         1. 我们的客服（customer service）很好。(Wǒmen de kèfú hěn hǎo.) Our service is good.\n\
         2. 我的电话是010-1234-5678。 My number is this.\n3. 会议时间：9:00-10:30。 Meeting time.\n\
         4. 价格是￥100元/人。 100 per person.\n5. 邮箱是a@b.com，请发。 Mail it.\n\
         6. 他说：“Hello！”然后走了。 He said hello and left.\n7. 我说了。“I spoke.” 他来了。\n",
        &[
            "example: 我{wǒ}们{men}的{de}客{kè}服{fú}（customer service）很{hěn}好{hǎo}。⟦(Wǒmen de kèfú hěn hǎo.)⟧",
            "english: Our service is good.",
            "example: 我的电话是010-1234-5678。",
            "english: My number is this.",
            "example: 会议时间：9:00-10:30。",
            "english: Meeting time.",
            "example: 价格是￥100元/人。",
            "english: 100 per person.",
            "example: 邮箱是a@b.com，请发。",
            "english: Mail it.",
            "example: 他说：“Hello！”然后走了。",
            "english: He said hello and left.",
            "example: 我说了。",
        ],
    ),
    (
        "one-line.md",
        "# 客户\n\n## Example Sentences\n\n1. 我们的客户很多。 Wǒmen de kèhù hěn duō. We have many customers.\n\
         2. 我去。 – Wǒ qù. – I go.\n3. 我去。 / Wǒ qù. / I go.\n4. 你好！ Nǐ hǎo! Hello!\n5. 你好！\n   Nǐ hǎo! — Hello!\n",
        &[
            "pinyin: ⟦Wǒmen de kèhù hěn duō.⟧",
            "english: We have many customers.",
            "pinyin: [–] ⟦Wǒ qù.⟧",
            "english: [–] I go.",
            "pinyin: [/] ⟦Wǒ qù.⟧",
            "english: [/] I go.",
            "pinyin: ⟦Nǐ hǎo!⟧",
            "english: Hello!",
            "pinyin: ⟦Nǐ hǎo!⟧",
            "english: [—] Hello!",
        ],
    ),
    (
        "mistakes.md",
        "# 客户 (kèhù) - customer\n\n## Nuances and Common Mistakes\n\n\
         - **Incorrect:** 我见面了他。\n  - **Pinyin:** Wǒ jiànmiàn le tā.\n\
         - **Correct:** 我跟他见面了。\n  - *Wǒ gēn tā jiànmiàn le.*\n  - **Analysis:** It takes no object.\n",
        &[
            "mistake: [*Incorrect:*] 我{wǒ}见{jiàn}面{miàn}了{le}他{tā}。⟦ ⟧⟦*Pinyin:*⟧⟦ ⟧⟦Wǒ jiànmiàn le tā.⟧",
            "correct: [*Correct:*] 我{wǒ}跟{gēn}他{tā}见{jiàn}面{miàn}了{le}。⟦ ⟧⟦Wǒ gēn tā jiànmiàn le.⟧",
            "note: *Analysis:*⏎It takes no object.",
        ],
    ),
    (
        "quotes.md",
        "# 客户\n\n## 中文 / English\n\n他走了。\"你去哪儿？\"她问。\n\nHe left. \"Where are you going?\" she asked.\n",
        &["=: 他走了。 ‖ He left."],
    ),
];

/// Names of sections, labels and the heads of tables in other clothes.
const NAMES: &[Case] = &[
    (
        "traditional.md",
        "# 客戶\n\n## 例句\n例句1：我們的客戶很多。\n英文翻譯：We have many customers.\n\n\
         ## 常見錯誤\n錯誤：我見面了他。\n原因：見面不帶賓語。\n正確：我跟他見面了。\n\n## 相關詞彙\n- 顧客（gùkè）：customer\n",
        &[
            "english: [英文翻譯：] We have many customers.",
            "mistake: [錯誤：] 我見面了他。",
            "why: [原因：] 見面不帶賓語。",
            "correct: [正確：] 我跟他見面了。",
            "related: [顧{gù}客{kè}⟦（gùkè）⟧：] customer",
        ],
    ),
    (
        "traditional-concept.md",
        "# 客戶服務\n\n## 中文解釋 / English Explanation\n\n* **定義 / Definition**\n  **中文解釋**：客戶服務是服務。\n  **English Explanation**: It is a service.\n",
        &["chinese: [*中文解釋*：] 客戶服務是服務。"],
    ),
    (
        "cells.html",
        "<h1>kèhù: 客户 - Customer</h1><h2>Example Sentences</h2>\
         <table><tr><td><b>Situation</b></td><td>Chinese</td><td>Pinyin</td><td>English</td></tr></table>\
         <table><tr><td>汉字</td><td>Pinyin</td><td>English</td></tr><tr><td>我去。</td><td>Wǒ qù.</td><td>I go.</td></tr></table>\
         <table><tr><th>Category</th><th>Chinese</th><th>English</th></tr>\
         <tr><td rowspan=2>Business</td><td>客户很多。</td><td>Many clients.</td></tr><tr><td>客户很少。</td><td>Few clients.</td></tr></table>",
        &[
            "example: [汉字] 我{wǒ}去{qù}。",
            "pinyin: [Pinyin] ⟦Wǒ qù.⟧",
            "english: [English] I go.",
            "example: [Chinese] 客户很多。",
            "english: [English] Many clients.",
            "note: [Category] Business",
            "example: 客户很少。",
            "english: Few clients.",
        ],
    ),
    (
        "situations.txt",
        "kèhù: 客户 - Customer\n\nPractical Usage in Modern China\n\nBusiness: 这位是我们的大客户。\nSocial Media: 客户爸爸来了。\n\nCore Meaning\n\nPinyin: kèhù\nUsage: formal and neutral\nPart of Speech: noun\n",
        &[
            "fact: [Business:] 这位是我们的大客户。",
            "fact: [Social Media:] 客户爸爸来了。",
            "# CoreMeaning: Core Meaning",
            "fact: [Usage:] formal and neutral",
        ],
    ),
    (
        "chapters.txt",
        "第一节课是汉语课，老师姓王。\n\n第三回我没去。\n\n第三章 茶馆\n\n第二部电影比第一部好看。\n",
        &[
            "Text: 第三章 茶馆",
            "paragraph: 第一节课是汉语课，老师姓王。",
            "paragraph: 第三回我没去。",
            "paragraph: 第二部电影比第一部好看。",
        ],
    ),
    (
        "related.md",
        "# 客户 (kèhù) - customer\n\n## Related Terms\n\n- 顾客 gùkè customer\n- 不行 (bùxíng) not OK\n- 银行 (yínháng), bank\n\
         - 打折(dǎzhé)discount\n- 行业 (hángyè) → industry\n- 客户 | kèhù | client\n- 顾客 - gùkè - customer\n- [[茶馆]] (cháguǎn) - teahouse\n",
        &[
            "related: [顾{gù}客{kè}⟦ gùkè⟧] customer",
            "related: [不{bù}行{xíng}⟦ (bùxíng)⟧] not OK",
            "related: [银{yín}行{háng}⟦ (yínháng)⟧,] bank",
            "related: [打{dǎ}折{zhé}⟦(dǎzhé)⟧] discount",
            "related: [行{háng}业{yè}⟦ (hángyè)⟧ →] industry",
            "related: [客{kè}户{hù} |⟦kèhù |⟧] client",
            "related: [顾{gù}客{kè} -⟦gùkè -⟧] customer",
            "related: [茶{chá}馆{guǎn}<茶馆>⟦ (cháguǎn)⟧ -] teahouse",
        ],
    ),
];

/// Pages of other kinds, and concept pages that are not whole.
const PAGES: &[Case] = &[
    (
        "article.md",
        "# 电子商务\n\n## 定义\n\n电子商务是指通过互联网进行的商业活动。\n\nB2B、B2C、C2C、O2O\n\n1. 企业\n   - 例如一\n2. 消费者\n\n## 历史\n\n1995年成立。\n\n## 影响\n\n电子商务改变了生活。\n",
        &[
            "Text: 电子商务",
            "paragraph: B2B、B2C、C2C、O2O",
            "list: numbered",
            "list: bullets",
        ],
    ),
    (
        "half.md",
        "# Customer Service\n\n## 中文解释\n\n**定义**：客户服务是一系列活动。\n\n**应用**：用于零售。\n\n**重要性**：影响忠诚度。\n\n\
         ## English Explanation\n\n**Definition**: Customer service is a series of activities.\n\n**Application**: Used in retail.\n",
        &[
            "=: 客户服务是一系列活动。 ‖ Customer service is a series of activities.",
            "=: 用于零售。 ‖ Used in retail.",
            "=: 影响忠诚度。 ‖",
        ],
    ),
    (
        "sources.md",
        "# 茶\n\n## 中文解释 / English Explanation\n\n**中文**：茶是一种饮料。\n**English**: Tea is a drink.\n\n## 参考资料 / References\n\n- 王明. 《茶》. 2020.\n- Smith, J. The Book of Tea. 2019.\n",
        &[
            "=: 茶是一种饮料。 ‖ Tea is a drink.",
            "paragraph: 王明. 《茶》. 2020.",
            "paragraph: Smith, J. The Book of Tea. 2019.",
        ],
    ),
    (
        "ruby.html",
        "<h1>题</h1><p><ruby>客<rt>kè</rt></ruby>服务 (fúwù)很好。</p>",
        &["paragraph: 客{kè}⟦kè⟧服{fú}务{wù}⟦ (fúwù)⟧很好。"],
    ),
    (
        "textbook.txt",
        "课文一\n\nA：你好！请问，你叫什么名字？\n   Nǐ hǎo! Qǐngwèn, nǐ jiào shénme míngzi?\n   Hello! May I ask your name?\n\
         B：我叫王小明。\n   Wǒ jiào Wáng Xiǎomíng.\n   My name is Wang Xiaoming.\n",
        &[
            "turn: [A：] 你{nǐ}好{hǎo}！请{qǐng}问{wèn}，你{nǐ}叫{jiào}什{shén}么{me}名{míng}字{zi}？⟦ ⟧⟦Nǐ hǎo! Qǐngwèn, nǐ jiào shénme míngzi?⟧",
            "english: Hello! May I ask your name?",
            "turn: [B：] 我{wǒ}叫{jiào}王{wáng}小{xiǎo}明{míng}。⟦ ⟧⟦Wǒ jiào Wáng Xiǎomíng.⟧",
        ],
    ),
    (
        "apart.md",
        "# 会话\n\n李老师：同学们好！\n\n学生们：老师好！\n\n李老师：今天我们学习第三课。\n",
        &["turn: [李老师：] 同学们好！", "turn: [学生们：] 老师好！"],
    ),
    (
        "saved.html",
        "<pre>\n客户服务\n\nA：你好！\nB：再见！\n</pre><pre><code>print(\"客户\")</code></pre>",
        &[
            "turn: [A：] 你好！",
            "turn: [B：] 再见！",
            "code: `print(\"``客户``\")`",
        ],
    ),
    (
        "points.md",
        "# 茶\n\n优点：茶很便宜。\n\n缺点：茶很苦。\n",
        &["paragraph: 优点：茶很便宜。", "paragraph: 缺点：茶很苦。"],
    ),
    (
        "speakers.txt",
        "王明：\t你好！你去哪儿？\n李红：\t我去银行。你呢？\n王明：\t我去邮局。\n",
        &["turn: [王明：] 你好！你去哪儿？"],
    ),
    (
        "indented.txt",
        "\t春天来了，花园里的花都开了。\n\t夏天到了，天气很热。\n\t秋天是收获的季节。\n",
        &["Text:"],
    ),
    (
        "numbers.txt",
        "客户\tke4hu4\tcustomer; client\n服务\tfu2wu4\tservice\n投诉\ttou2su4\tcomplain\n",
        &["related: [客{kè}户{hù}⟦ke4hu4⟧] customer; client"],
    ),
    (
        "film.srt",
        "1\n00:00:01,000 --> 00:00:03,000\nHello, how are you?\n你好吗？\n",
        &["turn: [] 你好吗？", "english: Hello, how are you?"],
    ),
];

/// Lists with more columns, dialogues and news as they are printed, pages of notebooks.
const FORMS: &[Case] = &[
    (
        "columns.tsv",
        "客户\t客戶\tkèhù\tn.\tcustomer\t我们的客户很多。\tWe have many customers.\n\
         服务\t服務\tfúwù\tn.\tservice\t服务很好。\tThe service is good.\n\
         投诉\t投訴\ttóusù\tv.\tto complain\t他要投诉。\tHe wants to complain.\n",
        &[
            "related: [客{kè}户{hù}⟦kèhù⟧] n. customer",
            "example: 我们的客户很多。",
            "english: We have many customers.",
        ],
    ),
    (
        "pleco.txt",
        "// Business\n客户[客戶]\tke4hu4\tnoun client;\u{eab1}\u{eab2}customer\u{eab3}\n服务[服務]\tfu2wu4\tverb to serve\n\
         // Friends\n朋友\tpeng2you5\tnoun friend\n",
        &[
            "# Other: Business",
            "related: [客{kè}户{hù}⟦ke4hu4⟧] noun client;⏎customer",
            "# Other: Friends",
            "related: [朋{péng}友{you}⟦peng2you5⟧] noun friend",
        ],
    ),
    (
        "song.lrc",
        "[ti:朋友]\n[ar:周华健]\n[00:12.00]这些年一个人\n[00:16.50][01:20.00]风也过<00:17.00>雨也走\n[00:20.10]有过泪\n[00:20.10]I have cried\n",
        &[
            "Text: 朋友",
            "turn: [] 这些年一个人",
            "turn: [] 风也过雨也走",
            "turn: [] 有过泪",
            "english: I have cried",
        ],
    ),
    (
        "numbered.csv",
        "序号,生词,拼音,词性,释义\n1,客户,kèhù,名,customer\n2,服务,fúwù,名/动,service\n",
        &["related: [客{kè}户{hù}⟦kèhù⟧] 名 customer"],
    ),
    (
        "named.txt",
        "李老师：同学们好！\n学生们：老师好！\n王小明（站起来）：老师，我有一个问题。\n李老师：\n请说。\n",
        &[
            "turn: [李老师：] 同学们好！",
            "turn: [王小明（站起来）：] 老师，我有一个问题。",
            "turn: [李老师：] 请说。",
        ],
    ),
    (
        "thrice.txt",
        "王经理：您好，请坐。\nWáng jīnglǐ: Nín hǎo, qǐng zuò.\nManager Wang: Hello, please sit.\n\
         李先生：谢谢！\nLǐ xiānsheng: Xièxie!\nMr. Li: Thanks!\n",
        &[
            "turn: [王经理：] 您{nín}好{hǎo}，请{qǐng}坐{zuò}。⟦ ⟧⟦Wáng jīnglǐ:⟧⟦ ⟧⟦Nín hǎo, qǐng zuò.⟧",
            "english: [Manager Wang:] Hello, please sit.",
            "turn: [李先生：] 谢{xiè}谢{xie}！⟦ ⟧⟦Lǐ xiānsheng:⟧⟦ ⟧⟦Xièxie!⟧",
        ],
    ),
    (
        "items.md",
        "# 会话\n\n- 王明：你吃了吗？\n- 小红：吃了。\n- 王明：那走吧。\n\n# 茶\n\n- 优点：便宜。\n- 缺点：很苦。\n",
        &[
            "turn: [王明：] 你吃了吗？",
            "turn: [小红：] 吃了。",
            "paragraph: 优点：便宜。",
        ],
    ),
    (
        "news.md",
        "# News\n\n北京——国家统计局周一公布的数据显示，第三季度同比增长4.9%。\n\n\
         BEIJING — Data released on Monday by the National Bureau showed that GDP grew 4.9%.\n\n\
         图片来源：新华社\n\n不过，房地产市场依然低迷。\n\nHowever, the property market remains sluggish.\n\n（编译：李明）\n",
        &[
            "paragraph: 图片来源：新华社",
            "=: 不过，房地产市场依然低迷。 ‖ However, the property market remains sluggish.",
            "paragraph: （编译：李明）",
        ],
    ),
    (
        "english-first.md",
        "# News\n\nChina's economy grew 4.9%. Analysts had expected 4.5%.\n\n中国经济增长4.9%。分析师预期为4.5%。\n\n\
         The property market remains weak.\n\n房地产市场依然疲软。\n",
        &[
            "=: 中国经济增长4.9%。 ‖ China's economy grew 4.9%.",
            "=: 房地产市场依然疲软。 ‖ The property market remains weak.",
        ],
    ),
    (
        "notebook.md",
        "# 茶\n\n> [!note]- 定义 Definition\n> 茶是==一种==饮料。\n\na==b and c==d\n",
        &[
            "paragraph: *定义 **Definition*",
            "paragraph: 茶是*一种*饮料。",
            "paragraph: a==b and c==d",
        ],
    ),
    (
        "unended.md",
        "# 茶\n\n我们<script>喝`茶`。\n\n他<style>a{}</style>也喝。\n",
        &["paragraph: 我们喝茶。", "paragraph: 他也喝。"],
    ),
    (
        "mistakes-apart.md",
        "# 客户 (kèhù) - customer\n\n## Common Mistakes\n\n1. Incorrect: 我去了昨天。\n   Correct: 我昨天去了。\n2. 说“一个书”不对，要说“一本书”。\n\n\
         ❌ 我见面他。 → ✅ 我跟他见面。\n\n**Mistake 1: Using 二 instead of 两**\n\n❌ 二个人\n✅ 两个人\n",
        &[
            "correct: [Correct:] 我昨天去了。",
            "paragraph: 说“一个书”不对，要说“一本书”。",
            "mistake: [❌] 我见面他。",
            "correct: [✅] 我跟他见面。",
            "paragraph: *Mistake 1:* *Using **二** instead of **两*",
            "mistake: [❌] 二个人",
            "correct: [✅] 两个人",
        ],
    ),
    (
        "brackets.md",
        "# Cash Flow\n\n## 中文解释 / English Explanation\n\n\
         * 定义：现金流是企业的血液。它决定企业能否生存。（Cash flow is the lifeblood of a company. It decides whether it \
         survives.）\n* 应用：银行先看现金流。（Banks look at cash flow first.）\n* 意义：（Significance）很大。\n",
        &[
            "=: 现金流是企业的血液。它决定企业能否生存。 ‖ （Cash flow is the lifeblood of a company. It decides whether it survives.）",
            "=: 银行先看现金流。 ‖ （Banks look at cash flow first.）",
        ],
    ),
    (
        "names.tsv",
        "汉语\tHànyǔ\tChinese\n英语\tYīngyǔ\tEnglish\n法语\tFǎyǔ\tFrench\n",
        &["related: [汉{hàn}语{yǔ}⟦Hànyǔ⟧] Chinese"],
    ),
    (
        "one-by-one.md",
        "# 茶\n\n我[wǒ]是[shì]学[xué]生[sheng]。\n\n你(nǐ)能(can)来吗？\n",
        &[
            "paragraph: 我{wǒ}⟦[wǒ]⟧是{shì}⟦[shì]⟧学{xué}⟦[xué]⟧生{sheng}⟦[sheng]⟧。",
            "paragraph: 你{nǐ}⟦(nǐ)⟧能(can)来吗？",
        ],
    ),
];

/// What chat models, courses and mailboxes write when nobody has told them how.
const CHATS: &[Case] = &[
    (
        "phrases.md",
        "Here are two useful phrases:\n\n## 商务会议常用语\n\n**1. 会议现在开始。**\n- Pinyin: Huìyì xiànzài kāishǐ.\n\
         - English: The meeting begins now.\n- Usage: Said by the chair.\n\n**2. 我同意您的看法。**\n\
         - Pinyin: Wǒ tóngyì nín de kànfǎ.\n- English: I agree with your view.\n- Usage: Polite.\n",
        &[
            "example: [*1.*] *会{huì}议{yì}现{xiàn}在{zài}开{kāi}始{shǐ}。*",
            "english: [English:] The meeting begins now.",
            "note: Usage: Said by the chair.",
            "english: [English:] I agree with your view.",
        ],
    ),
    (
        "dialogue.md",
        "Sure! Here's a short dialogue:\n\n**场景 (Scene):** 在办公室 – At the office\n\n\
         **王经理 (Wáng jīnglǐ):** 你好，小李。报告写完了吗？\n*Nǐ hǎo, Xiǎo Lǐ. Bàogào xiě wán le ma?*\n\
         Hello, Xiao Li. Is the report finished?\n\n\
         **小李 (Xiǎo Lǐ):** 快写完了，下午可以给您。\n*Kuài xiě wán le, xiàwǔ kěyǐ gěi nín.*\n\
         Almost. I can give it to you this afternoon.\n\n\
         **王经理 (Wáng jīnglǐ):** 好的。\n*Hǎo de.*\nGood.\n\n**Vocabulary:**\n- 报告 (bàogào) – report\n",
        &[
            "turn: [*王{wáng}经{jīng}理{lǐ}*⟦* (Wáng jīnglǐ)*⟧*:*] 你{nǐ}好{hǎo}，小{xiǎo}李{lǐ}。报{bào}告{gào}写{xiě}完{wán}了{le}吗{ma}？⟦ ⟧⟦Nǐ hǎo, Xiǎo Lǐ. Bàogào xiě wán le ma?⟧",
            "english: Hello, Xiao Li. Is the report finished?",
            "english: Almost. I can give it to you this afternoon.",
            "english: Good.",
        ],
    ),
    (
        "interlinear.txt",
        "我 昨天 去 了 北京。\nwǒ zuótiān qù le Běijīng\nI went to Beijing yesterday.\n\n\
         天气 很 好。\ntiānqì hěn hǎo\nThe weather was good.\n",
        &[
            "english: I went to Beijing yesterday.",
            "english: The weather was good.",
        ],
    ),
    (
        "letter.txt",
        "尊敬的李先生：\nDear Mr. Li,\n\n感谢您的来信。我们收到了。\nThank you for your letter. We have it.\n\n\
         如有问题，请随时联系我们。\nIf you have any questions, please contact us any time.\n\n此致\n敬礼\n\nBest regards,\n王芳 Wang Fang\n",
        &[
            "=: 尊敬的李先生： ‖ Dear Mr. Li,",
            "=: 感谢您的来信。 ‖ Thank you for your letter.",
            "=: 我们收到了。 ‖ We have it.",
            "=: 如有问题，请随时联系我们。 ‖ If you have any questions, please contact us any time.",
        ],
    ),
    (
        "note.txt",
        "本流程适用于全体员工。\nThis process applies to all employees.\n",
        &["=: 本流程适用于全体员工。 ‖ This process applies to all employees."],
    ),
    (
        "comments.txt",
        "他昨天没来上班，因为生病了。\nNote the comma.\n\n我们下个月去上海出差，你也一起去吧。\nUseful.\n",
        &["paragraph: 他昨天没来上班，因为生病了。⏎Note the comma."],
    ),
    (
        "german.csv",
        "Chinesisch;Pinyin;Deutsch\n你好;nǐ hǎo;Hallo\n谢谢;xièxie;Danke\n再见;zàijiàn;Auf Wiedersehen\n",
        &["related: [你{nǐ}好{hǎo}⟦nǐ hǎo⟧] Hallo"],
    ),
];

/// What is written above a page and names it nothing is no other name of it.
#[test]
fn a_page_without_a_name_above_it_is_not_called_otherwise() {
    let note = "---\ntags: [grammar]\naliases: [\"把字句\"]\n---\n# 把字句\n\n请把门关上。\n";
    let lesson = wenxi_lesson::read("note.md", note.as_bytes(), &|_| &[]).unwrap();
    let codes: Vec<&str> = lesson
        .diagnostics
        .iter()
        .map(|found| found.code.as_ref())
        .collect();
    assert_eq!(codes, ["about-left-out"]);
}

#[test]
fn documents_of_strangers_are_understood() {
    let language = wenxi_mandarin::Language::load().unwrap();
    let readings_of = |character| language.readings_of(character);
    let mut wrong = String::new();
    for (name, source, expected) in [WRAPPED, READINGS, SENTENCES, NAMES, PAGES, FORMS, CHATS]
        .into_iter()
        .flatten()
    {
        let lesson = wenxi_lesson::read(name, source.as_bytes(), &readings_of).unwrap();
        let outline = outline::outline(&lesson);
        let mut lines = outline.lines().map(str::trim);
        for line in *expected {
            if !lines.any(|found| found == *line) {
                wrong.push_str(&format!("{name}: no line {line:?} in\n{outline}\n"));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

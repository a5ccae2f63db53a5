//! Sentences with their words, readings and spoken tones. What the two kinds of pages that learners have contain is
//! here, so that it stays right.

use rstest::rstest;
use wenxi_mandarin::WordKind;

use super::{LANGUAGE, citation, cut, spoken, written};

#[rstest]
#[case("他会说中文", "他 会 说 中文")]
#[case("研究生命的起源", "研究 生命 的 起源")]
#[case("他和尚未结婚的人", "他 和 尚未 结婚 的 人")]
#[case("我打12315，JD.com的APP。", "我 打 12315 ， JD . com 的 APP 。")]
#[case("客户经理写会议纪要", "客户经理 写 会议纪要")]
#[case("這個東西還沒有賣給顧客", "這個 東西 還 沒有 賣 給 顧客")]
#[case("  “你好” ", "   “ 你好 ”  ")]
// What frequencies alone cut wrongly, and beside it what looks the same.
#[case("休息十分钟", "休息 十 分钟")]
#[case("这十分重要", "这 十分 重要")]
#[case("三个人站在一起", "三 个 人 站 在 一起")]
#[case("这是个人信息", "这 是 个人 信息")]
#[case("一个人", "一个 人")]
#[case("她在做客服", "她 在 做 客服")]
#[case("去他家做客", "去 他 家 做客")]
#[case("我没收到邮件", "我 没 收到 邮件")]
#[case("海关没收了货物", "海关 没收 了 货物")]
#[case("请跟前台联系", "请 跟 前台 联系")]
#[case("曾经理在吗", "曾 经理 在 吗")]
#[case("曾经理解错了", "曾经 理解 错 了")]
// Numbers are cut before words.
#[case("这条路长三百二十公里", "这 条 路 长 三百 二十 公里")]
#[case("七十二家公司", "七十二 家 公司")]
#[case("晚上十一点开会", "晚上 十一 点 开会")]
#[case("一点二万亿", "一 点 二万亿")]
#[case("号码是一三八一二三", "号码 是 一 三 八 一 二 三")]
#[case("今天三十一号", "今天 三十一 号")]
#[case("比这个大一号", "比 这个 大 一 号")]
#[case("晚上二十一点", "晚上 二十一 点")]
#[case("船长三十米", "船 长 三十 米")]
#[case("船长三十岁", "船长 三十 岁")]
#[case("万一下雨，千万别去", "万一 下雨 ， 千万 别 去")]
#[case("三百一样", "三百 一样")]
#[case("少了好几万", "少 了 好几 万")]
#[case("两千九百年前", "两千 九百 年 前")]
#[case("万一三百不够", "万一 三百 不够")]
#[case("歐洲三國", "歐洲 三 國")]
// Words that are none here.
#[case("提前一天通知", "提前 一 天 通知")]
#[case("前一天晚上", "前一天 晚上")]
#[case("把门关上", "把 门 关上")]
#[case("他的话靠得住", "他 的 话 靠得住")]
#[case("下雨的话就不去", "下雨 的话 就 不 去")]
#[case("不同意就算了", "不 同意 就 算了")]
#[case("就算下雨也去", "就算 下雨 也 去")]
#[case("来得太突然", "来 得 太 突然")]
#[case("面粉里加水", "面粉 里 加 水")]
#[case("他去里加", "他 去 里加")]
#[case("桌上供着", "桌 上 供 着")]
#[case("同一家酒店", "同一 家 酒店")]
#[case("看出毛病来", "看出 毛病 来")]
#[case("汽车出毛病了", "汽车 出毛病 了")]
#[case("乒乓球拍卖完了", "乒乓球拍 卖完 了")]
#[case("向他道歉", "向 他 道歉")]
#[case("当着大家的面向他道歉", "当着 大家 的 面 向 他 道歉")]
#[case("干干净净", "干干净净")]
#[case("你办得了吗", "你 办 得 了 吗")]
#[case("他得到了答案", "他 得到 了 答案")]
#[case("打的去机场", "打的 去 机场")]
fn words(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(cut(line), expected);
}

#[rstest]
// From the pages themselves.
#[case(
    "客户服务是指企业或组织为满足客户需求、解决客户问题以及提升客户满意度而提供的一系列服务活动。",
    "kè hù fú wù shì zhǐ qǐ yè huò zǔ zhī wèi mǎn zú kè hù xū qiú jiě jué kè hù wèn tí yǐ jí tí shēng kè hù mǎn yì \
     dù ér tí gōng de yī xì liè fú wù huó dòng"
)]
#[case(
    "客户服务的起源可以追溯到早期的商业活动，随着市场竞争的加剧，客户服务逐渐成为企业竞争力的重要组成部分。",
    "kè hù fú wù de qǐ yuán kě yǐ zhuī sù dào zǎo qī de shāng yè huó dòng suí zhe shì chǎng jìng zhēng de jiā jù kè hù \
     fú wù zhú jiàn chéng wéi qǐ yè jìng zhēng lì de zhòng yào zǔ chéng bù fèn"
)]
#[case(
    "在银行业，客户服务包括账户查询、贷款咨询、投诉处理等；涵盖订单跟踪、退换货处理、售后支持等。",
    "zài yín háng yè kè hù fú wù bāo kuò zhàng hù chá xún dài kuǎn zī xún tóu sù chǔ lǐ děng hán gài dìng dān gēn zōng \
     tuì huàn huò chǔ lǐ shòu hòu zhī chí děng"
)]
#[case(
    "从行业角度看，客户服务是差异化竞争的关键，尤其在产品同质化严重的市场中，服务体验成为客户选择的重要因素。",
    "cóng háng yè jiǎo dù kàn kè hù fú wù shì chā yì huà jìng zhēng de guān jiàn yóu qí zài chǎn pǐn tóng zhì huà yán \
     zhòng de shì chǎng zhōng fú wù tǐ yàn chéng wéi kè hù xuǎn zé de zhòng yào yīn sù"
)]
#[case(
    "它不仅提升了消费者的购物体验，还推动了企业运营模式的创新。",
    "tā bù jǐn tí shēng le xiāo fèi zhě de gòu wù tǐ yàn hái tuī dòng le qǐ yè yùn yíng mó shì de chuàng xīn"
)]
#[case(
    "客户服务不仅是解决问题的工具，更是企业文化和价值观的体现。",
    "kè hù fú wù bù jǐn shì jiě jué wèn tí de gōng jù gèng shì qǐ yè wén huà hé jià zhí guān de tǐ xiàn"
)]
#[case("我跟一个客户服务谈了。", "wǒ gēn yī ge kè hù fú wù tán le")]
// Characters with several readings.
#[case("我了解了", "wǒ liǎo jiě le")]
#[case("明天去图书馆还书", "míng tiān qù tú shū guǎn huán shū")]
#[case("他长大了", "tā zhǎng dà le")]
#[case("等一会儿", "děng yī huì r")]
#[case("我们去旅行", "wǒ men qù lǚ xíng")]
#[case("银行行长长得很高。", "yín háng háng zhǎng zhǎng de hěn gāo")]
#[case("他还没还我钱。", "tā hái méi huán wǒ qián")]
#[case("你得先付钱。", "nǐ děi xiān fù qián")]
#[case("他跑得很快。", "tā pǎo de hěn kuài")]
#[case("我吃不了这么多。", "wǒ chī bù liǎo zhè me duō")]
#[case("他睡着了，门开着。", "tā shuì zháo le mén kāi zhe")]
#[case("请重新发一遍。", "qǐng chóng xīn fā yī biàn")]
#[case("只有一只猫。", "zhǐ yǒu yī zhī māo")]
#[case("音乐让人快乐。", "yīn yuè ràng rén kuài lè")]
#[case("便宜的东西很方便。", "pián yi de dōng xi hěn fāng biàn")]
#[case("为什么？", "wèi shén me")]
#[case("我觉得他在睡觉。", "wǒ jué de tā zài shuì jiào")]
#[case("慢慢地走在地上。", "màn màn de zǒu zài dì shang")]
#[case("单女士来了。", "shàn nǚ shì lái le")]
#[case("请还他钱。", "qǐng huán tā qián")]
#[case("扣子解不开。", "kòu zi jiě bù kāi")]
// Erhua and its opposite.
#[case("你去哪儿玩儿？", "nǐ qù nǎ r wán r")]
#[case("女儿和儿子", "nǚ ér hé ér zi")]
#[case("小孩儿在这儿", "xiǎo hái r zài zhè r")]
// Traditional characters.
#[case("這個東西還沒有賣給顧客。", "zhè ge dōng xi hái méi yǒu mài gěi gù kè")]
#[case("銀行行長長大了。", "yín háng háng zhǎng zhǎng dà le")]
fn reads(#[case] line: &str, #[case] expected: &str) {
    readings(line, expected);
}

fn readings(line: &str, expected: &str) {
    let words = LANGUAGE.annotate(line, &[]);
    let syllables: Vec<String> = words
        .iter()
        .flat_map(|word| &word.readings)
        .map(|reading| reading.written.to_string())
        .collect();
    assert_eq!(
        syllables.join(" "),
        expected.split_whitespace().collect::<Vec<_>>().join(" ")
    );
}

#[rstest]
// 为 of the one for whom; what is.
#[case("一个人为自己活着。", "yī ge rén wèi zì jǐ huó zhe")]
#[case("很高兴为您服务。", "hěn gāo xìng wèi nín fú wù")]
#[case("会议时间为一个小时。", "huì yì shí jiān wéi yī ge xiǎo shí")]
// Words of which one reading is light.
#[case("买卖双方签了合同。", "mǎi mài shuāng fāng qiān le hé tong")]
#[case("他做点小买卖。", "tā zuò diǎn xiǎo mǎi mai")]
#[case("新线路开通了。", "xīn xiàn lù kāi tōng le")]
#[case("他爸爸很开通。", "tā bà ba hěn kāi tong")]
#[case("山里有一户人家。", "shān lǐ yǒu yī hù rén jiā")]
#[case("人家不愿意去。", "rén jia bù yuàn yì qù")]
#[case("这里的土地很便宜。", "zhè lǐ de tǔ dì hěn pián yi")]
#[case("这个多少钱？", "zhè ge duō shao qián")]
#[case("古代楚地的人", "gǔ dài chǔ dì de rén")]
// A direction behind a verb, a verb said twice.
#[case("他把书拿出来。", "tā bǎ shū ná chū lai")]
#[case("他走过去看。", "tā zǒu guò qu kàn")]
#[case("请站起来。", "qǐng zhàn qǐ lai")]
#[case("天气热起来了。", "tiān qì rè qǐ lai le")]
#[case("车被拦了下来。", "chē bèi lán le xià lai")]
#[case("她看起来很年轻。", "tā kàn qǐ lai hěn nián qīng")]
#[case("价格降不下去。", "jià gé jiàng bù xià qù")]
#[case("过去的事别提了。", "guò qù de shì bié tí le")]
#[case("你去问问他。", "nǐ qù wèn wen tā")]
#[case("我去查查。", "wǒ qù chá cha")]
// Verbs alone.
#[case("这台机器能转。", "zhè tái jī qì néng zhuàn")]
#[case("把邮件转给我。", "bǎ yóu jiàn zhuǎn gěi wǒ")]
#[case("他在这儿待不长。", "tā zài zhè r dāi bù cháng")]
#[case("这种热闹长不了。", "zhè zhǒng rè nao cháng bù liǎo")]
#[case("花瓶倒了。", "huā píng dǎo le")]
#[case("给我倒杯水。", "gěi wǒ dào bēi shuǐ")]
#[case("车库空着。", "chē kù kōng zhe")]
#[case("下午有空吗？", "xià wǔ yǒu kòng ma")]
#[case("他穿着红毛衣。", "tā chuān zhe hóng máo yī")]
#[case("他的穿着很讲究。", "tā de chuān zhuó hěn jiǎng jiu")]
#[case("请你数一下。", "qǐng nǐ shǔ yī xià")]
#[case("这个数不对。", "zhè ge shù bù duì")]
#[case("请背一下课文。", "qǐng bèi yī xià kè wén")]
#[case("他背着一个大包。", "tā bēi zhe yī ge dà bāo")]
#[case("他们种了很多树。", "tā men zhòng le hěn duō shù")]
#[case("人群散了。", "rén qún sàn le")]
#[case("她的头发散了。", "tā de tóu fa sǎn le")]
#[case("请泡一杯茶。", "qǐng pào yī bēi chá")]
#[case("价格涨了。", "jià gé zhǎng le")]
#[case("请调一下空调。", "qǐng tiáo yī xià kōng tiáo")]
#[case("他被调到北京。", "tā bèi diào dào běi jīng")]
#[case("把纸卷成筒。", "bǎ zhǐ juǎn chéng tǒng")]
#[case("这卷书很老。", "zhè juàn shū hěn lǎo")]
#[case("桃树结了桃子。", "táo shù jiē le táo zi")]
#[case("扁担折了。", "biǎn dan shé le")]
#[case("钱还不上。", "qián huán bù shàng")]
#[case("今晚还得加班。", "jīn wǎn hái děi jiā bān")]
#[case("护士长在吗？", "hù shi zhǎng zài ma")]
#[case("大伯子来了。", "dà bǎi zi lái le")]
#[case("一一得一", "yī yī dé yī")]
#[case("宁总来了。", "níng zǒng lái le")]
#[case("他重重地摔了一跤。", "tā zhòng zhòng de shuāi le yī jiāo")]
#[case("他在钉钉子。", "tā zài dìng dīng zi")]
#[case("一只手提着一只鸡", "yī zhī shǒu tí zhe yī zhī jī")]
// The characters of a word agree.
#[case("大夫让我多喝水。", "dài fu ràng wǒ duō hē shuǐ")]
fn readings_that_were_wrong(#[case] line: &str, #[case] expected: &str) {
    readings(line, expected);
}

#[rstest]
#[case("一年", "yì nián")]
#[case("第一年", "dìyī nián")]
#[case("星期一", "xīngqīyī")]
#[case("一个人", "yíge rén")]
#[case("行不行？", "xíng buxíng")]
#[case("不是", "búshì")]
#[case("展览馆", "zhánlánguǎn")]
#[case("我想买雨伞", "wó xiáng mǎi yúsǎn")]
#[case("水果很好", "shuíguǒ hén hǎo")]
#[case("小老虎", "xiǎo láohǔ")]
#[case("你好，你好吗？", "níhǎo níhǎo ma")]
#[case("一共十一个", "yígòng shíyī ge")]
#[case("差不多，看不见", "chàbuduō kànbujiàn")]
fn spoken_tones(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(spoken(line), expected);
}

/// Sentences of ours that are rich in characters with several readings, each read by a person.
#[test]
fn sentences_with_many_polyphones() {
    for line in include_str!("sentences.tsv").lines() {
        let (sentence, expected) = line.split_once('\t').unwrap();
        assert_eq!(citation(sentence), expected, "{sentence}");
    }
}

/// A light syllable keeps the tone that its character has for itself.
#[rstest]
#[case("认识", "rènshí", "rènshi")]
#[case("问问", "wèn wèn", "wèn wen")]
#[case("桌子", "zhuōzi", "zhuōzi")]
#[case("枇杷", "pípá", "pípa")]
#[case("弟弟", "dìdì", "dìdi")]
#[case("丈夫", "zhàngfū", "zhàngfu")]
#[case("耽搁", "dāngē", "dānge")]
#[case("知识产权", "zhīshíchǎnquán", "zhīshichǎnquán")]
fn own_tones(#[case] text: &str, #[case] own: &str, #[case] light: &str) {
    let words = LANGUAGE.annotate(text, &[]);
    assert_eq!(written(&words, |reading| reading.citation), own);
    assert_eq!(written(&words, |reading| reading.written), light);
}

#[test]
fn words_are_written_together() {
    assert_eq!(citation("客户服务在西安"), "kèhùfúwù zài xī'ān");
}

#[test]
fn what_has_one_reading_is_sure_and_what_is_hard_is_less_so() {
    let sure = |line: &str| LANGUAGE.annotate(line, &[])[0].readings[0].sure;
    assert!(sure("客") > 0.99);
    assert!(sure("塞") < sure("客"));
    // Another reading that it has in words only (还是) leaves no doubt about the word itself.
    assert!(sure("是") > 0.95);
}

#[test]
fn other_readings_come_with_their_probability_the_likeliest_first() {
    let words = LANGUAGE.annotate("他还要重写", &[]);
    let reading = words
        .iter()
        .flat_map(|word| &word.readings)
        .find(|one| one.character == '重');
    let reading = reading.unwrap();
    let [only] = reading.alternatives.as_slice() else {
        panic!("{reading:?}")
    };
    let pair = [reading.written, only.syllable].map(|syllable| syllable.to_string());
    assert!(pair.contains(&"chóng".to_owned()) && pair.contains(&"zhòng".to_owned()));
    assert!((reading.sure + only.share - 1.0).abs() < 1e-3);
}

#[test]
fn a_character_that_nobody_can_read_is_no_chinese_word() {
    let words = LANGUAGE.annotate("好\u{3FFF}好", &[]);
    let kinds: Vec<WordKind> = words.iter().map(|word| word.kind).collect();
    assert_eq!(kinds, [WordKind::Chinese, WordKind::Other, WordKind::Chinese]);
}

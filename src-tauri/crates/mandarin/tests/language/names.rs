//! Names of people: what is taken for one and how it is read, and what only looks like one.

use rstest::rstest;
use wenxi_mandarin::pinyin::{Notation, line};

use super::{LANGUAGE, cut};

/// A line written out with capitals.
fn written(text: &str) -> String {
    let words = LANGUAGE.annotate(text, &[]);
    line(&LANGUAGE, &words, Notation::Marks, |reading| reading.written)
}

#[rstest]
#[case("王小明是我的同事。", "Wáng Xiǎomíng shì wǒ de tóngshì.")]
#[case("我叫李芳。", "Wǒ jiào Lǐ Fāng.")]
#[case("请找张伟先生。", "Qǐng zhǎo Zhāng Wěi xiānsheng.")]
#[case("这是陈建国总经理。", "Zhè shì Chén Jiànguó zǒngjīnglǐ.")]
#[case("刘晓红和赵丽都来了。", "Liú Xiǎohóng hé Zhào Lì dōu lái le.")]
#[case("欧阳老师来了。", "Ōuyáng lǎoshī lái le.")]
#[case("欧阳明说他不来。", "Ōuyáng Míng shuō tā bù lái.")]
#[case("尉迟明先生在吗？", "Yùchí Míng xiānsheng zài ma?")]
#[case("诸葛先生在吗？", "Zhūgě xiānsheng zài ma?")]
#[case("老王在吗？", "Lǎo Wáng zài ma?")]
#[case("小李说他明天来。", "Xiǎo Lǐ shuō tā míngtiān lái.")]
#[case("我跟小张去。", "Wǒ gēn Xiǎo Zhāng qù.")]
// Surnames that are read otherwise.
#[case("单小红女士", "Shàn Xiǎohóng nǚshì")]
#[case("仇志强先生", "Qiú Zhìqiáng xiānsheng")]
#[case("任建华老师", "Rén Jiànhuá lǎoshī")]
#[case("曾丽是经理。", "Zēng Lì shì jīnglǐ.")]
#[case("解晓东来了。", "Xiè Xiǎodōng lái le.")]
#[case("华国强先生", "Huà Guóqiáng xiānsheng")]
#[case("盖小明先生", "Gě Xiǎomíng xiānsheng")]
#[case("查志明经理", "Zhā Zhìmíng jīnglǐ")]
#[case("区永强先生", "Ōu Yǒngqiáng xiānsheng")]
#[case("朴美玉小姐", "Piáo Měiyù xiǎojie")]
#[case("乐嘉先生", "Yuè Jiā xiānsheng")]
#[case("翟天明医生", "Zhái Tiānmíng yīshēng")]
#[case("我的老板姓单。", "Wǒ de lǎobǎn xìng Shàn.")]
#[case("他姓华。", "Tā xìng Huà.")]
// In traditional characters.
#[case("陳小華是我的同事。", "Chén Xiǎohuá shì wǒ de tóngshì.")]
fn names(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(written(text), expected);
}

#[rstest]
#[case("他很高兴。", "他 很 高兴 。")]
#[case("王国的首都", "王国 的 首都")]
#[case("白天天气好", "白天 天气 好")]
#[case("马上海运", "马上 海运")]
#[case("江山如画", "江山 如 画")]
#[case("张开嘴", "张开 嘴")]
#[case("黄金海岸", "黄金海岸")]
#[case("高明的方法", "高明 的 方法")]
#[case("和平与发展", "和平 与 发展")]
#[case("小马在吃草", "小马 在 吃 草")]
#[case("方便的时候", "方便 的 时候")]
#[case("任何人都可以", "任何 人 都 可以")]
#[case("时光飞逝", "时光 飞逝")]
#[case("金元和美元", "金 元 和 美元")]
#[case("文明的国家", "文明 的 国家")]
#[case("万一下雨呢", "万一 下雨 呢")]
#[case("于是他走了", "于是 他 走 了")]
#[case("单位的同事", "单位 的 同事")]
#[case("曾经来过", "曾经 来 过")]
#[case("解决了问题", "解决 了 问题")]
#[case("查明原因", "查明 原因")]
fn no_names(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(cut(text), expected);
}

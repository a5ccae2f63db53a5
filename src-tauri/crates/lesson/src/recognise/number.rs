//! Numbers that count lines.

/// The length of a number that a line begins with, `2.`, `（3）`, `④`; 0 if there is none. What it counts may follow
/// without a blank, but not another digit: `3.5` is a number of something else.
pub(super) fn leading(text: &str) -> usize {
    if let Some(first) = text.chars().next().filter(|first| ('①'..='⑳').contains(first)) {
        return first.len_utf8();
    }
    let inner = text.trim_start_matches(['(', '（']);
    let rest = inner.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let after = rest.trim_start_matches(['.', ')', '）', '、', '．']);
    let digits = inner.len() - rest.len();
    let counts = (1..=3).contains(&digits)
        && after.len() < rest.len()
        && !after.starts_with(|next: char| next.is_ascii_digit());
    if counts { text.len() - after.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[rstest]
    #[case("2. 我去。", "2.")]
    #[case("2.我去。", "2.")]
    #[case("（3）我去。", "（3）")]
    #[case("④我去。", "④")]
    #[case("12、我去。", "12、")]
    #[case("3.5升水", "")]
    #[case("2008年", "")]
    #[case("(2008) was", "")]
    fn counts(#[case] line: &str, #[case] number: &str) {
        assert_eq!(&line[..super::leading(line)], number);
    }
}

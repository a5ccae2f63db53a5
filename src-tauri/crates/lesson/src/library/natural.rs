//! The order in which people sort names: numbers by their value, letters whatever their case.

use std::cmp::Ordering;

/// Compares two names; `2 Tea` comes before `10 Rice`, and `a` before `B`.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let ((a_number, a_rest), (b_number, b_rest)) = (number(a), number(b));
        if !a_number.is_empty() && !b_number.is_empty() {
            // Longer numbers are larger once zeros in front are gone.
            let order = a_number
                .len()
                .cmp(&b_number.len())
                .then_with(|| a_number.cmp(b_number));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (a_rest, b_rest);
            continue;
        }
        match (a.chars().next(), b.chars().next()) {
            (Some(x), Some(y)) => {
                let order = x.to_lowercase().cmp(y.to_lowercase());
                if order != Ordering::Equal {
                    return order;
                }
                a = a.get(x.len_utf8()..).unwrap_or_default();
                b = b.get(y.len_utf8()..).unwrap_or_default();
            }
            (x, y) => return x.is_some().cmp(&y.is_some()),
        }
    }
}

/// The digits at the front without zeros in front of them (`0` stays), and what comes after.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let plain = digits.trim_start_matches('0');
    match digits.len().checked_sub(1).and_then(|last| digits.get(last..)) {
        Some(zero) if plain.is_empty() => (zero, rest),
        _ => (plain, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("2 Tea", "10 Rice")]
    #[case("01", "2")]
    #[case("a", "B")]
    #[case("Unit 9", "unit 10")]
    #[case("Unit", "Unit 1")]
    #[case("0", "1")]
    #[case("1.2", "1.10")]
    #[case("lesson-99999999999999999998", "lesson-99999999999999999999")]
    fn comes_first(#[case] first: &str, #[case] then: &str) {
        assert_eq!(compare(first, then), Ordering::Less);
        assert_eq!(compare(then, first), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn is_an_order(a in "[ab0-9 ]{0,6}", b in "[ab0-9 ]{0,6}", c in "[ab0-9 ]{0,6}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
        }
    }
}

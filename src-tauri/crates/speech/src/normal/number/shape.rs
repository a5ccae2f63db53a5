//! What figures look like: which signs stand between them, and how many there are.

/// The shapes that numbers in figures have. Parts hold digits only.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `1990`
    Whole(String),
    /// `1,234,567`: surely an amount.
    Amount(String),
    /// `3.14`
    Decimal(String, String),
    /// `3.11.2`
    Version(Vec<String>),
    /// `1/2`: above, below.
    Fraction(String, String),
    /// `2026-11-22`
    Date(String, String, String),
    /// `12:30`, `12:30:15`
    Time(Vec<String>),
    /// `138-1234-5678`
    Telephone(String),
}

/// The shape of the figures at the beginning, and how many characters they take. Nothing if there are none.
pub(super) fn shape(rest: &[char]) -> Option<(Shape, usize)> {
    if let [open @ ('(' | '（'), inside @ ..] = rest {
        return area_code(*open, inside);
    }
    let chain = Chain::of(rest)?;
    chain
        .telephone()
        .or_else(|| chain.date())
        .or_else(|| chain.time())
        .or_else(|| chain.fraction())
        .or_else(|| chain.point())
        .or_else(|| chain.whole())
}

/// A telephone number whose area code stands in brackets: `(010) 6234 5678`.
fn area_code(open: char, inside: &[char]) -> Option<(Shape, usize)> {
    let close = if open == '(' { ')' } else { '）' };
    let end = inside.iter().position(|c| *c == close)?;
    let code: String = inside.get(..end)?.iter().collect();
    let rest = inside.get(end + 1..)?;
    let gap = rest
        .iter()
        .take_while(|c| is_dash(**c) || **c == ' ')
        .count()
        .min(1);
    let chain = Chain::of(rest.get(gap..)?)?;
    let groups = match [&['-'][..], &[' ']].iter().find_map(|signs| chain.joined(signs)) {
        Some(groups)
            if groups.iter().map(String::len).eq([4, 4]) || groups.iter().map(String::len).eq([3, 4]) =>
        {
            groups
        }
        _ => chain.groups.get(..1)?,
    };
    let number = groups.concat();
    let digits =
        matches!(code.len(), 3 | 4) && code.starts_with('0') && code.bytes().all(|b| b.is_ascii_digit());
    let fits = digits && matches!(number.len(), 7 | 8);
    fits.then(|| {
        (
            Shape::Telephone(code + &number),
            1 + end + 1 + gap + chain.length(groups.len()),
        )
    })
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '—' | '–')
}

/// Groups of digits with one sign between each two.
struct Chain {
    groups: Vec<String>,
    signs: Vec<char>,
}

impl Chain {
    fn of(rest: &[char]) -> Option<Self> {
        let mut chain = Self {
            groups: Vec::new(),
            signs: Vec::new(),
        };
        let mut rest = rest;
        loop {
            let group: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
            if group.is_empty() {
                // A sign that nothing follows joins nothing.
                chain.signs.pop();
                break;
            }
            rest = rest.get(group.len()..)?;
            chain.groups.push(group);
            match rest {
                [
                    sign @ ('.' | ',' | ':' | '：' | '/' | '-' | '—' | '–' | ' '),
                    after @ ..,
                ] => {
                    chain.signs.push(match *sign {
                        '：' => ':',
                        sign if is_dash(sign) => '-',
                        sign => sign,
                    });
                    rest = after;
                }
                _ => break,
            }
        }
        (!chain.groups.is_empty()).then_some(chain)
    }

    /// The first groups, if exactly these signs and no more of the last of them stand between them.
    fn joined(&self, signs: &[char]) -> Option<&[String]> {
        let more = self.signs.get(signs.len()) == signs.last();
        let begins = self.signs.starts_with(signs) && !more;
        begins.then(|| self.groups.get(..=signs.len())).flatten()
    }

    /// How many characters the first groups take.
    fn length(&self, groups: usize) -> usize {
        let digits: usize = self.groups.iter().take(groups).map(String::len).sum();
        digits + groups.saturating_sub(1)
    }

    /// Mobile numbers in groups of 3, 4 and 4; numbers with an area code; 400 and 800 numbers.
    fn telephone(&self) -> Option<(Shape, usize)> {
        for signs in [&['-', '-'][..], &[' ', ' '], &['-', ' '], &['-'], &[' ']] {
            let Some(groups) = self.joined(signs) else {
                continue;
            };
            let lengths: Vec<usize> = groups.iter().map(String::len).collect();
            let first = groups.first()?;
            let fits = match lengths.as_slice() {
                [3, 4, 4] => first.starts_with(['0', '1']),
                [4, 4, 4] | [4, 3, 4] => first.starts_with('0'),
                [3, 3, 4] | [3, 4, 3] => first == "400" || first == "800",
                [3 | 4, 7 | 8] => first.starts_with('0'),
                _ => false,
            };
            if fits {
                return Some((Shape::Telephone(groups.concat()), self.length(groups.len())));
            }
        }
        None
    }

    fn date(&self) -> Option<(Shape, usize)> {
        let [year, month, day] = ['-', '/', '.']
            .iter()
            .find_map(|&sign| self.joined(&[sign, sign]))?
        else {
            return None;
        };
        let fits = year.len() == 4 && between(month, 1, 12) && between(day, 1, 31);
        fits.then(|| {
            (
                Shape::Date(year.clone(), month.clone(), day.clone()),
                self.length(3),
            )
        })
    }

    fn time(&self) -> Option<(Shape, usize)> {
        let groups = self.joined(&[':', ':']).or_else(|| self.joined(&[':']))?;
        let (hour, others) = groups.split_first()?;
        let fits = hour.len() <= 2
            && between(hour, 0, 24)
            && others.iter().all(|part| part.len() == 2 && between(part, 0, 59));
        fits.then(|| (Shape::Time(groups.to_vec()), self.length(groups.len())))
    }

    fn fraction(&self) -> Option<(Shape, usize)> {
        let [above, below] = self.joined(&['/'])? else {
            return None;
        };
        let fits = above.len() <= 3 && below.len() <= 4 && !below.starts_with('0');
        fits.then(|| (Shape::Fraction(above.clone(), below.clone()), self.length(2)))
    }

    /// Amounts with commas, and what has points in it.
    fn point(&self) -> Option<(Shape, usize)> {
        let thousands = self.signs.iter().take_while(|sign| **sign == ',').count();
        let (first, groups) = self.groups.get(..=thousands)?.split_first()?;
        let amount = thousands > 0 && first.len() <= 3 && groups.iter().all(|group| group.len() == 3);
        let (whole, taken) = if amount {
            (self.groups.get(..=thousands)?.concat(), thousands + 1)
        } else {
            (first.clone(), 1)
        };
        let points = self
            .signs
            .get(taken - 1..)?
            .iter()
            .take_while(|sign| **sign == '.')
            .count();
        let parts = self.groups.get(taken..taken + points)?;
        let length = self.length(taken + points);
        match parts {
            [] if amount => Some((Shape::Amount(whole), length)),
            [] => None,
            [part] => Some((Shape::Decimal(whole, part.clone()), length)),
            parts => Some((Shape::Version([&[whole], parts].concat()), length)),
        }
    }

    fn whole(&self) -> Option<(Shape, usize)> {
        let digits = self.groups.first()?;
        Some((Shape::Whole(digits.clone()), digits.len()))
    }
}

fn between(digits: &str, least: u32, most: u32) -> bool {
    digits
        .parse()
        .is_ok_and(|value: u32| (least..=most).contains(&value))
}

//! Rows that are written together by one statement: it opens its table and looks for its place in the tree once for all of
//! them, which for small rows is a good part of the work.

use crate::error::StoreError;
use rusqlite::{Connection, Statement, ToSql};

/// So many rows are written by one statement.
pub(crate) const AT_ONCE: usize = 20;

/// The values of a statement, one after the other.
pub(crate) struct Values<'s, 'c> {
    statement: &'s mut Statement<'c>,
    next: usize,
}

impl<'s, 'c> Values<'s, 'c> {
    /// Those of a statement, from the first on.
    pub(crate) fn of(statement: &'s mut Statement<'c>) -> Self {
        Self { statement, next: 1 }
    }

    /// Gives the next value.
    pub(crate) fn push(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.statement.raw_bind_parameter(self.next, value)?;
        self.next += 1;
        Ok(())
    }
}

/// Adds rows to a table; `table` is its name and so many columns, `note_lesson (lesson, note)`, and `put` gives the values of
/// a row in their order.
pub(crate) fn insert<T>(
    connection: &Connection,
    table: &str,
    columns: usize,
    rows: &[T],
    put: impl Fn(&mut Values<'_, '_>, &T) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    let row = format!("({})", vec!["?"; columns].join(", "));
    let (whole, rest) = rows.split_at(rows.len() - rows.len() % AT_ONCE);
    let parts = [(whole, AT_ONCE), (rest, 1)];
    for (rows, at_once) in parts.into_iter().filter(|(rows, _)| !rows.is_empty()) {
        let values = vec![row.as_str(); at_once].join(", ");
        let mut statement = connection.prepare_cached(&format!("INSERT INTO {table} VALUES {values}"))?;
        for some in rows.chunks(at_once) {
            let mut values = Values::of(&mut statement);
            some.iter().try_for_each(|row| put(&mut values, row))?;
            statement.raw_execute()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0)]
    #[case(1)]
    #[case(20)]
    #[case(43)]
    fn every_row_is_written_once(#[case] count: u32) {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE word (place INTEGER PRIMARY KEY, text TEXT)")
            .unwrap();
        let rows: Vec<(u32, String)> = (0..count).map(|place| (place, format!("词{place}"))).collect();
        insert(
            &connection,
            "word (place, text)",
            2,
            &rows,
            |values, (place, text)| {
                values.push(place)?;
                values.push(text)
            },
        )
        .unwrap();
        let mut statement = connection
            .prepare("SELECT place, text FROM word ORDER BY place")
            .unwrap();
        let written = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(written.collect::<Result<Vec<(u32, String)>, _>>().unwrap(), rows);
    }

    #[test]
    fn what_is_there_already_is_refused() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE word (text TEXT PRIMARY KEY)")
            .unwrap();
        let write = |words: &[&str]| {
            insert(&connection, "word (text)", 1, words, |values, word| {
                values.push(word)
            })
        };
        write(&["茶"]).unwrap();
        assert!(write(&["水", "茶"]).is_err());
    }
}

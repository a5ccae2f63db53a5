//! Questions about cards that want a look: those that are put aside, and those that are forgotten again and again.

use crate::card::card_id;
use crate::columns::note;
use crate::error::StoreError;
use crate::store::Store;
use rusqlite::params;
use wenxi_study::{CardId, ItemKind, Note, NoteId, StudyDay};

/// A card that wants a look.
#[derive(Debug, Clone, PartialEq)]
pub struct Troubled {
    /// The card.
    pub card: CardId,
    /// What it asks for.
    pub note: Note,
    /// It is not asked until it is resumed.
    pub suspended: bool,
    /// It is not asked today.
    pub buried: bool,
    /// How often it was forgotten.
    pub lapses: u32,
}

impl Store {
    /// The cards of studied notes that are put aside on a day, or were forgotten at least `leech_after` times: those
    /// forgotten most often first, at most `at_most`; and how many there are in all.
    pub fn troubled(
        &self,
        today: StudyDay,
        leech_after: u32,
        at_most: u32,
    ) -> Result<(Vec<Troubled>, u32), StoreError> {
        self.troubled_among("", None, today, leech_after, at_most)
    }

    /// The same of one note.
    pub fn troubled_of_note(
        &self,
        note: &NoteId,
        today: StudyDay,
        leech_after: u32,
    ) -> Result<Vec<Troubled>, StoreError> {
        let of_note = "AND note = ?4";
        Ok(self
            .troubled_among(of_note, Some(note), today, leech_after, u32::MAX)?
            .0)
    }

    /// The cards that ask for a note in this way and are put aside, or those that are not.
    pub fn cards_asking(&self, kind: ItemKind, suspended: bool) -> Result<Vec<CardId>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id FROM (SELECT id FROM card UNION SELECT card FROM hold)
             WHERE id LIKE '%/' || ?1
               AND ?2 = EXISTS (SELECT 1 FROM hold WHERE hold.card = id AND suspended)",
        )?;
        let mut rows = statement.query(params![kind.as_str(), suspended])?;
        let mut cards = Vec::new();
        while let Some(row) = rows.next()? {
            cards.push(card_id(row, 0)?);
        }
        Ok(cards)
    }

    fn troubled_among(
        &self,
        among: &str,
        of: Option<&NoteId>,
        today: StudyDay,
        leech_after: u32,
        at_most: u32,
    ) -> Result<(Vec<Troubled>, u32), StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(&format!(
            "SELECT note.id, facts, wanted.id, coalesce(hold.suspended, 0), coalesce(buried_until > ?1, 0),
                    coalesce(lapses, 0) AS forgotten, count(*) OVER ()
             FROM (SELECT card AS id, note FROM hold WHERE (suspended OR buried_until > ?1) {among}
                   UNION SELECT id, note FROM card WHERE lapses >= ?2 {among}) AS wanted
             JOIN note ON note.id = wanted.note AND saved
             LEFT JOIN hold ON hold.card = wanted.id
             LEFT JOIN card ON card.id = wanted.id
             ORDER BY forgotten DESC, wanted.id LIMIT ?3"
        ))?;
        let named = of.map(NoteId::as_str);
        let mut rows = match named {
            Some(name) => statement.query(params![today.0, leech_after, at_most, name])?,
            None => statement.query(params![today.0, leech_after, at_most])?,
        };
        let (mut troubled, mut all) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            troubled.push(Troubled {
                note: note(row)?,
                card: card_id(row, 2)?,
                suspended: row.get(3)?,
                buried: row.get(4)?,
                lapses: row.get(5)?,
            });
            all = row.get(6)?;
        }
        Ok((troubled, all))
    }
}

//! A folder of files that holds at most so many bytes.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// The folder. Pairs of files that differ only in their extension come and go together.
#[derive(Debug)]
pub(super) struct Shelf {
    folder: PathBuf,
    limit: u64,
    /// Read from the folder when something is first written.
    stock: Mutex<Option<Stock>>,
}

/// What stands on the shelf, by file name without extension.
#[derive(Debug, Default)]
struct Stock {
    items: HashMap<String, Item>,
    bytes: u64,
    /// Counts uses: the order in which things were used needs no clock.
    uses: u64,
}

#[derive(Debug, Default, Clone, Copy)]
struct Item {
    bytes: u64,
    used: u64,
}

impl Shelf {
    pub(super) fn new(folder: PathBuf, limit: u64) -> Self {
        Self {
            folder,
            limit,
            stock: Mutex::default(),
        }
    }

    /// The file, if it can be read.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(name)).ok()
    }

    /// Writes a file whole or not at all, then makes room.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut stock = self.stock();
        let stock = stock.get_or_insert_with(|| self.take_stock());
        let path = self.folder.join(name);
        // A damaged file that is made again takes no more room than before.
        let replaced = fs::metadata(&path).map_or(0, |meta| meta.len());
        let mut aside = tempfile::Builder::new()
            .prefix(".new-")
            .tempfile_in(&self.folder)?;
        aside.write_all(bytes)?;
        aside.persist(path).map_err(|failed| failed.error)?;
        stock.add(stem(name), bytes.len() as u64, replaced);
        self.make_room(stock, stem(name));
        Ok(())
    }

    /// Remembers that a file was used, over the end of the program too.
    pub(super) fn touch(&self, name: &str) {
        if let Some(stock) = self.stock().as_mut() {
            stock.touch(stem(name));
        }
        // A file that cannot be touched is only forgotten a little sooner.
        let _ = File::options()
            .append(true)
            .open(self.folder.join(name))
            .and_then(|file| file.set_modified(SystemTime::now()));
    }

    /// Removes what was not used for longest until the rest fits, but never what was just written.
    fn make_room(&self, stock: &mut Stock, newest: &str) {
        while stock.bytes > self.limit {
            let Some(oldest) = stock.oldest_but(newest) else {
                return;
            };
            for extension in ["wav", "json"] {
                // Another program may have been quicker.
                let _ = fs::remove_file(self.folder.join(format!("{oldest}.{extension}")));
            }
            stock.remove(&oldest);
        }
    }

    /// What stands in the folder, in the order in which it was last used. What an earlier end left half-written goes.
    fn take_stock(&self) -> Stock {
        let mut found: Vec<(SystemTime, String, u64)> = Vec::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let Ok(meta) = entry.metadata() else { continue };
            let modified = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            if name.starts_with(".new-") {
                let _ = fs::remove_file(entry.path());
            } else if name.ends_with(".wav") || name.ends_with(".json") {
                found.push((modified, stem(&name).to_owned(), meta.len()));
            }
        }
        found.sort();
        let mut stock = Stock::default();
        for (_, stem, bytes) in found {
            stock.add(&stem, bytes, 0);
        }
        stock
    }

    fn stock(&self) -> MutexGuard<'_, Option<Stock>> {
        self.stock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stock {
    fn add(&mut self, stem: &str, bytes: u64, replaced: u64) {
        let item = self.items.entry(stem.to_owned()).or_default();
        item.bytes = (item.bytes + bytes).saturating_sub(replaced);
        self.bytes = (self.bytes + bytes).saturating_sub(replaced);
        self.touch(stem);
    }

    fn touch(&mut self, stem: &str) {
        self.uses += 1;
        if let Some(item) = self.items.get_mut(stem) {
            item.used = self.uses;
        }
    }

    fn oldest_but(&self, newest: &str) -> Option<String> {
        let others = self.items.iter().filter(|(stem, _)| *stem != newest);
        others
            .min_by_key(|(_, item)| item.used)
            .map(|(stem, _)| stem.clone())
    }

    fn remove(&mut self, stem: &str) {
        if let Some(item) = self.items.remove(stem) {
            self.bytes -= item.bytes;
        }
    }
}

fn stem(name: &str) -> &str {
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

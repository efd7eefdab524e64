//! From records and packs to a project.

use std::collections::BTreeSet;

use super::decode::{Damaged, Kept, read};
use super::key::{is_of_pack, key as text_of, order};
use super::pack;
use crate::formats::cbor::Damage;
use crate::formats::native::inferred_scheme;
use crate::formats::{Import, Place, Warning};
use crate::model::{Name, Project, ProjectId, RecordKey, Scheme, Stamp};

/// What messages call the database.
const DATABASE: &str = "browser storage";

/// Rebuilds a project from its records and packs in any order, exactly as it was: see [`Decoder`].
pub fn decode(project: ProjectId, records: impl IntoIterator<Item = (String, Vec<u8>)>) -> Import {
    let mut records: Vec<(String, Vec<u8>)> = records.into_iter().collect();
    records.sort_by_key(|(key, _)| order(key));
    let mut decoder = Decoder::new(project);
    for (key, value) in &records {
        decoder.add(key, value);
    }
    decoder.finish()
}

/// Rebuilds a project from its records and packs, one at a time.
///
/// Of a record that is there several times, the latest version stands, whatever the order: a pack
/// is never written again when a record of it changes. A record that is damaged becomes a warning
/// and costs nothing else.
#[derive(Debug)]
pub struct Decoder {
    project: Project,
    warnings: Vec<Warning>,
    has_scheme: bool,
    moved: BTreeSet<RecordKey>,
}

impl Decoder {
    /// A project of which nothing is known yet.
    pub fn new(project: ProjectId) -> Self {
        Self {
            project: Project::new(project, Name::from(""), Scheme::default()),
            warnings: Vec::new(),
            has_scheme: false,
            moved: BTreeSet::new(),
        }
    }

    /// Takes in what is kept under a key: a record or a pack.
    pub fn add(&mut self, key: &str, value: &[u8]) {
        if is_of_pack(key) {
            self.add_pack(key, value);
            return;
        }
        match read(&self.project, value) {
            Ok((found, kept)) if text_of(found) == key => self.put(found, kept),
            Ok(_) => self.warn(key.to_owned(), &Damage::new("it is another record")),
            Err(Damaged { damage, .. }) => self.warn(key.to_owned(), &damage),
        }
    }

    /// Takes note of a value that is not made of bytes: so kept its records what came before the
    /// first version.
    pub fn add_outdated(&mut self, key: &str) {
        self.warn_in_words(
            key.to_owned(),
            "It was stored by an early development version of Sayso and is left out.".into(),
        );
    }

    fn add_pack(&mut self, key: &str, pack: &[u8]) {
        for (number, record) in (1..).zip(pack::records(pack)) {
            let place = || format!("{key}, record number {number}");
            let Some(record) = record else {
                let damage = Damage::new("from here on the pack cannot be read");
                self.warn(place(), &damage);
                return;
            };
            match read(&self.project, record) {
                Ok((found, kept)) => self.put(found, kept),
                Err(Damaged { key, damage }) => {
                    self.warn(key.map_or_else(place, text_of), &damage);
                }
            }
        }
    }

    fn put(&mut self, key: RecordKey, kept: Kept) {
        let Kept::Record {
            record,
            stamp,
            digest,
        } = kept
        else {
            self.moved.insert(key);
            return;
        };
        if self.moved.contains(&key) {
            return;
        }
        self.has_scheme |= key == RecordKey::Scheme;
        if self
            .project
            .entry(key)
            .is_some_and(|(_, known)| known > stamp)
        {
            return;
        }
        if let (RecordKey::Article(id), Some(digest)) = (key, digest) {
            self.project.remember_digest(id, digest);
        }
        self.project.put(record, stamp);
    }

    fn warn(&mut self, record: String, damage: &Damage) {
        self.warn_in_words(record, format!("It is damaged and left out: {damage}."));
    }

    fn warn_in_words(&mut self, record: String, message: String) {
        self.warnings.push(Warning {
            place: Place {
                record: Some(record),
                ..Place::file(DATABASE)
            },
            message,
        });
    }

    /// The project, and what was wrong with its records. Without a scheme, one is made of what the
    /// spans use.
    pub fn finish(mut self) -> Import {
        if !self.has_scheme {
            let scheme = inferred_scheme::infer(&self.project);
            self.project.put(scheme.into(), Stamp::ZERO);
        }
        Import::new(self.project, self.warnings)
    }
}

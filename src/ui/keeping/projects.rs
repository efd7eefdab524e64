//! The projects of the database as a list: what is known of each, and what can be done to one that is
//! not open. For the dialog "Projects" alone, with which it comes later.
//!
//! Another tab may do the same at any moment. So every act names the entry that it was decided upon,
//! and does nothing if the database has another one by then.

use std::collections::BTreeSet;

use super::saving::{FIRST_PACK, rebuilt};
use super::{Keeper, Opened, add_current, without_project};
use crate::browser::slices::Slices;
use crate::browser::storage::{Batch, Condition, Portions, Storage};
use crate::browser::{BrowserError, clock};
use crate::formats::stored::{self, Contents, ProjectEntry};
use crate::model::{
    AnnotatorId, ArticleId, IdSource, Name, Project, ProjectId, ProjectInfo, Record, RecordKey,
    Timestamp,
};
use crate::query::{Layers, excluded_spans};
use crate::ui::seed;

/// A project of the list.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Listed {
    pub(in crate::ui) id: ProjectId,
    pub(in crate::ui) entry: ProjectEntry,
    /// The entry as it is kept.
    text: String,
}

impl Listed {
    /// What it is called, as far as is known.
    pub(in crate::ui) fn name(&self) -> Name {
        let contents = self.entry.contents.as_ref();
        contents.map_or_else(|| Name::from("…"), |contents| contents.name.clone())
    }

    /// That the entry is still the one of the list.
    fn is_unchanged(&self) -> Condition {
        Condition::is(self.id.to_string(), self.text.as_str())
    }
}

impl Keeper {
    fn storage(&self) -> Result<&Storage, BrowserError> {
        self.0.storage.as_ref().map_err(BrowserError::clone)
    }

    /// All projects, deleted ones too, the last changed first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub(in crate::ui) async fn listed(&self) -> Result<Vec<Listed>, BrowserError> {
        let projects = self.storage()?.projects().await?;
        let mut listed: Vec<Listed> = projects
            .into_iter()
            .filter_map(|(id, text)| {
                Some(Listed {
                    id: id.parse().ok()?,
                    entry: ProjectEntry::read(&text),
                    text,
                })
            })
            .collect();
        listed.sort_by_key(|listed| {
            let contents = listed.entry.contents.as_ref();
            let changed = contents.map_or(Timestamp::ZERO, |contents| contents.changed);
            std::cmp::Reverse(changed)
        });
        Ok(listed)
    }

    /// The way through the records of a project.
    ///
    /// # Errors
    /// If there is no database.
    pub(in crate::ui) fn portions(&self, project: ProjectId) -> Result<Portions, BrowserError> {
        Ok(self.storage()?.portions(&project.to_string()))
    }

    /// Finds out what is in a project whose entry does not say, and notes it there.
    ///
    /// # Errors
    /// If the database cannot be read or written.
    pub(in crate::ui) async fn describe(&self, listed: &Listed) -> Result<(), BrowserError> {
        let records = self.records(listed.id).await?;
        let project = rebuilt(listed.id, records, &|_| ()).await.project;
        let entry = ProjectEntry {
            contents: Some(Contents::of(&project)),
            ..listed.entry.clone()
        };
        self.put_entry(listed, &entry).await.map(drop)
    }

    /// Counts what regions exclude in a project that the page has in memory and whose entry does not say,
    /// and notes it there.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(in crate::ui) async fn count_excluded(
        &self,
        listed: &Listed,
        project: &Project,
    ) -> Result<(), BrowserError> {
        let articles = project.regions().map(|region| region.article);
        let articles: BTreeSet<ArticleId> = articles.collect();
        let (mut slices, mut excluded) = (Slices::default(), 0);
        for article in articles {
            excluded += excluded_spans(project, article);
            slices.rest().await;
        }
        let entry = ProjectEntry {
            contents: Some(Contents {
                excluded: Some(excluded),
                ..Contents::of(project)
            }),
            ..listed.entry.clone()
        };
        self.put_entry(listed, &entry).await.map(drop)
    }

    /// Makes a project the one that is opened next, and says from where the page works on it.
    /// None if its entry has changed.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(in crate::ui) async fn take_over(
        &self,
        listed: &Listed,
    ) -> Result<Option<Opened>, BrowserError> {
        let source = self.source();
        let mut batch = Batch::new();
        add_current(&mut batch, listed.id.to_string(), &source);
        let written = self.storage()?.write_if(listed.is_unchanged(), batch);
        if !written.await? {
            return Ok(None);
        }
        Ok(Some(Opened {
            project: listed.id,
            is_stored: true,
            made_from: listed.entry.made_from.clone(),
            source,
            place: self.place(listed.id).await,
            layers: self.layers(listed.id).await,
        }))
    }

    /// How the page works on a project that was made just now.
    pub(in crate::ui) fn newly_opened(&self, project: ProjectId) -> Opened {
        Opened {
            project,
            is_stored: false,
            made_from: String::new(),
            source: self.source(),
            place: None,
            layers: Layers::default(),
        }
    }

    /// The source that the page's address asks for.
    fn source(&self) -> String {
        let opened = self.0.opened.borrow();
        opened
            .as_ref()
            .map(|opened| opened.source.clone())
            .unwrap_or_default()
    }

    /// Marks a project as deleted, or no longer. Returns whether its entry was still the same.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(in crate::ui) async fn set_deleted(
        &self,
        listed: &Listed,
        deleted: Option<Timestamp>,
    ) -> Result<bool, BrowserError> {
        let entry = ProjectEntry {
            deleted,
            ..listed.entry.clone()
        };
        self.put_entry(listed, &entry).await
    }

    /// Deletes a project for good. Returns whether its entry was still the same.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(in crate::ui) async fn delete_for_good(
        &self,
        listed: &Listed,
    ) -> Result<bool, BrowserError> {
        let batch = without_project(&listed.id.to_string());
        let written = self.storage()?.write_if(listed.is_unchanged(), batch);
        written.await
    }

    /// Gives a project that is not open another name. Returns whether its entry was still the same.
    ///
    /// # Errors
    /// If the database cannot be read or written.
    pub(in crate::ui) async fn rename(
        &self,
        listed: &Listed,
        name: &Name,
        author: AnnotatorId,
    ) -> Result<bool, BrowserError> {
        let id = listed.id.to_string();
        let (info, changed) = self.renamed(listed.id, name, author).await?;
        let mut entry = listed.entry.clone();
        if let Some(contents) = &mut entry.contents {
            contents.name = name.clone();
            contents.changed = contents.changed.max(changed);
        }
        let mut batch = Batch::new();
        batch.put_project(&id, entry.to_string());
        batch.put_record(&id, &stored::key(RecordKey::Info), info.as_slice());
        let written = self.storage()?.write_if(listed.is_unchanged(), batch);
        written.await
    }

    /// Copies a project as it is in the database, under another name. Until all of it is there the
    /// copy counts as deleted, so that one which was broken off goes by itself. Returns whether the
    /// original was there to the end.
    ///
    /// # Errors
    /// If the database cannot be read or written.
    pub(in crate::ui) async fn duplicate(
        &self,
        listed: &Listed,
        name: &Name,
        author: AnnotatorId,
    ) -> Result<bool, BrowserError> {
        let storage = self.storage()?;
        let copy: ProjectId = IdSource::new(seed()).mint(clock::now());
        let id = copy.to_string();
        let info_key = stored::key(RecordKey::Info);
        let (info, _) = self.renamed(listed.id, name, author).await?;
        let contents = listed.entry.contents.clone().map(|contents| Contents {
            name: name.clone(),
            ..contents
        });
        let mut entry = ProjectEntry {
            made_from: String::new(),
            contents,
            deleted: Some(clock::now()),
        };
        let mut batch = Batch::new();
        batch.put_project(&id, entry.to_string());
        batch.put_record(&id, &info_key, info.as_slice());
        storage.write(batch).await?;
        let mut portions = storage.portions(&listed.id.to_string());
        while let Some(portion) = portions.next().await? {
            let mut batch = Batch::new();
            for (key, value) in portion.into_iter().filter(|(key, _)| *key != info_key) {
                batch.put_record(&id, &key, value);
            }
            storage.write_relaxed(batch).await?;
        }
        entry.deleted = None;
        let mut batch = Batch::new();
        batch.put_project(&id, entry.to_string());
        let original = Condition::exists(listed.id.to_string());
        storage.write_if(original, batch).await
    }

    async fn put_entry(&self, listed: &Listed, entry: &ProjectEntry) -> Result<bool, BrowserError> {
        let mut batch = Batch::new();
        batch.put_project(&listed.id.to_string(), entry.to_string());
        let written = self.storage()?.write_if(listed.is_unchanged(), batch);
        written.await
    }

    /// A project's own record with another name, as it is kept, and when that was changed. It stands
    /// under its own key or in the first of the packs that were stored together; the rest of a project
    /// need not be read for it.
    async fn renamed(
        &self,
        project: ProjectId,
        name: &Name,
        author: AnnotatorId,
    ) -> Result<(Vec<u8>, Timestamp), BrowserError> {
        let (storage, id) = (self.storage()?, project.to_string());
        let mut starts = storage.keys_under(&id, &stored::pack_key("")).await?;
        starts.retain(|key| key.ends_with(FIRST_PACK));
        starts.push(stored::key(RecordKey::Info));
        let mut decoder = stored::Decoder::new(project);
        for start in starts {
            for (key, value) in storage.records_under(&id, &start).await? {
                if let Some(value) = value {
                    decoder.add(&key, &value);
                }
            }
        }
        let mut known: Project = decoder.finish().project;
        let info = ProjectInfo {
            name: name.clone(),
            unknown: known.info().unknown.clone(),
        };
        let stamp = known.latest().next(clock::now(), author);
        known.put(Record::from(info), stamp);
        let bytes = stored::encode(&known, RecordKey::Info).unwrap_or_default();
        Ok((bytes, stamp.time))
    }
}

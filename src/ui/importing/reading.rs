//! Reading files, beside the page where they are large or no plain text.
//!
//! Part of what is fetched later.

use std::sync::Arc;

use super::{Importer, Reading, Target};
use crate::browser::clock;
use crate::browser::files::ReadFile;
use crate::formats::{self, Found, Import, Manner, ReadContext, SourceFile};
use crate::model::{AnnotatorId, IdSource, Stamp};
use crate::store::{Action, Arrival, Dialog, ImportedFile};
use crate::ui::seed;
use crate::ui::workshop::{Failure, Received, how_it_was_read};

/// A plain text of more than this, in bytes, is read beside the page.
const LARGE_TEXT: usize = 256 * 1024;

impl Importer {
    pub(super) async fn take(&self, read: Vec<ReadFile>, target: Target) {
        let mut sources = Vec::new();
        for file in read {
            match file.bytes {
                Ok(bytes) => sources.push(Arc::new(SourceFile {
                    name: file.name,
                    bytes,
                })),
                Err(error) => self
                    .dispatch
                    .dispatch(Action::Tell(error.to_string().into())),
            }
        }
        if !sources.is_empty() {
            self.read(sources, target, Reading::default()).await;
        }
    }

    /// Reads the contents of files, and hands them to the store as one import or, where there is something
    /// to decide, to the user first.
    pub(super) async fn read(
        &self,
        sources: Vec<Arc<SourceFile>>,
        target: Target,
        reading: Reading,
    ) {
        let mut ids = IdSource::new(seed());
        let stamp = target.latest.next(clock::now(), AnnotatorId::NIL);
        let manner = reading.manner.clone();
        let mut outcomes = Vec::new();
        let all: Vec<&SourceFile> = sources.iter().map(|source| &**source).collect();
        if formats::belong_together(&all) {
            let set = Arc::new(SourceFile {
                name: formats::name_of_all(&all),
                bytes: Vec::new(),
            });
            let outcome = self.read_set((&set.name, &sources), (stamp, manner)).await;
            outcomes.push((set, outcome));
        } else {
            for source in &sources {
                let outcome = self.read_one(source, &mut ids, stamp, &reading).await;
                outcomes.push((Arc::clone(source), outcome));
            }
        }
        let (mut files, mut found) = (Vec::new(), Vec::new());
        for (source, outcome) in outcomes {
            let mut result = match outcome {
                Ok((import, how)) => {
                    found.push(how);
                    Ok(Box::new(import))
                }
                Err(Failure::Refused(error)) => {
                    found.push(Found::default());
                    Err(error)
                }
                Err(failure) => return self.tell_nothing_was_imported(&failure),
            };
            if let Ok(import) = &mut result
                && import.project.id() != target.project
            {
                self.keeper.recall(&mut import.project).await;
            }
            files.push(ImportedFile { source, result });
        }
        let arrival = Arrival {
            sources,
            files,
            found,
            manner: reading.manner,
        };
        if arrival.wants_a_look(&self.state.get()) {
            let dialog = Dialog::Incoming(Arc::new(arrival));
            self.dispatch.dispatch(Action::Show(dialog));
        } else {
            self.take_in(arrival.files).await;
        }
    }

    /// Reads a file: an ordinary text at once, everything else beside the page.
    async fn read_one(
        &self,
        source: &Arc<SourceFile>,
        ids: &mut IdSource,
        stamp: Stamp,
        Reading { manner, details }: &Reading,
    ) -> Result<(Import, Found), Failure> {
        if manner.overrules() {
            let files = std::slice::from_ref(source);
            return self
                .read_set((&source.name, files), (stamp, manner.clone()))
                .await;
        }
        let (encoding, details) = (manner.encoding, details.clone());
        if formats::is_plain_text(source) && source.bytes.len() <= LARGE_TEXT {
            let context = ReadContext {
                encoding,
                details,
                ..ReadContext::new(ids, stamp)
            };
            let import = formats::read_plain_text(source, context).map_err(Failure::Refused)?;
            let format = import.format.map(str::to_owned);
            let found = Found {
                format,
                ..Found::default()
            };
            return Ok((import, found));
        }
        let job = self.workshop.number();
        let words = format!("Reading {}", source.name);
        let on_progress = self.shown(job, words.into());
        let outcome = self
            .workshop
            .read(job, source, (stamp, encoding, details), on_progress)
            .await;
        self.has_read(outcome)
    }

    /// Reads files that belong together, beside the page.
    async fn read_set(
        &self,
        files: (&str, &[Arc<SourceFile>]),
        how: (Stamp, Manner),
    ) -> Result<(Import, Found), Failure> {
        let job = self.workshop.number();
        let (name, _) = files;
        let on_progress = self.shown(job, format!("Reading {name}").into());
        let outcome = self
            .workshop
            .read_together(job, files, how, on_progress)
            .await;
        self.has_read(outcome)
    }

    fn has_read(&self, outcome: Result<Received, Failure>) -> Result<(Import, Found), Failure> {
        self.on_work.emit(None);
        let (import, packed, how) = outcome?;
        self.keeper.has_read(packed);
        Ok((import, how_it_was_read(&how)))
    }
}

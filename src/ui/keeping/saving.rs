//! Records on their way to the database, and back.

use std::sync::Arc;

use js_sys::Uint8Array;

use super::Keeper;
use crate::browser::slices::Slices;
use crate::browser::storage::{Batch, Storage};
use crate::browser::{BrowserError, clock};
use crate::formats::{Import, stored};
use crate::model::{IdSource, Project, ProjectId, RecordKey, Stamp};
use crate::store::Action;
use crate::ui::workshop::Progress;
use crate::ui::{Dispatch, seed};

/// More records than this at once are stored in packs.
pub(super) const MANY: usize = 100;

/// All records of a project in packs, as they came from a file: if it is opened as it is, nothing
/// need be packed again.
pub(in crate::ui) struct Packed {
    project: ProjectId,
    latest: Stamp,
    records: usize,
    packs: Vec<Uint8Array>,
}

impl Packed {
    /// The packs of a project.
    pub(in crate::ui) fn new(project: &Project, packs: Vec<Uint8Array>) -> Self {
        Self {
            project: project.id(),
            latest: project.latest(),
            records: project.entries().count(),
            packs,
        }
    }

    /// Whether these are exactly the records that are to be saved.
    fn is_all_of(&self, project: &Project, keys: &[RecordKey]) -> bool {
        self.project == project.id()
            && self.latest == project.latest()
            && self.records == keys.len()
            && project.entries().count() == keys.len()
    }
}

/// Changes on their way to the database.
pub(super) struct Work {
    pub(super) keeper: Keeper,
    pub(super) dispatch: Dispatch,
    pub(super) project: Arc<Project>,
    /// The last change that goes along.
    pub(super) revision: u64,
    /// The last change before.
    pub(super) handed: u64,
}

impl Work {
    /// Saves many records in packs. Making them takes a while, for which the page must not stand
    /// still.
    pub(super) async fn save_many(
        self,
        storage: Storage,
        mut batch: Batch,
        keys: Vec<RecordKey>,
        packed: Option<Packed>,
    ) {
        let name = self.project.id().to_string();
        let mut ids = IdSource::new(seed());
        let pack: ProjectId = ids.mint(clock::now());
        let key = |number: usize| stored::pack_key(&format!("{pack}/{number:06}"));
        match packed.filter(|packed| packed.is_all_of(&self.project, &keys)) {
            Some(packed) => {
                for (number, pack) in packed.packs.into_iter().enumerate() {
                    batch.put_record(&name, &key(number), pack);
                }
            }
            None => self.add_packs(&mut batch, keys, key).await,
        }
        let outcome = storage.write(batch).await;
        let (keeper, dispatch) = (self.keeper.clone(), self.dispatch.clone());
        self.conclude(outcome);
        keeper.save_waiting(&dispatch);
    }

    /// Adds records to a batch in packs, with the keys that `key` gives.
    async fn add_packs(
        &self,
        batch: &mut Batch,
        keys: Vec<RecordKey>,
        key: impl Fn(usize) -> String,
    ) {
        let name = self.project.id().to_string();
        let mut slices = Slices::default();
        let is_known = |key: &RecordKey| self.project.entry(*key).is_some();
        let (known, unknown): (Vec<RecordKey>, Vec<RecordKey>) =
            keys.into_iter().partition(is_known);
        for (number, keys) in known.chunks(stored::PACK_RECORDS).enumerate() {
            let pack = stored::encode_pack(&self.project, keys);
            batch.put_record(&name, &key(number), pack.as_slice());
            slices.rest().await;
        }
        add_records(batch, &self.project, &unknown);
    }

    /// Reports to the store what has become of the changes.
    pub(super) fn conclude(self, outcome: Result<(), BrowserError>) {
        match outcome {
            Ok(()) => self.dispatch.dispatch(Action::Saved(self.revision)),
            Err(error) => {
                // What was not written goes along with the next attempt.
                let handed = &self.keeper.0.handed;
                handed.set(handed.get().min(self.handed));
                let reason = error.message.into();
                self.dispatch.dispatch(Action::SaveFailed(reason));
            }
        }
    }
}

/// Adds records to a batch, each under its own key.
pub(super) fn add_records(batch: &mut Batch, project: &Project, keys: &[RecordKey]) {
    let name = project.id().to_string();
    for key in keys {
        let value = stored::encode(project, *key).unwrap_or_else(|| stored::moved(*key));
        batch.put_record(&name, &stored::key(*key), value.as_slice());
    }
}

/// Rebuilds a project from what is stored of it, in slices: keys, and values that are none where
/// something else than bytes stands. `on_progress` is told of values, which may be records or packs
/// of them.
pub(in crate::ui) async fn rebuilt(
    project: ProjectId,
    mut records: Vec<(String, Option<Vec<u8>>)>,
    on_progress: &dyn Fn(Progress),
) -> Import {
    records.sort_by_key(|(key, _)| stored::order(key));
    let mut decoder = stored::Decoder::new(project);
    let mut slices = Slices::default();
    let all = records.len();
    for (number, (key, value)) in records.into_iter().enumerate() {
        match value {
            Some(value) => decoder.add(&key, &value),
            None => decoder.add_outdated(&key),
        }
        if slices.rest().await {
            on_progress(Progress {
                done: number + 1,
                all,
            });
        }
    }
    decoder.finish()
}

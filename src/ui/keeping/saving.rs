//! Records on their way to the database, and back.

use std::pin::Pin;
use std::sync::Arc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use crate::browser::slices::Slices;
use crate::browser::storage::{Batch, Condition, Storage};
use crate::browser::{BrowserError, clock};
use crate::formats::{Import, stored};
use crate::model::{IdSource, Project, ProjectId, RecordKey, Stamp};
use crate::store::Action;
use crate::ui::workshop::Progress;
use crate::ui::{Dispatch, seed};

/// More records than this at once are stored in packs.
pub(super) const MANY: usize = 100;

/// How the key of the first pack of a project ends. Packs are filled in the order of
/// [`RecordKey`], so the project's own record is there if it is in any.
pub(super) const FIRST_PACK: &str = "/000000";

/// What is told when another tab has deleted the open project for good.
const SAVED_AGAIN: &str =
    "This project was deleted in another tab. It is open here, so it has been saved again.";

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

/// What tells whether a batch was written.
type Writing = Pin<Box<dyn Future<Output = Result<bool, BrowserError>>>>;

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
        let outcome = self.write(&storage, batch).await;
        let (keeper, dispatch) = (self.keeper.clone(), self.dispatch.clone());
        if self.conclude(outcome) {
            keeper.save_waiting(&dispatch);
        }
    }

    /// Begins to write a batch, at once; one that is a part of a project only where the rest is still
    /// there. The future tells whether it was.
    pub(super) fn write(&self, storage: &Storage, batch: Batch) -> Writing {
        let project = self.project.id();
        if self.keeper.0.kept.get() == Some(project) {
            let condition = Condition::exists(project.to_string());
            Box::pin(storage.write_if(condition, batch))
        } else {
            let write = storage.write(batch);
            Box::pin(async move { write.await.map(|()| true) })
        }
    }

    /// Saves all of a project that the database has no more.
    async fn save_whole(self) {
        let Ok(storage) = self.keeper.0.storage.clone() else {
            return;
        };
        let mut batch = Batch::new();
        self.keeper.add_entry(&mut batch, &self.project);
        let keys = self.project.entries().collect();
        self.dispatch.dispatch(Action::Tell(SAVED_AGAIN.into()));
        self.save_many(storage, batch, keys, None).await;
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

    /// Reports to the store what has become of the changes. No if they are about to be written
    /// together with all the rest.
    pub(super) fn conclude(self, outcome: Result<bool, BrowserError>) -> bool {
        match outcome {
            Ok(true) => {
                self.keeper.0.kept.set(Some(self.project.id()));
                self.dispatch.dispatch(Action::Saved(self.revision));
            }
            Ok(false) => {
                self.keeper.0.kept.set(None);
                self.keeper.0.packing.set(true);
                spawn_local(self.save_whole());
                return false;
            }
            Err(error) => {
                // What was not written goes along with the next attempt.
                let handed = &self.keeper.0.handed;
                handed.set(handed.get().min(self.handed));
                let reason = error.message.into();
                self.dispatch.dispatch(Action::SaveFailed(reason));
            }
        }
        true
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

//! Records on their way to the database, and back.

use std::sync::Arc;

use super::Keeper;
use crate::browser::slices::Slices;
use crate::browser::storage::{Batch, Storage};
use crate::browser::{BrowserError, clock};
use crate::formats::{Import, stored};
use crate::model::{IdSource, Project, ProjectId, RecordKey};
use crate::store::Action;
use crate::ui::workshop::Progress;
use crate::ui::{Dispatch, seed};

/// More records than this at once are stored in packs.
pub(super) const MANY: usize = 100;

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
    pub(super) async fn save_many(self, storage: Storage, mut batch: Batch, keys: Vec<RecordKey>) {
        let name = self.project.id().to_string();
        let mut ids = IdSource::new(seed());
        let pack: ProjectId = ids.mint(clock::now());
        let mut slices = Slices::default();
        let is_known = |key: &RecordKey| self.project.entry(*key).is_some();
        let (known, unknown): (Vec<RecordKey>, Vec<RecordKey>) =
            keys.into_iter().partition(is_known);
        for (number, keys) in known.chunks(stored::PACK_RECORDS).enumerate() {
            let key = stored::pack_key(&format!("{pack}/{number:06}"));
            batch.put_record(&name, &key, stored::encode_pack(&self.project, keys));
            slices.rest().await;
        }
        add_records(&mut batch, &self.project, &unknown);
        let outcome = storage.write(batch).await;
        let (keeper, dispatch) = (self.keeper.clone(), self.dispatch.clone());
        self.conclude(outcome);
        keeper.save_waiting(&dispatch);
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
        let value = stored::encode(project, *key).unwrap_or_else(|| stored::MOVED.to_owned());
        batch.put_record(&name, &stored::key(*key), value);
    }
}

/// Rebuilds a project from what is stored of it, in slices. `on_progress` is told of values, which
/// may be records or packs of them.
pub(in crate::ui) async fn rebuilt(
    project: ProjectId,
    mut records: Vec<(String, String)>,
    on_progress: &dyn Fn(Progress),
) -> Import {
    records.sort_by_key(|(key, _)| stored::order(key));
    let mut decoder = stored::Decoder::new(project);
    let mut slices = Slices::default();
    let all = records.len();
    for (number, (key, value)) in records.into_iter().enumerate() {
        decoder.add(&key, &value);
        if slices.rest().await {
            on_progress(Progress {
                done: number + 1,
                all,
            });
        }
    }
    decoder.finish()
}

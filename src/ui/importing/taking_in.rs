//! Taking in what was read, as one import.
//!
//! Part of what is fetched later.

use super::{Importer, MERGED_AT_ONCE};
use crate::browser::clock;
use crate::browser::slices::Slices;
use crate::edit::Mapping;
use crate::store::{Action, Arrival, ImportedFile, Prepared};
use crate::ui::workshop::{Failure, Progress};

impl Importer {
    /// Hands what was read to the store, as one import. Returns whether it did.
    pub(super) async fn take_in(&self, files: Vec<ImportedFile>) -> bool {
        match self.prepared(&files).await {
            Ok(prepared) => {
                self.dispatch.dispatch(Action::Import { files, prepared });
                true
            }
            Err(failure) => {
                self.tell_nothing_was_imported(&failure);
                false
            }
        }
    }

    /// Takes in what the user has looked at, with other names where they said so.
    pub(in crate::ui) async fn take_in_mapped(&self, arrival: &Arrival, mapping: &Mapping) {
        let state = self.state.get();
        let files = if arrival.opens(&state) {
            arrival.files.clone()
        } else {
            let mut fitting = arrival.fitting(&state.project, mapping, clock::now());
            let mut slices = Slices::default();
            let job = self.workshop.number();
            let _bar_to_and_fro = self.shown(job, "Fitting what was read".into());
            while fitting.step(MERGED_AT_ONCE) {
                slices.rest().await;
                if self.workshop.is_cancelled(job) {
                    self.on_work.emit(None);
                    return self.tell_nothing_was_imported(&Failure::Cancelled);
                }
            }
            self.on_work.emit(None);
            fitting.finish().files
        };
        if self.take_in(files).await {
            // The user has just seen all that the report would say.
            self.dispatch.dispatch(Action::CloseDialog);
        }
    }

    pub(super) fn tell_nothing_was_imported(&self, failure: &Failure) {
        let words = failure.with_consequence("Nothing was imported.");
        self.dispatch.dispatch(Action::Tell(words));
    }

    /// Merges what was read into the project that is open, beside the state and a slice at a time.
    async fn prepared(&self, files: &[ImportedFile]) -> Result<Option<Box<Prepared>>, Failure> {
        let state = self.state.get();
        let Some(mut preparing) = state.prepare_import(files, clock::now()) else {
            return Ok(None);
        };
        let job = self.workshop.number();
        let on_progress = self.shown(job, "Taking in what was read".into());
        let (mut slices, mut all) = (Slices::default(), 0);
        while let Some(rest) = preparing.step(MERGED_AT_ONCE) {
            all = all.max(rest);
            if slices.rest().await {
                on_progress(Progress {
                    done: all - rest,
                    all,
                });
            }
            if self.workshop.is_cancelled(job) {
                self.on_work.emit(None);
                return Err(Failure::Cancelled);
            }
        }
        self.on_work.emit(None);
        Ok(Some(Box::new(preparing.finish())))
    }
}

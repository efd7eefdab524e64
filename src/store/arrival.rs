//! Files that have been read and wait for the user's word before anything changes.

use std::sync::Arc;

use super::{Fitting, ImportedFile, State};
use crate::edit::Mapping;
use crate::formats::{FORMATS_WITHOUT_A_LOOK, Found, Manner, SourceFile};
use crate::model::{Project, Timestamp};
use crate::query::{Incoming, incoming};

/// Files that have been read and of which nothing has been taken in yet.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The files as they came.
    pub sources: Vec<Arc<SourceFile>>,
    /// What is in them: one for each, or one for all where they belong together.
    pub files: Vec<ImportedFile>,
    /// How each of [`files`](Self::files) was read, in their order.
    pub found: Vec<Found>,
    /// How the user said that they are to be read.
    pub manner: Manner,
}

/// Two arrivals are the same if they are one.
impl PartialEq for Arrival {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Arrival {
    /// Whether there is something that the user should see and decide before it is taken in. There is not
    /// in texts, and in what Sayso itself has written, unless it brings names that the scheme does not have.
    pub fn wants_a_look(&self, state: &State) -> bool {
        if self.manner.overrules() {
            return true;
        }
        self.read().any(|(project, found)| {
            self.is_foreign(found) || (!self.opens(state) && brings_names(project, &state.project))
        })
    }

    /// Whether it takes the place of what is open, as a project of its own.
    pub fn opens(&self, state: &State) -> bool {
        state.opens(&self.files).is_some()
    }

    /// What was read of each file, and how.
    pub fn read(&self) -> impl Iterator<Item = (&Project, &Found)> {
        let all = self.files.iter().zip(&self.found);
        all.filter_map(|(file, found)| Some((&file.result.as_ref().ok()?.project, found)))
    }

    /// Begins to fit the files to the project that is to take them in. Whether names say who is the same
    /// depends on each file, all else on the mapping.
    pub fn fitting(&self, here: &Project, mapping: &Mapping, now: Timestamp) -> Fitting {
        let files = self.files.iter().zip(&self.found).map(|(file, found)| {
            let mapping = Mapping {
                unites_by_name: self.is_foreign(found),
                ..mapping.clone()
            };
            (file.clone(), mapping)
        });
        Fitting::new(files.collect(), here, now)
    }

    fn is_foreign(&self, found: &Found) -> bool {
        let format = found.format.as_deref();
        !format.is_some_and(|name| FORMATS_WITHOUT_A_LOOK.contains(&name))
    }
}

/// Whether a project from elsewhere uses names that the scheme here lacks.
fn brings_names(project: &Project, here: &Project) -> bool {
    if project.id() == here.id() {
        return false;
    }
    let Incoming {
        labels,
        attributes,
        relation_types,
        ..
    } = incoming(project, here);
    let mut names = labels.iter().chain(&attributes).chain(&relation_types);
    names.any(|one| one.known.as_ref() != Some(&one.name))
}

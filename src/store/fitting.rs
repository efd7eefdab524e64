//! Fitting files that the user has looked at to the project that is to take them in.

use std::sync::Arc;

use super::ImportedFile;
use crate::edit::{Adopted, Adopting, Mapping, Merging};
use crate::formats::Import;
use crate::model::{AnnotatorId, Name, Project, Scheme, Timestamp};

/// Files that are being fitted to a project, one after the other and a part at a time, so that whoever fits
/// large ones can answer meanwhile. Each meets the project as it will be with those before it, so that they
/// know of each other's annotators, entities, labels and spans.
#[derive(Debug)]
pub struct Fitting {
    /// Those that have not been looked at yet, with how their names are mapped.
    files: std::vec::IntoIter<(ImportedFile, Mapping)>,
    /// The project with all that is fitted already.
    here: Project,
    /// When this is done.
    now: Timestamp,
    stage: Stage,
    fitted: Fitted,
}

/// What is being done.
#[derive(Debug)]
enum Stage {
    /// Nothing.
    Between,
    /// A file is being fitted.
    Adopting(ImportedFile, Box<Adopting>),
    /// What was fitted is being taken in, for the file after it.
    Merging(Box<Merging>),
}

/// Files that were fitted.
#[derive(Clone, Debug, Default)]
pub struct Fitted {
    /// What is to be taken in, in this order: the files, and before each the project's own scheme where that
    /// has to know more.
    pub files: Vec<ImportedFile>,
    /// What became of each file that could be read.
    pub adopted: Vec<Adopted>,
}

impl Fitting {
    /// Begins to fit files to a project.
    pub(super) fn new(files: Vec<(ImportedFile, Mapping)>, here: &Project, now: Timestamp) -> Self {
        Self {
            files: files.into_iter(),
            here: here.clone(),
            now,
            stage: Stage::Between,
            fitted: Fitted::default(),
        }
    }

    /// Does a part: the spans of an article, some relations, or so many records of a file that another one
    /// has to know. Returns whether anything is left.
    pub fn step(&mut self, records: usize) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Between) {
            Stage::Between => match self.files.next() {
                Some((file, mapping)) => self.begin(file, mapping),
                None => return false,
            },
            Stage::Adopting(file, mut adopting) => match adopting.step() {
                true => Stage::Adopting(file, adopting),
                false => self.keep(file, adopting.finish()),
            },
            Stage::Merging(mut merging) if merging.rest() > 0 => {
                merging.take_in(records);
                Stage::Merging(merging)
            }
            Stage::Merging(merging) => {
                (self.here, _) = merging.finish();
                Stage::Between
            }
        };
        true
    }

    /// Does what is left.
    pub fn finish(mut self) -> Fitted {
        while self.step(usize::MAX) {}
        self.fitted
    }

    fn begin(&mut self, file: ImportedFile, mapping: Mapping) -> Stage {
        match &file.result {
            Ok(import) => {
                let adopting = Adopting::new(import.project.clone(), self.here.clone(), mapping);
                Stage::Adopting(file, Box::new(adopting))
            }
            Err(_) => {
                self.fitted.files.push(file);
                Stage::Between
            }
        }
    }

    /// Notes a file that was fitted.
    fn keep(&mut self, mut file: ImportedFile, adopted: Adopted) -> Stage {
        if let Some(scheme) = adopted.scheme.clone() {
            let stamp = self.here.latest().next(self.now, AnnotatorId::NIL);
            self.here.put(scheme.clone().into(), stamp);
            self.fitted.files.push(ImportedFile {
                source: Arc::clone(&file.source),
                result: Ok(Box::new(later_scheme(&self.here, scheme))),
            });
        }
        if let Ok(import) = &mut file.result {
            import.project = adopted.project.clone();
        }
        self.fitted.files.push(file);
        let is_last = self.files.len() == 0;
        let merging = (!is_last).then(|| Merging::new(self.here.clone(), adopted.project.clone()));
        self.fitted.adopted.push(adopted);
        merging.map_or(Stage::Between, |merging| Stage::Merging(Box::new(merging)))
    }
}

/// A copy of a project in which nothing but its scheme is.
fn later_scheme(project: &Project, scheme: Scheme) -> Import {
    let name = Name::clone(&project.info().name);
    let mut later = Project::new(project.id(), name, Scheme::default());
    later.put(scheme.into(), project.latest());
    Import::new(later, Vec::new())
}

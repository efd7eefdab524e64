//! Taking in files.

use std::sync::Arc;

use super::committing::{Prepared, Preparing};
use super::{Dialog, State, Tone};
use crate::edit::Edit;
use crate::formats::{Import, ReadError, SourceFile, Warning};
use crate::model::{Article, ArticleId, Name, Project, RecordKey, Stamp, Timestamp};
use crate::text::counted;

/// A file that was read, or could not be.
#[derive(Clone, Debug)]
pub struct ImportedFile {
    /// The file as it came, kept for reading it again in another encoding.
    pub source: Arc<SourceFile>,
    /// What was in it.
    pub result: Result<Box<Import>, ReadError>,
}

/// What an import took in and what it could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// One entry for each file, in the order in which they came.
    pub files: Vec<FileOutcome>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileOutcome {
    /// The file as it came.
    pub source: Arc<SourceFile>,
    /// Titles of the articles that are new.
    pub new_articles: Vec<Name>,
    /// Titles of the articles that were here already.
    pub same_articles: Vec<Name>,
    /// How many articles were removed here later than the file was written, and stay removed.
    pub removed_articles: usize,
    /// How many spans the file held.
    pub spans: usize,
    /// What could not be read, or was read with a doubt.
    pub warnings: Vec<Warning>,
    /// Why nothing could be read.
    pub error: Option<ReadError>,
}

impl ImportReport {
    /// Whether there is anything in it that the user should see.
    fn is_remarkable(&self) -> bool {
        self.files.iter().any(|file| {
            file.error.is_some()
                || !file.warnings.is_empty()
                || !file.same_articles.is_empty()
                || file.removed_articles > 0
        })
    }
}

impl State {
    /// Begins to take in what was read, without changing the state: see [`Action::Import`]. None if
    /// there is nothing to merge.
    ///
    /// [`Action::Import`]: super::Action::Import
    pub fn prepare_import(&self, files: &[ImportedFile], now: Timestamp) -> Option<Preparing> {
        if self.opens(files).is_some() {
            return None;
        }
        Some(self.preparing(merges(files)?, now))
    }

    /// Takes in what was read, as one edit. A project file that comes alone while nothing has been
    /// done here yet is opened as it is instead of being merged into the sample story. What was
    /// prepared is used if nothing has been done meanwhile.
    pub(super) fn import(
        &mut self,
        files: Vec<ImportedFile>,
        prepared: Option<Prepared>,
        now: Timestamp,
    ) {
        if let Some((source, import)) = self.opens(&files) {
            self.replace_project(source, import);
            return;
        }
        let before = Arc::clone(&self.project);
        let taken = match (
            prepared.filter(|prepared| prepared.fits(self)),
            merges(&files),
        ) {
            (Some(prepared), _) => self.commit_prepared(prepared, now).is_some(),
            (None, Some(edit)) => self.commit(edit, now).is_some(),
            (None, None) => true,
        };
        if !taken {
            return;
        }
        let report = self.report(&before, files);
        self.show_first_new(&report, &before);
        self.conclude(report);
    }

    /// The project file that is opened as it is, if it is one.
    pub(super) fn opens<'f>(
        &self,
        files: &'f [ImportedFile],
    ) -> Option<(&'f Arc<SourceFile>, &'f Import)> {
        match files {
            [
                ImportedFile {
                    source,
                    result: Ok(import),
                },
            ] if self.is_untouched() && is_whole_project(import) => Some((source, import)),
            _ => None,
        }
    }

    /// Whether nothing has been done to what came with the page, but for naming oneself. A project
    /// file that is imported then is opened instead of merged.
    pub fn is_untouched(&self) -> bool {
        self.project.entries().all(|key| {
            matches!(key, RecordKey::Annotator(_))
                || self
                    .project
                    .entry(key)
                    .is_none_or(|(_, stamp)| stamp == Stamp::ZERO)
        })
    }

    fn replace_project(&mut self, source: &Arc<SourceFile>, import: &Import) {
        self.project = Arc::new(import.project.clone());
        self.history = crate::edit::History::default();
        self.article = None;
        self.held = None;
        self.settle();
        self.save_all();
        self.conclude(ImportReport {
            files: vec![FileOutcome {
                source: Arc::clone(source),
                new_articles: titles(
                    self.project.articles().map(|article| article.id),
                    &self.project,
                ),
                same_articles: Vec::new(),
                removed_articles: 0,
                spans: self.project.visible_span_count(),
                warnings: import.warnings.clone(),
                error: None,
            }],
        });
    }

    /// Compares what the files held with what was here before them.
    fn report(&self, before: &Project, files: Vec<ImportedFile>) -> ImportReport {
        let mut seen: Vec<crate::model::Digest> = Vec::new();
        let files = files.into_iter().map(|file| {
            let mut outcome = FileOutcome {
                source: file.source,
                new_articles: Vec::new(),
                same_articles: Vec::new(),
                removed_articles: 0,
                spans: 0,
                warnings: Vec::new(),
                error: None,
            };
            match file.result {
                Ok(import) => {
                    for article in import.project.articles() {
                        let here = self.project.article_with(article.digest);
                        let title = Arc::clone(&article.title);
                        let known = was_here(before, article);
                        if here.and_then(|id| self.project.article(id)).is_none() {
                            outcome.removed_articles += 1;
                        } else if known || seen.contains(&article.digest) {
                            outcome.same_articles.push(title);
                        } else {
                            outcome.new_articles.push(title);
                            seen.push(article.digest);
                        }
                    }
                    outcome.spans = import.project.visible_span_count();
                    outcome.warnings = import.warnings;
                }
                Err(error) => outcome.error = Some(error),
            }
            outcome
        });
        ImportReport {
            files: files.collect(),
        }
    }

    fn show_first_new(&mut self, report: &ImportReport, before: &Project) {
        if report.files.iter().all(|file| file.new_articles.is_empty()) {
            return;
        }
        let new = self
            .project
            .articles()
            .find(|article| !was_here(before, article));
        if let Some(id) = new.map(|article| article.id) {
            self.open(id);
        }
    }

    fn conclude(&mut self, report: ImportReport) {
        let sum = |count: fn(&FileOutcome) -> usize| report.files.iter().map(count).sum::<usize>();
        let new = sum(|file| file.new_articles.len());
        let spans = sum(|file| file.spans);
        let failed = sum(|file| usize::from(file.error.is_some()));
        let mut words = match (new, spans) {
            (0, 0) => String::from("Nothing new was imported."),
            (new, 0) => format!("Imported {}.", counted(new, "article")),
            (new, spans) => {
                format!(
                    "Imported {} and {}.",
                    counted(new, "new article"),
                    counted(spans, "span")
                )
            }
        };
        if failed > 0 {
            words.push_str(&format!(" {} could not be read.", counted(failed, "file")));
        }
        self.tell(
            if failed > 0 {
                Tone::Refused
            } else {
                Tone::Shown
            },
            words,
        );
        if report.is_remarkable() {
            self.dialog = Some(Dialog::Imported(Arc::new(report)));
        }
    }
}

/// The edit that merges what is in files; none if nothing could be read.
fn merges(files: &[ImportedFile]) -> Option<Edit> {
    let read = files.iter().filter_map(|file| file.result.as_ref().ok());
    let merges: Vec<Edit> = read
        .map(|import| Edit::Merge(Box::new(import.project.clone())))
        .collect();
    (!merges.is_empty()).then_some(Edit::All(merges))
}

/// Whether a project had the text of an article. Not asked by id, since a merge may change that.
fn was_here(before: &Project, article: &Article) -> bool {
    before
        .article_with(article.digest)
        .is_some_and(|id| before.article(id).is_some())
}

/// Whether a file was a project of its own, with a scheme that has a name, rather than articles and
/// spans of no project in particular.
fn is_whole_project(import: &Import) -> bool {
    !import.project.scheme().name.is_empty() && import.project.article_count() > 0
}

fn titles(ids: impl Iterator<Item = ArticleId>, project: &Project) -> Vec<Name> {
    ids.filter_map(|id| project.article(id))
        .map(|article| Arc::clone(&article.title))
        .collect()
}

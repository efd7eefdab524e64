//! The way of every format of other tools: fit, write, read back, compare.

use std::collections::BTreeSet;

use super::facts::{Difference, Facts};
use super::{Choice, Fitted, Holds, fitted};
use crate::formats::reading::combined;
use crate::formats::{
    ArticleDetails, Beside, Draft, Format, Import, Loading, OffsetUnit, ReadContext, Report,
    SourceFile, WriteError, Writer,
};
use crate::model::{IdSource, Project, Stamp};

/// Writes for another tool. What it writes is checked by reading it with the format's own reader.
pub(in crate::formats) trait ExchangeWriter: Format {
    /// What such files can hold.
    fn holds(&self) -> Holds;

    /// What such files make of a part of a project, where [`Holds`] does not say it all.
    fn fit(&self, project: &Project) -> Fitted {
        fitted(project, &self.holds())
    }

    /// What offsets count where nothing else is asked for.
    fn usual_unit(&self) -> OffsetUnit {
        let units = self.about().offset_units;
        units.first().copied().unwrap_or(OffsetUnit::CodePoints)
    }

    /// Whether there are offsets in its files; if not, spans are told by tokens alone.
    fn has_offsets(&self) -> bool {
        true
    }

    /// How others load what is written; none if no library does.
    fn loaded_by(&self) -> Option<Loading> {
        None
    }

    /// Writes what fits. Names of files have no folders but those of the format.
    ///
    /// # Errors
    ///
    /// [`WriteError::Inexpressible`] for what cannot be expressed after all.
    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError>;
}

impl<F: ExchangeWriter> Writer for F {
    fn draft(&self, project: &Project, choice: &Choice) -> Result<Draft, WriteError> {
        let fitted = self.fit(project);
        let units = self.about().offset_units;
        let chosen = choice.unit.filter(|unit| units.contains(unit));
        let unit = chosen.unwrap_or_else(|| self.usual_unit());
        Ok(Draft {
            files: self.files(&fitted.project, unit)?,
            report: report(&fitted),
            spans: Vec::new(),
            kept: fitted.project,
            unit: self.has_offsets().then_some(unit),
        })
    }

    fn check(&self, draft: &Draft) -> Result<usize, WriteError> {
        let failed = |message: String| WriteError::CheckFailed {
            record: "the file".into(),
            message,
        };
        if draft.kept.article_count() == 0 {
            return Ok(0);
        }
        let import = read_back(self, draft).map_err(failed)?;
        let holds = self.holds();
        let (expected, found) = (
            Facts::of(&draft.kept, &holds),
            Facts::of(&import.project, &holds),
        );
        match expected.difference(&found) {
            None => Ok(draft.kept.spans().count()),
            Some(Difference {
                fact,
                expected,
                found,
            }) => Err(WriteError::CheckFailed {
                record: fact,
                message: format!("it is there {found} times instead of {expected}"),
            }),
        }
    }

    fn loading(&self) -> Option<Loading> {
        self.loaded_by()
    }

    fn limits(&self) -> Option<Holds> {
        Some(self.holds())
    }
}

/// Reads what was written, as a stranger would who was told the unit.
fn read_back(format: &dyn Format, draft: &Draft) -> Result<Import, String> {
    let reader = format.reader().ok_or("it cannot be read")?;
    let mut ids = IdSource::new([0; 7]);
    let mut imports = Vec::new();
    let beside = Beside::of(&draft.files);
    let texts: Vec<Option<&str>> = draft
        .files
        .iter()
        .map(|file| std::str::from_utf8(&file.bytes).ok())
        .collect();
    let is_its_own = |(file, text): (&SourceFile, &Option<&str>)| match text {
        Some(text) => format.recognizes(file, text),
        None => format.recognizes_bytes(file),
    };
    let owners = draft
        .files
        .iter()
        .zip(&texts)
        .filter(|one| is_its_own(*one));
    let parts: BTreeSet<&str> = owners
        .flat_map(|(owner, _)| {
            let parts = format.parts(owner, &beside).into_iter();
            parts
                .filter(|part| part.name != owner.name)
                .map(|part| &*part.name)
        })
        .collect();
    for (file, text) in draft.files.iter().zip(&texts) {
        // A file that a format writes alone is of that format, whatever else it looks like.
        let is_read = is_its_own((file, text)) || draft.files.len() == 1;
        if !is_read || parts.contains(&*file.name) {
            continue;
        }
        let context = ReadContext {
            ids: &mut ids,
            stamp: Stamp::ZERO,
            encoding: None,
            details: ArticleDetails::default(),
            unit: draft.unit,
            format: None,
            columns: None,
            beside: &beside,
            on_progress: None,
        };
        let import = reader
            .read(file, text.unwrap_or_default(), context)
            .map_err(|error| error.to_string())?;
        if let Some(warning) = import.warnings.first() {
            return Err(format!("reading it again gives a warning: {warning}"));
        }
        imports.push(import);
    }
    combined("", imports).ok_or_else(|| "there is nothing in it".into())
}

/// What is in a file, and what was lost on the way.
fn report(fitted: &Fitted) -> Report {
    let project = &fitted.project;
    let mut report = Report {
        articles: project.article_count(),
        spans: project.spans().count(),
        fragments: project.spans().map(|span| span.fragments.count()).sum(),
        relations: project.relations().count(),
        entities: project.entities().count(),
        regions: project.regions().count(),
        annotators: project.annotators().count(),
        ..Report::default()
    };
    report.count_labels(project.spans().map(|span| &span.label), project.scheme());
    for (what, count) in &fitted.dropped {
        report.drop(what, *count);
    }
    report
}

//! The way out: a project or a part of it in the files of a format, checked before anybody gets them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::data_card::{Card, Part};
use super::loading::PartFiles;
use super::{Choice, Export, Format, Report, SourceFile, Split, WriteError, archive};
use crate::model::Project;
use crate::text::shortened;

/// Writes a project or a part of it, and checks what was written (I8).
///
/// # Errors
///
/// A [`WriteError`] if the format is only read, an article is not there, or the check fails.
pub fn write(
    format: &dyn Format,
    project: &Project,
    choice: &Choice,
) -> Result<Export, WriteError> {
    let writer = format.writer().ok_or(WriteError::ReadOnly {
        format: format.about().name,
    })?;
    let chosen = choice.of(project)?;
    let about = format.about();
    let (mut files, mut parts) = (Vec::new(), Vec::new());
    let mut report = Report {
        dropped: chosen.dropped,
        ..Report::default()
    };
    let mut unit = None;
    for (split, project) in split(&chosen.project, choice)? {
        let draft = writer.draft(&project, choice)?;
        let mut of_part = draft.report.clone();
        of_part.checked = writer.check(&draft)?;
        let of_split = draft
            .files
            .into_iter()
            .map(|file| file.of_split(split, about));
        let mut of_split: Vec<SourceFile> = of_split.collect();
        if choice.data_card {
            for file in &mut of_split {
                file.name = file.name_in_archive(about);
            }
        }
        parts.push(Part {
            split,
            files: PartFiles::of(&of_split, split.map(Split::name), about.extension),
            articles: of_part.articles,
            spans: of_part.spans,
        });
        unit = draft.unit;
        report.add(of_part);
        files.extend(of_split);
    }
    if choice.data_card {
        let card = Card {
            project: &chosen.project,
            choice,
            format: about.name,
            unit,
            report: &report,
            parts,
            loading: writer.loading(),
        };
        files.push(SourceFile {
            name: "README.md".to_owned(),
            bytes: card.text().into_bytes(),
        });
    }
    let preview = preview(&files);
    let (bytes, is_archive) = match <[SourceFile; 1]>::try_from(files) {
        Ok([file]) => (file.bytes, false),
        Err(files) => (archive::packed(&files)?, true),
    };
    Ok(Export {
        bytes,
        is_archive,
        preview,
        report,
    })
}

/// How many lines a preview has.
const PREVIEW_LINES: usize = 12;

/// How long a line of a preview may be, in characters.
const PREVIEW_LINE: usize = 160;

/// How the first file begins, or the first that is in the format where settings come first; under its
/// name if there are several.
fn preview(files: &[SourceFile]) -> String {
    let is_setting = |file: &&SourceFile| file.has_extension(&["conf", "xml"]);
    let first = files
        .iter()
        .find(|file| !is_setting(file))
        .or(files.first());
    let Some(first) = first else {
        return String::new();
    };
    let head = first
        .bytes
        .get(..PREVIEW_LINES * PREVIEW_LINE * 4)
        .unwrap_or(&first.bytes);
    let text = String::from_utf8_lossy(head);
    let name = (files.len() > 1).then(|| format!("{}:", first.name));
    let lines = text
        .lines()
        .take(PREVIEW_LINES)
        .map(|line| shortened(line, PREVIEW_LINE));
    name.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// A part of a project, and which it is; none where the project is not divided.
type PartOfSplit<'p> = (Option<Split>, Cow<'p, Project>);

/// A project, or each of its parts.
fn split<'p>(project: &'p Project, choice: &Choice) -> Result<Vec<PartOfSplit<'p>>, WriteError> {
    let Some(splits) = &choice.splits else {
        return Ok(vec![(None, Cow::Borrowed(project))]);
    };
    let parts = splits.parts(project);
    let mut projects = Vec::new();
    for split in Split::ALL {
        let articles = parts.iter().filter(|(_, part)| **part == split);
        let articles: BTreeSet<_> = articles.map(|(id, _)| *id).collect();
        if !articles.is_empty() {
            let part = Choice {
                articles: Some(articles),
                ..Choice::everything()
            };
            let part = part.of(project)?.project.into_owned();
            projects.push((Some(split), Cow::Owned(part)));
        }
    }
    Ok(projects)
}

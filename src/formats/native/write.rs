//! A project, or one article of it, as a project file.

use super::attributes::ChoiceAttributes;
use super::to_wire::{ToWire, fragment, is_deleted};
use super::wire::{self, Unknown};
use super::{FORMAT, OFFSETS, SaysoProject, TOP_LEVEL, VERSION, layout, read_back};
use crate::formats::selection::Selection;
use crate::formats::{Choice, Draft, Loading, OffsetUnit, SourceFile, WriteError, Writer, check};
use crate::model::{Project, UnknownFields};

/// With Python alone.
const LOADED_BY: Loading = Loading::python_alone(
    r#"import json
project = json.load(open("{file}", encoding="utf-8"))
text = {article["id"]: article["text"] for article in project["articles"]}"#,
);

impl Writer for SaysoProject {
    /// Writes what is visible and, of a whole project, the tombstones.
    fn draft(&self, project: &Project, choice: &Choice) -> Result<Draft, WriteError> {
        let selection = Selection::new(project);
        let writing = ToWire {
            project,
            choices: ChoiceAttributes::of(project.scheme()),
        };
        let (top_level, of_project) = split(&project.info().unknown);
        let document = wire::Document {
            format: FORMAT,
            version: VERSION,
            offsets: OFFSETS,
            project: writing.info(project.info(), &of_project),
            scheme: writing.scheme(),
            articles: selection
                .articles
                .iter()
                .map(|article| writing.article(article))
                .collect(),
            annotators: selection
                .annotators
                .iter()
                .map(|one| writing.annotator(one))
                .collect(),
            entities: selection
                .entities
                .iter()
                .map(|entity| writing.entity(entity))
                .collect(),
            spans: spans(&writing, &selection),
            relations: selection
                .relations
                .iter()
                .map(|one| writing.relation(one, None))
                .collect(),
            regions: regions(&writing, &selection),
            deleted: if choice.is_everything() {
                tombstones(&writing)
            } else {
                // A tombstone no longer tells which article its span was in.
                Vec::new()
            },
            unknown: Unknown::all(&top_level),
        };
        let bytes = layout::to_vec(&document)
            .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
        Ok(Draft {
            files: vec![SourceFile::unnamed(bytes)],
            report: selection.report(project),
            spans: selection.owned_spans(),
            kept: project.clone(),
            unit: Some(OffsetUnit::CodePoints),
        })
    }

    fn loading(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn check(&self, draft: &Draft) -> Result<usize, WriteError> {
        check::check(draft, read_back::document)
    }
}

fn spans<'a>(writing: &'a ToWire<'a>, selection: &Selection<'a>) -> Vec<wire::Span<'a>> {
    let spans = selection.spans.iter().filter_map(|span| {
        let text = &writing.project.article(span.article)?.text;
        let fragments = span
            .fragments
            .iter()
            .map(|range| fragment(text, range))
            .collect();
        let place = wire::SpanPlace::Fragments { fragments };
        Some(writing.span(span, Some(span.article), place))
    });
    spans.collect()
}

fn regions<'a>(writing: &'a ToWire<'a>, selection: &Selection<'a>) -> Vec<wire::Region<'a>> {
    let regions = selection.regions.iter().filter_map(|region| {
        let text = &writing.project.article(region.article)?.text;
        let place = fragment(text, region.range);
        Some(writing.region(region, Some(region.article), place))
    });
    regions.collect()
}

/// What is left of all deleted records.
fn tombstones(writing: &ToWire<'_>) -> Vec<wire::Tombstone> {
    let keys = writing
        .project
        .entries()
        .filter(|key| is_deleted(writing.project, *key));
    keys.filter_map(|key| writing.tombstone(key)).collect()
}

/// The unknown fields of the document, and those of its `project`.
fn split(unknown: &UnknownFields) -> (UnknownFields, UnknownFields) {
    let (mut top_level, mut of_project) = (UnknownFields::new(), UnknownFields::new());
    for (name, json) in unknown {
        match name.strip_prefix(TOP_LEVEL) {
            Some(name) => top_level.insert(name.into(), json.clone()),
            None => of_project.insert(name.clone(), json.clone()),
        };
    }
    (top_level, of_project)
}

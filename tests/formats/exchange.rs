//! The formats of other tools: what is written is read again, but for what the report says is lost.

use std::collections::BTreeMap;

use proptest::prelude::*;

use sayso::formats::{
    Choice, Excluded, Export, FORMATS, Format, Holds, OffsetUnit, Overlaps, ReadContext,
    SourceFile, read, write,
};
use sayso::model::{IdSource, Project, Stamp, Value};

use crate::support::cases;

use super::brat::unpacked;
use super::projects::projects;
use super::sample::sample;

/// The formats of other tools that can be written, with what they hold.
pub(super) fn exchange_formats() -> Vec<(&'static dyn Format, Holds)> {
    let formats = FORMATS.iter().copied();
    formats
        .filter_map(|format| Some((format, format.writer()?.limits()?)))
        .collect()
}

/// Reads an export as a user would who chooses the file again.
#[track_caller]
pub(super) fn read_again(
    format: &dyn Format,
    export: &Export,
    unit: Option<OffsetUnit>,
) -> Project {
    let extension = if export.is_archive {
        "zip"
    } else {
        format.about().extension
    };
    let file = SourceFile {
        name: format!("export.{extension}"),
        bytes: export.bytes.clone(),
    };
    let mut ids = IdSource::new([9; 7]);
    let context = ReadContext {
        unit,
        ..ReadContext::new(&mut ids, Stamp::ZERO)
    };
    let import =
        read(&file, context).unwrap_or_else(|error| panic!("{}: {error}", format.about().name));
    assert_eq!(import.warnings, [], "{}", format.about().name);
    import.project
}

/// The words of the spans of a project, by text and label, each with how often they are there.
fn words(project: &Project) -> BTreeMap<(String, String), usize> {
    let mut words = BTreeMap::new();
    for span in project.spans() {
        let text = &project.article(span.article).unwrap().text;
        for range in span.fragments.iter() {
            // A span may be split where lines end, and lose what nobody sees and the white space at its
            // ends.
            let lines = text.slice(range).split(is_invisible).map(str::trim);
            for part in lines.filter(|part| !part.is_empty()) {
                *words
                    .entry((span.label.to_string(), part.to_owned()))
                    .or_insert(0) += 1;
            }
        }
    }
    words
}

fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200B}' | '\u{FEFF}')
}

/// A project without what no dataset has.
fn without_excluded(project: &Project) -> Project {
    let mut project = project.clone();
    let touching: Vec<_> = project
        .spans()
        .filter(|span| {
            let regions = project.excluded(span.article);
            regions.is_some_and(|regions| span.fragments.overlap(&regions))
        })
        .map(|span| span.id)
        .collect();
    for id in touching {
        project.put(sayso::model::Record::Span(id, None), Stamp::ZERO);
    }
    project
}

#[test]
fn what_is_offered_can_be_written_and_is_called_differently() {
    let names: std::collections::BTreeSet<&str> =
        FORMATS.iter().map(|format| format.about().name).collect();
    assert_eq!(names.len(), FORMATS.len());
    let offered: Vec<String> = sayso::formats::offered()
        .into_iter()
        .map(|one| one.name)
        .collect();
    let written = FORMATS.iter().filter(|format| format.writer().is_some());
    let written: Vec<&str> = written.map(|format| format.about().name).collect();
    assert_eq!(offered, written);
}

#[test]
fn the_documentation_tells_of_the_formats_as_they_are() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md");
    let made = sayso::formats::documentation();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == made,
        "docs/formats.md is stale: UPDATE_GOLDEN=1 cargo test --test formats makes it anew"
    );
}

#[test]
fn an_export_is_the_same_bytes_each_time() {
    for (format, _) in exchange_formats() {
        let once = write(format, &sample(), &Choice::everything()).unwrap();
        let again = write(format, &sample(), &Choice::everything()).unwrap();
        assert!(once.bytes == again.bytes, "{}", format.about().name);
    }
}

#[test]
fn offsets_are_written_in_every_unit_that_is_offered() {
    let mut offered = 0;
    for (format, _) in exchange_formats() {
        for unit in format.about().offset_units {
            offered += 1;
            let choice = Choice {
                unit: Some(*unit),
                ..Choice::everything()
            };
            let export = write(format, &sample(), &choice).unwrap();
            let read = read_again(format, &export, Some(*unit));
            assert_eq!(
                words(&read),
                words(&without_excluded(&sample())),
                "{} in {unit}",
                format.about().name
            );
        }
    }
    assert!(offered >= 8);
}

#[test]
fn a_card_says_what_offsets_count_where_there_are_any() {
    let of_tokens = [
        "CoNLL-2002",
        "CoNLL-2003",
        "BIO",
        "IOB1",
        "BILOU",
        "Token classification JSONL",
    ];
    let choice = Choice {
        data_card: true,
        ..Choice::everything()
    };
    for format in FORMATS.iter().filter(|format| format.writer().is_some()) {
        let name = format.about().name;
        let files = unpacked(&write(*format, &sample(), &choice).unwrap().bytes);
        let (_, card) = files.split_once("==> README.md <==").unwrap();
        let has_offsets = !of_tokens.contains(&name);
        assert_eq!(card.contains("Offsets count "), has_offsets, "{name}");
        assert_eq!(card.contains("no offsets"), !has_offsets, "{name}");
    }
}

#[test]
fn the_text_of_regions_is_cut_out_where_asked() {
    let choice = Choice {
        excluded: Excluded::CutText,
        ..Choice::everything()
    };
    assert!(sample().regions().count() > 0);
    for (format, holds) in exchange_formats() {
        let export = write(format, &sample(), &choice).unwrap();
        if format.reader().is_none() {
            continue;
        }
        let read = read_again(format, &export, None);
        assert!(
            read.articles()
                .all(|article| !article.text.as_str().contains("Support us"))
        );
        if holds.overlaps == Overlaps::All {
            let lost = export
                .report
                .dropped
                .iter()
                .any(|(what, _)| what.contains("cut out"));
            assert!(lost, "{}: {:?}", format.about().name, export.report.dropped);
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    /// The check within `write` compares all that a format holds; what is seen here from outside is
    /// that it passes for whatever users make, and that the words of spans come back.
    #[test]
    fn what_is_written_comes_back_in_every_format(project in projects()) {
        for (format, holds) in exchange_formats() {
            let name = format.about().name;
            let export = match write(format, &project, &Choice::everything()) {
                Ok(export) => export,
                Err(error) => return Err(TestCaseError::fail(format!("{name}: {error}"))),
            };
            prop_assert_eq!(export.report.checked, export.report.spans);
            if format.reader().is_none() || export.report.articles == 0 {
                continue;
            }
            let read = read_again(format, &export, None);
            // Of two articles that are the same text but for what nobody sees, one is written, and the
            // report says so.
            let mut dropped = export.report.dropped.iter();
            let has_twins = dropped.any(|(what, _)| what == "spans of those articles");
            if holds.overlaps == Overlaps::All && !has_twins {
                prop_assert_eq!(words(&read), words(&without_excluded(&project)), "{}", name);
            }
            if holds.attributes && !holds.kinds_of_values {
                let are_words = |span: &sayso::model::Span| {
                    span.attributes.values().all(|value| !matches!(value, Value::Entity(_)))
                };
                prop_assert!(read.spans().all(|span| are_words(span)), "{}", name);
            }
        }
    }
}

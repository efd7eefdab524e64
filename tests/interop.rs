//! Projects in every format, with their data cards, for other tools to load: `cargo xtask interop` says
//! where to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says why it did not run"
)]

mod support;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use serde_json::{Value, json};

use sayso::formats::{Choice, FORMATS, Format, ReadContext, SourceFile, read, write};
use sayso::model::{
    IdSource, Project, Record, Relation, Span, SpanId, Stamp, Timestamp, UnknownFields,
};

use support::marked::{me, project};
use support::{id, name};

/// A text with everything that offsets trip over: emoji with joiners, marks that combine, two
/// directions, spans that overlap, nest, cross, are the same, and have several fragments.
fn nasty() -> Project {
    let mut project = project(&[
        "\u{1F60A} [D:He [C:denied] it,] she said. [C:The cafe\u{301} is [A:open[/C] now.]\n\n\
         [C:\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467} came,] they said, [+C:and left.]\n",
        "\u{5E8}\u{5D0}\u{5E9} \u{5D4}\u{5E2}\u{5D9}\u{5E8} [C:\u{5D0}\u{5DE}\u{5E8}\u{5D4}] \
         [D:\u{1D50A}\u{1D51E} <b>]&amp; \"quotes\"\n[C:[C:Twice]] the same.\n",
    ]);
    let spans: Vec<SpanId> = project.spans().map(|span| span.id).collect();
    let relation = Relation {
        id: id(0x900),
        relation_type: name("denies"),
        from: spans[0],
        to: spans[1],
        annotator: me(),
        created: Timestamp::ZERO,
        unknown: UnknownFields::new(),
    };
    project.put(Record::from(relation), Stamp::ZERO);
    project
}

/// The bundled story, with the first and the last sentence of each paragraph labelled.
fn story() -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let labels = ["C", "D", "A"];
    let notations: Vec<String> = files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            // The notation has brackets of its own.
            let text = text.replace(['[', ']'], "");
            let lines =
                text.lines()
                    .enumerate()
                    .map(|(number, line)| match line.split_once(". ") {
                        Some((first, rest)) => format!("[{}:{first}.] {rest}", labels[number % 3]),
                        None => line.to_owned(),
                    });
            lines.collect::<Vec<_>>().join("\n")
        })
        .collect();
    project(&notations.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What should be found in an export.
fn expected(project: &Project) -> Value {
    let articles = project.articles().map(|article| {
        let text = &article.text;
        let spans: Vec<_> = project.spans_of(article.id).collect();
        let places: BTreeMap<SpanId, usize> = spans
            .iter()
            .enumerate()
            .map(|(place, span)| (span.id, place))
            .collect();
        let relations = project.relations().filter_map(|relation| {
            let ends = places.get(&relation.from).zip(places.get(&relation.to))?;
            Some(json!({ "type": *relation.relation_type, "from": ends.0, "to": ends.1 }))
        });
        let relations: Vec<Value> = relations.collect();
        let spans = spans.iter().map(|span| {
            let fragments = span.fragments.iter().map(|range| {
                [
                    text.code_point(range.start()).get(),
                    text.code_point(range.end()).get(),
                ]
            });
            let words = span.fragments.iter().map(|range| text.slice(range));
            json!({
                "label": *span.label,
                "fragments": fragments.collect::<Vec<_>>(),
                "text": words.collect::<Vec<_>>(),
            })
        });
        json!({
            "text": text.as_str(),
            "spans": spans.collect::<Vec<_>>(),
            "relations": relations,
        })
    });
    json!({ "articles": articles.collect::<Vec<_>>() })
}

fn write_into(folder: &Path, format: &dyn Format, project: &Project) {
    std::fs::create_dir_all(folder).unwrap();
    let choice = Choice {
        data_card: true,
        ..Choice::everything()
    };
    let export = write(format, project, &choice).unwrap();
    let draft = format.writer().unwrap().draft(project, &choice).unwrap();
    std::fs::write(
        folder.join("expected.json"),
        expected(&draft.kept).to_string(),
    )
    .unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(export.bytes)).unwrap();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        let path = folder.join("export").join(&*entry.name().unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// Writing reads back and compares; here somebody else does, who was only given the file.
#[test]
fn the_bundled_story_comes_back_from_every_format() {
    for format in FORMATS.iter().filter(|format| format.writer().is_some()) {
        let about = format.about();
        let export = write(*format, &story(), &Choice::everything()).unwrap();
        if format.reader().is_none() {
            continue;
        }
        let extension = match export.is_archive {
            true => "zip",
            false => about.extension,
        };
        let file = SourceFile {
            name: format!("story.{extension}"),
            bytes: export.bytes,
        };
        let mut ids = IdSource::new([1; 7]);
        let import = read(&file, ReadContext::new(&mut ids, Stamp::ZERO)).unwrap();
        assert_eq!(import.warnings, [], "{}", about.name);
        let draft = format
            .writer()
            .unwrap()
            .draft(&story(), &Choice::everything())
            .unwrap();
        assert_eq!(
            quotations(&import.project),
            quotations(&draft.kept),
            "{}",
            about.name
        );
        assert_eq!(
            import.project.spans().count(),
            export.report.spans,
            "{}",
            about.name
        );
    }
}

/// The labels and the words of all spans, in alphabetical order.
fn quotations(project: &Project) -> Vec<(String, String)> {
    let words = |span: &Span| {
        let article = project.article(span.article).unwrap();
        let parts = span.fragments.iter().map(|range| article.text.slice(range));
        parts.collect::<Vec<_>>().join(" ")
    };
    let spans = project.spans();
    let mut all: Vec<(String, String)> = spans
        .map(|span| (span.label.to_string(), words(span)))
        .collect();
    all.sort();
    all
}

#[test]
fn every_format_is_written_for_the_judges() {
    let Some(folder) = std::env::var_os("SAYSO_INTEROP") else {
        eprintln!("Left out: `cargo xtask interop` says where to write the files.");
        return;
    };
    let projects = [("nasty", nasty()), ("story", story())];
    for format in FORMATS.iter().filter(|format| format.writer().is_some()) {
        for (name, project) in &projects {
            let folder = Path::new(&folder).join(format.about().name).join(name);
            write_into(&folder, *format, project);
        }
    }
}

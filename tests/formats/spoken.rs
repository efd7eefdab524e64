//! What a project says, in words, for the tests of other tools' formats.

use sayso::formats::{Import, ReadContext, ReadError, SourceFile, detect, read_together};
use sayso::model::{IdSource, Project, Span, Stamp, Value};

use super::reading::file;

/// Reads files that came together.
pub(super) fn read_set(files: &[(&str, &str)]) -> Result<Import, ReadError> {
    let files: Vec<SourceFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let mut ids = IdSource::new([3; 7]);
    read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO))
}

/// The warnings of an import, as users see them.
pub(super) fn told(import: &Import) -> Vec<String> {
    import.warnings.iter().map(ToString::to_string).collect()
}

/// The name of the format that a text is taken for.
pub(super) fn detected(name: &str, text: &str) -> &'static str {
    detect(&file(name, text), text).about().name
}

/// A span: its label and its words, and who made it where somebody is named.
fn span_in_words(project: &Project, span: &Span) -> String {
    let text = &project.article(span.article).unwrap().text;
    let words: Vec<&str> = span
        .fragments
        .iter()
        .map(|range| text.slice(range))
        .collect();
    let by = project.annotator(span.annotator);
    let by = by.map(|one| format!(" by {}", one.name));
    format!(
        "{}: {}{}",
        span.label,
        words.join(" / "),
        by.unwrap_or_default()
    )
}

/// The spans of a project, in the order in which they were read.
pub(super) fn spans(project: &Project) -> Vec<String> {
    project
        .spans()
        .map(|span| span_in_words(project, span))
        .collect()
}

/// The relations of a project.
pub(super) fn relations(project: &Project) -> Vec<String> {
    let label = |id| project.span(id).unwrap().label.clone();
    project
        .relations()
        .map(|one| {
            format!(
                "{} {} {}",
                label(one.from),
                one.relation_type,
                label(one.to)
            )
        })
        .collect()
}

/// The values of all spans.
pub(super) fn values(project: &Project) -> Vec<String> {
    project
        .spans()
        .flat_map(|span| &span.attributes)
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect()
}

/// The spans of a project with the values of their attributes, from the first to the last fragment.
pub(super) fn spans_with_values(project: &Project) -> Vec<String> {
    let words = project.spans().map(|span| {
        let text = &project.article(span.article).unwrap().text;
        let values = span.attributes.iter().map(|(name, value)| match value {
            Value::Text(words) => format!(" [{name}: {words}]"),
            other => format!(" [{name}: {other:?}]"),
        });
        let values: String = values.collect();
        let words = text.slice(span.fragments.extent());
        format!("{}: {words}{values}", span.label)
    });
    words.collect()
}

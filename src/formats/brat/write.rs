//! A project as annotation files beside their texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::configuration::Used;
use super::read::NOTES;
use super::type_names::TypeNames;
use super::{Brat, EQUIVALENT, EVENT, EVENTS, ORDER};
use crate::formats::characters::is_out_of_place;
use crate::formats::writing::{
    ExchangeWriter, FileNames, Fitted, Holds, Reach, changed_spans, fitted, in_order_of_text,
    in_words, renamed, without_characters, without_relations,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{Annotator, Article, ArticleId, Fragments, Project, Relation, Span, SpanId};
use crate::text::{CodePointOffset, Text, TextRange};

/// With pybrat, which is told to take two annotations of one stretch, as brat does.
const LOADED_BY: Loading = Loading::python(
    "pip install pybrat",
    r#"from pybrat.parser import BratParser
documents = BratParser(error="ignore").parse("{file}")"#,
);

impl ExchangeWriter for Brat {
    fn holds(&self) -> Holds {
        Holds {
            titles: false,
            metadata: false,
            status: false,
            kinds_of_values: false,
            relations: Reach::WithinArticle,
            entities: false,
            ..Holds::EVERYTHING
        }
    }

    /// Lines of a file are lines of the text: fragments end with the line, notes and values have one
    /// line alone.
    fn fit(&self, project: &Project) -> Fitted {
        // A text with NUL in it looks like UTF-16, and one with many control characters like no text.
        let fitted = fitted(project, &self.holds());
        let mut fitted = without_characters(fitted, is_out_of_place);
        let renamed = renamed(&mut fitted.project, shown_name);
        fitted.drop("names with signs that brat has another use for", renamed);
        let (mut split, mut joined) = (0, 0);
        changed_spans(&mut fitted.project, |span, text| {
            let lines = by_lines(&span.fragments, text);
            if lines != span.fragments {
                split += 1;
                span.fragments = lines;
                span.unknown.remove(ORDER);
            }
            let note = one_line(&span.note);
            joined += usize::from(note != *span.note);
            span.note = note.into();
            for value in span.attributes.values_mut() {
                if let crate::model::Value::Text(words) = value {
                    let line = one_line(words);
                    joined += usize::from(line != **words);
                    *words = line.into();
                }
            }
        });
        fitted.drop("spans over several lines, which became fragments", split);
        fitted.drop(
            "line breaks in notes and values, which became spaces",
            joined,
        );
        let renamed = annotators_on_a_line(&mut fitted.project);
        fitted.drop(
            "names of annotators with line breaks or spaces around them",
            renamed,
        );
        let between = without_relations(&mut fitted.project, |project, relation| {
            let by = |id| project.span(id).map(|span| maker(project, span));
            by(relation.from) != by(relation.to)
        });
        fitted.drop("relations between spans of two annotators", between);
        fitted
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let used = used(project);
        let names = type_names(project);
        let mut files = vec![file("visual.conf", Used::visual_conf(&names))];
        let mut written: BTreeSet<ArticleId> = BTreeSet::new();
        for (folder, annotator) in folders(project) {
            let settings = used.annotation_conf(&names, annotator);
            files.push(file(&format!("{folder}annotation.conf"), settings));
            let mut stems = FileNames::default();
            for article in project.articles() {
                let stem = stems.of(article);
                let mut spans = project.spans_of(article.id);
                let is_theirs = spans.any(|span| maker(project, span) == annotator);
                // What nobody has annotated lies in the first folder.
                let is_nobodys = project.span_count(article.id) == 0;
                if is_theirs || (is_nobodys && written.insert(article.id)) {
                    let annotations = annotations(project, article, annotator, &names);
                    files.push(file(&format!("{folder}{stem}.txt"), article.text.as_str()));
                    files.push(file(&format!("{folder}{stem}.ann"), annotations));
                }
            }
        }
        Ok(files)
    }
}

/// Gives annotators names of one line. Returns how many had others.
fn annotators_on_a_line(project: &mut Project) -> usize {
    let annotators: Vec<Arc<Annotator>> = project.annotators().cloned().collect();
    let stamp = project.latest();
    let mut changed = 0;
    for annotator in annotators {
        let name = one_line(&annotator.name);
        let name = name.trim();
        if name != &*annotator.name {
            changed += 1;
            let annotator = Annotator {
                name: name.into(),
                ..Annotator::clone(&annotator)
            };
            project.put(annotator.into(), stamp);
        }
    }
    changed
}

/// Who made a span, by name; nothing where nobody is named.
fn maker<'p>(project: &'p Project, span: &Span) -> &'p str {
    project
        .annotator(span.annotator)
        .map_or("", |annotator| &*annotator.name)
}

/// The folders to write, each with whose annotations are in it: one for each of several annotators, else
/// the export itself.
fn folders(project: &Project) -> Vec<(String, &str)> {
    let makers: BTreeSet<&str> = project.spans().map(|span| maker(project, span)).collect();
    if makers.len() < 2 {
        let only = makers.first().copied().unwrap_or_default();
        return vec![(String::new(), only)];
    }
    let mut names = FileNames::default();
    let folder = |maker| match maker {
        "" => (names.plain("anonymous") + "/", maker),
        name => (names.plain(name) + "/", maker),
    };
    makers.into_iter().map(folder).collect()
}

/// The annotations that somebody made of an article.
fn annotations(project: &Project, article: &Article, annotator: &str, names: &TypeNames) -> String {
    let mut file = File {
        project,
        article,
        names,
        text: String::new(),
        ids: BTreeMap::new(),
        counts: BTreeMap::new(),
    };
    let spans: Vec<&Span> = in_order_of_text(project, article)
        .into_iter()
        .filter(|span| maker(project, span) == annotator)
        .collect();
    for span in &spans {
        file.text_bound(span);
    }
    for span in &spans {
        file.relations(span);
    }
    for span in &spans {
        file.values(span);
    }
    file.text
}

/// An annotation file that is being written.
struct File<'p> {
    project: &'p Project,
    article: &'p Article,
    names: &'p TypeNames,
    text: String,
    ids: BTreeMap<SpanId, String>,
    /// The last number of each letter.
    counts: BTreeMap<char, usize>,
}

impl File<'_> {
    fn id(&mut self, letter: char) -> String {
        let count = self.counts.entry(letter).or_default();
        *count += 1;
        format!("{letter}{count}")
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _never_fails = self.text.write_fmt(line);
        self.text.push('\n');
    }

    fn text_bound(&mut self, span: &Span) {
        let text = &self.article.text;
        let ranges = ranges_in_order(span, text);
        let places: Vec<String> = ranges
            .iter()
            .map(|range| {
                format!(
                    "{} {}",
                    text.code_point(range.start()),
                    text.code_point(range.end())
                )
            })
            .collect();
        let words: Vec<&str> = ranges.iter().map(|range| text.slice(*range)).collect();
        let (places, words) = (places.join(";"), words.join(" "));
        let label = self.names.get(&span.label);
        let id = self.id('T');
        self.line(format_args!("{id}\t{label} {places}\t{words}"));
        self.ids.insert(span.id, id);
    }

    fn relations(&mut self, span: &Span) {
        let mut relations: Vec<&Relation> = self
            .project
            .relations_of(span.id)
            .map(|relation| &**relation)
            .filter(|relation| relation.from == span.id)
            .collect();
        relations.sort_by_key(|relation| relation.id);
        for event in events(span) {
            let roles: Vec<String> = relations
                .iter()
                .filter(|relation| event_of(relation).as_ref() == Some(&event))
                .filter_map(|role| {
                    let to = self.ids.get(&role.to)?;
                    Some(format!(" {}:{to}", self.names.get(&role.relation_type)))
                })
                .collect();
            let Some(trigger) = self.ids.get(&span.id).cloned() else {
                continue;
            };
            let (id, label) = (self.id('E'), self.names.get(&span.label));
            self.line(format_args!("{id}\t{label}:{trigger}{}", roles.concat()));
        }
        let known = events(span);
        relations.retain(|one| event_of(one).is_none_or(|event| !known.contains(&event)));
        for relation in relations {
            let ends = self.ids.get(&relation.from).zip(self.ids.get(&relation.to));
            let Some((from, to)) = ends.map(|(from, to)| (from.clone(), to.clone())) else {
                continue;
            };
            let name = self.names.get(&relation.relation_type);
            if relation.unknown.contains_key(EQUIVALENT) {
                self.line(format_args!("*\t{name} {from} {to}"));
            } else {
                let id = self.id('R');
                self.line(format_args!("{id}\t{name} Arg1:{from} Arg2:{to}"));
            }
        }
    }

    fn values(&mut self, span: &Span) {
        let Some(target) = self.ids.get(&span.id).cloned() else {
            return;
        };
        for (name, value) in &span.attributes {
            let Some(words) = in_words(self.project, value) else {
                continue;
            };
            let name = self.names.get(name);
            if is_single_word(&words) {
                let id = self.id('A');
                self.line(format_args!("{id}\t{name} {target} {words}"));
            } else {
                let id = self.id('#');
                self.line(format_args!("{id}\t{name} {target}\t{words}"));
            }
        }
        if !span.note.is_empty() {
            let id = self.id('#');
            self.line(format_args!("{id}\t{NOTES} {target}\t{}", span.note));
        }
    }
}

/// The fragments of a span in the order in which its file had them, if they are still the same.
fn ranges_in_order(span: &Span, text: &Text) -> Vec<TextRange> {
    let told = span.unknown.get(ORDER).and_then(|order| {
        let places: Vec<[u32; 2]> = serde_json::from_str(order).ok()?;
        let ranges: Option<Vec<TextRange>> = places
            .into_iter()
            .map(|[start, end]| {
                text.range_from_code_points(CodePointOffset::new(start), CodePointOffset::new(end))
            })
            .collect();
        ranges.filter(|ranges| Fragments::new(ranges.clone()).as_ref() == Some(&span.fragments))
    });
    told.unwrap_or_else(|| span.fragments.iter().collect())
}

/// The events that a span is the trigger of.
fn events(span: &Span) -> Vec<String> {
    let events = span.unknown.get(EVENTS);
    events
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

/// The event that a relation is a role of.
fn event_of(relation: &Relation) -> Option<String> {
    serde_json::from_str(relation.unknown.get(EVENT)?).ok()
}

fn is_single_word(words: &str) -> bool {
    !words.is_empty() && !words.contains(char::is_whitespace)
}

/// A name as `visual.conf` can hold it.
fn shown_name(name: &str) -> String {
    let name = one_line(name).replace('|', " ");
    match name.trim() {
        "" => "_".to_owned(),
        name => name.to_owned(),
    }
}

/// Words in one line.
fn one_line(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}

/// Fragments that end with the line, without the line ends themselves.
fn by_lines(fragments: &Fragments, text: &Text) -> Fragments {
    let pieces = fragments.iter().flat_map(|range| {
        let start = range.start();
        let mut at = 0;
        text.slice(range).split('\n').map(move |line| {
            let piece = TextRange::between(start.plus(at), start.plus(at + line.len()));
            at += line.len() + 1;
            piece
        })
    });
    // A span of nothing but line ends has nothing that brat could mark.
    Fragments::new(pieces.collect::<Vec<_>>()).unwrap_or_else(|| fragments.clone())
}

fn file(name: &str, text: impl Into<String>) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes: text.into().into_bytes(),
    }
}

fn type_names(project: &Project) -> TypeNames {
    let scheme = project.scheme();
    let of_scheme = scheme
        .labels
        .iter()
        .map(|one| &one.name)
        .chain(scheme.attributes.iter().map(|one| &one.name))
        .chain(scheme.relation_types.iter().map(|one| &one.name));
    let of_spans = project
        .spans()
        .flat_map(|span| std::iter::once(&span.label).chain(span.attributes.keys()));
    let of_relations = project.relations().map(|relation| &relation.relation_type);
    TypeNames::of(of_scheme.chain(of_spans).chain(of_relations))
}

fn used(project: &Project) -> Used<'_> {
    let mut used = Used {
        scheme: project.scheme(),
        labels: BTreeSet::new(),
        relations: BTreeMap::new(),
        events: BTreeMap::new(),
        attributes: BTreeMap::new(),
    };
    for span in project.spans() {
        used.labels.insert(&span.label);
        if !events(span).is_empty() {
            used.events.entry(&span.label).or_default();
        }
        for (name, value) in &span.attributes {
            let values = used.attributes.entry(name).or_default();
            values.extend(
                in_words(project, value)
                    .filter(|words| is_single_word(words))
                    .map(|words| words.to_string()),
            );
        }
    }
    for relation in project.relations() {
        let ends = project.span(relation.from).zip(project.span(relation.to));
        let Some((from, to)) = ends else { continue };
        if event_of(relation).is_some() {
            let roles = used.events.entry(&from.label).or_default();
            roles
                .entry(&relation.relation_type)
                .or_default()
                .insert(&to.label);
        } else {
            let ends = used.relations.entry(&relation.relation_type).or_default();
            ends.insert((&from.label, &to.label));
        }
    }
    used
}

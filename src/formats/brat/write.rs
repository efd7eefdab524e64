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
use crate::formats::{OffsetUnit, SourceFile, WriteError};
use crate::model::{Annotator, AnnotatorId, Article, Fragments, Project, Relation, Span, SpanId};
use crate::text::{CodePointOffset, Text, TextRange};

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
        named_by_folders(&mut fitted);
        let between = without_relations(&mut fitted.project, |project, relation| {
            let by = |id| project.span(id).map(|span| span.annotator);
            by(relation.from) != by(relation.to)
        });
        fitted.drop("relations between spans of two annotators", between);
        fitted
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let used = used(project);
        let names = type_names(project);
        let mut files = vec![
            file("annotation.conf", used.annotation_conf(&names)),
            file("visual.conf", Used::visual_conf(&names)),
        ];
        let folders = folders(project);
        let mut stems = FileNames::default();
        for article in project.articles() {
            let stem = stems.of(article);
            for (folder, annotator) in &folders {
                let annotations = annotations(project, article, *annotator, &names);
                files.push(file(&format!("{folder}{stem}.txt"), article.text.as_str()));
                files.push(file(&format!("{folder}{stem}.ann"), annotations));
            }
        }
        Ok(files)
    }
}

/// brat tells annotators apart by folders alone: each gets the name of a folder, and one that is alone
/// gets none, since nothing would say who it was.
fn named_by_folders(fitted: &mut Fitted) {
    let annotators: Vec<Arc<Annotator>> = fitted.project.annotators().cloned().collect();
    let is_alone = annotators.len() < 2;
    let mut folders = FileNames::default();
    let stamp = fitted.project.latest();
    let mut changed = 0;
    for annotator in annotators {
        let name = if is_alone {
            String::new()
        } else {
            folders.plain(&annotator.name)
        };
        if name == *annotator.name {
            continue;
        }
        changed += usize::from(!annotator.name.is_empty());
        let annotator = Annotator {
            name: name.into(),
            ..Annotator::clone(&annotator)
        };
        fitted.project.put(annotator.into(), stamp);
    }
    let what = if is_alone {
        "the name of the annotator, where there is only one"
    } else {
        "names of annotators, which became names of folders"
    };
    fitted.drop(what, changed);
}

/// The folders to write: one for each of several annotators, else none.
fn folders(project: &Project) -> Vec<(String, Option<AnnotatorId>)> {
    let annotators: Vec<&Arc<Annotator>> = project.annotators().collect();
    if annotators.len() < 2 {
        return vec![(String::new(), None)];
    }
    let folders = annotators.into_iter();
    folders
        .map(|one| (format!("{}/", one.name), Some(one.id)))
        .collect()
}

/// The annotations of an article, of one annotator or of all.
fn annotations(
    project: &Project,
    article: &Article,
    annotator: Option<AnnotatorId>,
    names: &TypeNames,
) -> String {
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
        .filter(|span| annotator.is_none_or(|id| span.annotator == id))
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

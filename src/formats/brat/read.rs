//! An annotation file and its text as a project.

use std::collections::BTreeMap;

use super::configuration::{self, Configuration};
use super::line::{Line, arguments, lines, text_bound};
use super::{Brat, EQUIVALENT, EVENT, EVENTS, ORDER, neighbours};
use crate::formats::encoding;
use crate::formats::json::LONGEST_QUOTE;
use crate::formats::native::inferred_scheme;
use crate::formats::reading::{
    At, Intake, NewArticle, NewSpan, SourceText, Stretch, attribution_relations_or,
};
use crate::formats::{
    Beside, Import, OffsetUnit, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile,
};
use crate::model::{ArticleId, Fragments, Name, SpanId, UnknownFields, Value};
use crate::text::{TextRange, shortened};

/// The type of the notes that users write.
pub(super) const NOTES: &str = "AnnotatorNotes";

impl Reader for Brat {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let beside = context.beside;
        let Some((text_file, suffix)) = neighbours::text_of(file, beside) else {
            let needed = format!("{}.txt", file.stem());
            let kind = ReadErrorKind::alone(&needed);
            return Err(ReadError::of_file(file, kind));
        };
        let annotator = match suffix {
            "" => annotator_of_folder(file, text_file, beside),
            suffix => suffix.to_owned(),
        };
        let raw = encoding::decode(&text_file.bytes, context.encoding)
            .map_err(|kind| ReadError::of_file(text_file, kind))?;
        let source = SourceText::new(&raw).map_err(|error| {
            let kind = ReadErrorKind::TooLarge {
                bytes: error.bytes,
                limit: u32::MAX as usize,
            };
            ReadError::of_file(text_file, kind)
        })?;
        let visual = neighbours::configuration("visual.conf", file, beside);
        let mut intake = Intake::new(file, context);
        let details = NewArticle {
            metadata: crate::model::Metadata {
                file: Some(Name::from(text_file.base_name())),
                ..crate::formats::plain_text::metadata(source.text().as_str())
            },
            ..NewArticle::default()
        };
        let article = intake.article(At::default(), &source, details);
        let mut reading = Reading {
            intake,
            source,
            article,
            annotator,
            names: Configuration::of(visual),
            spans: BTreeMap::new(),
            triggers: BTreeMap::new(),
        };
        let (lines, stray) = lines(text);
        for number in stray {
            let message = "It is left out: it is no line of brat standoff.";
            reading.intake.warn(At::line(number), message);
        }
        reading.all(&lines);
        let inferred = inferred_scheme::infer(reading.intake.project());
        Ok(reading
            .intake
            .finish_with(attribution_relations_or(inferred)))
    }
}

/// Whose annotations a file has, as far as its folder tells.
fn annotator_of_folder(file: &SourceFile, text: &SourceFile, beside: &Beside<'_>) -> String {
    let settings = neighbours::configuration("annotation.conf", file, beside);
    let settings = settings.filter(|settings| settings.folder() == file.folder());
    let told = settings.and_then(configuration::annotator);
    let folder = || neighbours::folder_of_annotator(file, text, beside).map(str::to_owned);
    told.or_else(folder).unwrap_or_default()
}

/// An annotation file that is being read.
struct Reading<'c> {
    intake: Intake<'c>,
    source: SourceText,
    article: ArticleId,
    annotator: String,
    names: Configuration,
    /// The spans by the ids of their lines.
    spans: BTreeMap<String, SpanId>,
    /// The triggers of events by the ids of the events.
    triggers: BTreeMap<String, SpanId>,
}

impl Reading<'_> {
    /// Reads all lines: spans first, then events, then what refers to either, since lines come in any
    /// order.
    fn all(&mut self, lines: &[Line<'_>]) {
        let of = |letters: &'static [char]| {
            lines
                .iter()
                .filter(move |line| line.id.starts_with(letters))
        };
        for line in of(&['T']) {
            self.text_bound(line);
        }
        for line in of(&['E']) {
            self.trigger(line);
        }
        for line in of(&['E']) {
            self.roles(line);
        }
        for line in of(&['R', '*']) {
            self.relation(line);
        }
        for line in of(&['A', 'M', 'N', '#']) {
            self.value(line);
        }
    }

    fn warn(&mut self, line: &Line<'_>, message: impl Into<String>) {
        self.intake.warn(at(line), message);
    }

    fn not_understood(&mut self, line: &Line<'_>) {
        let says = shortened(line.says, LONGEST_QUOTE);
        self.warn(
            line,
            format!("It is left out: “{says}” cannot be understood."),
        );
    }

    fn text_bound(&mut self, line: &Line<'_>) {
        let Some((name, places)) = text_bound(line.says) else {
            return self.not_understood(line);
        };
        let Some(fragments) = self.fragments(line, &places) else {
            return;
        };
        let mut unknown = UnknownFields::new();
        if !is_in_order(&places) {
            let places: Vec<[u32; 2]> = places.iter().map(|(start, end)| [*start, *end]).collect();
            unknown.insert(ORDER.into(), json(&places));
        }
        let span = self.intake.span(NewSpan {
            article: self.article,
            fragments,
            label: self.names.name(name),
            attributes: BTreeMap::new(),
            note: Name::from(""),
            annotator: self.annotator.clone(),
            unknown,
        });
        if self.spans.insert(line.id.to_owned(), span).is_some() {
            self.warn(
                line,
                "Its id is used twice; what refers to it refers to this one.",
            );
        }
    }

    /// Where the fragments of a line lie. Its words are those of all fragments in the line's order,
    /// whatever white space is between and within them.
    fn fragments(&mut self, line: &Line<'_>, places: &[(u32, u32)]) -> Option<Fragments> {
        let unit = OffsetUnit::CodePoints;
        let ranges: Option<Vec<TextRange>> = places
            .iter()
            .map(|(start, end)| self.source.range(*start, *end, unit))
            .collect();
        let words = line.words.as_deref();
        let fits = |ranges: &Vec<TextRange>| {
            let there: Vec<&str> = ranges
                .iter()
                .map(|range| self.source.text().slice(*range))
                .collect();
            words.is_none_or(|words| same_words(words, &there.join(" ")))
        };
        if let Some(ranges) = ranges.filter(fits) {
            let fragments = Fragments::new(ranges);
            if fragments.is_none() {
                self.warn(line, "It is left out: it marks nothing.");
            }
            return fragments;
        }
        let (start, end) = *places.first()?;
        if places.len() == 1 {
            let stretch = Stretch { start, end, words };
            return self
                .intake
                .fragments(at(line), &self.source, &[stretch], unit);
        }
        let words = shortened(words.unwrap_or_default(), LONGEST_QUOTE);
        self.warn(
            line,
            format!("It is left out: “{words}” does not stand at the fragments that it names."),
        );
        None
    }

    fn trigger(&mut self, line: &Line<'_>) {
        let first = line
            .says
            .split(' ')
            .next()
            .and_then(|part| part.split_once(':'));
        let Some((_, trigger)) = first else {
            return self.not_understood(line);
        };
        let Some(span) = self.spans.get(trigger).copied() else {
            return self.warn(
                line,
                format!("It is left out: its trigger {trigger} was not read."),
            );
        };
        self.triggers.insert(line.id.to_owned(), span);
        let id = line.id.to_owned();
        self.intake.change_span(span, |span| {
            let known = span.unknown.get(EVENTS).map_or("[]", |events| events);
            let mut events: Vec<String> = serde_json::from_str(known).unwrap_or_default();
            events.push(id);
            span.unknown.insert(EVENTS.into(), json(&events));
        });
    }

    fn roles(&mut self, line: &Line<'_>) {
        let Some(trigger) = self.triggers.get(line.id).copied() else {
            return;
        };
        let parts = line.says.split(' ').skip(1).filter(|part| !part.is_empty());
        let Some(roles) = arguments(parts) else {
            return self.not_understood(line);
        };
        for (role, end) in roles {
            let Some(to) = self.end(end) else {
                self.warn(
                    line,
                    format!("Its role {role} is left out: {end} was not read."),
                );
                continue;
            };
            let event = UnknownFields::from([(EVENT.into(), json(&line.id))]);
            let name = self.names.name(role);
            self.intake
                .relation((trigger, to), &name, &self.annotator, event);
        }
    }

    /// The span that something is said of: one of its own, or the trigger of an event.
    fn end(&self, id: &str) -> Option<SpanId> {
        self.spans
            .get(id)
            .or_else(|| self.triggers.get(id))
            .copied()
    }

    fn relation(&mut self, line: &Line<'_>) {
        let mut parts = line.says.split(' ').filter(|part| !part.is_empty());
        let name = parts.next().unwrap_or_default();
        if line.id == "*" {
            return self.equivalence(line, name, &parts.collect::<Vec<_>>());
        }
        let Some([(_, from), (_, to)]) = arguments(parts).as_deref().and_then(|all| {
            let pair: Option<[(&str, &str); 2]> = all.try_into().ok();
            pair
        }) else {
            return self.not_understood(line);
        };
        match (self.end(from), self.end(to)) {
            (Some(from), Some(to)) => {
                let name = self.names.name(name);
                let unknown = UnknownFields::new();
                self.intake
                    .relation((from, to), &name, &self.annotator, unknown);
            }
            (None, _) => self.warn(line, format!("It is left out: {from} was not read.")),
            (_, None) => self.warn(line, format!("It is left out: {to} was not read.")),
        }
    }

    /// A chain of relations, since Sayso links two spans at a time.
    fn equivalence(&mut self, line: &Line<'_>, name: &str, ids: &[&str]) {
        let ends: Option<Vec<SpanId>> = ids.iter().map(|id| self.end(id)).collect();
        let Some(ends) = ends.filter(|ends| ends.len() > 1) else {
            return self.warn(
                line,
                "It is left out: not all of its annotations were read.",
            );
        };
        let name = self.names.name(name);
        for (from, to) in ends.iter().zip(ends.iter().skip(1)) {
            let group = UnknownFields::from([(EQUIVALENT.into(), json(&line.number))]);
            self.intake
                .relation((*from, *to), &name, &self.annotator, group);
        }
    }

    fn value(&mut self, line: &Line<'_>) {
        let mut parts = line.says.splitn(3, ' ');
        let (Some(name), Some(target)) = (parts.next(), parts.next()) else {
            return self.not_understood(line);
        };
        let rest = parts.next().map(str::trim).filter(|rest| !rest.is_empty());
        let Some(span) = self.end(target) else {
            let reason = if target.starts_with('R') {
                "Sayso keeps none of this on a relation"
            } else {
                "was not read"
            };
            let words = line.words.as_deref().unwrap_or(line.says);
            let words = shortened(words, LONGEST_QUOTE);
            return self.warn(line, format!("“{words}” is left out: {target}: {reason}."));
        };
        let words = line.words.as_deref().map(str::to_owned);
        let called = self.names.name(name);
        let kind = line.id.chars().next();
        let value = match (kind, rest, words) {
            (Some('#'), _, Some(words)) if name == NOTES => {
                return self.intake.change_span(span, |span| {
                    span.note = match &*span.note {
                        "" => words.into(),
                        before => format!("{before}\n{words}").into(),
                    };
                });
            }
            (Some('#'), _, Some(words)) => Value::Text(words.into()),
            (Some('N'), Some(reference), Some(words)) => {
                Value::Text(format!("{reference} ({words})").into())
            }
            (Some('N'), Some(reference), None) => Value::Text(reference.into()),
            (Some('A' | 'M'), Some(choice), _) => Value::Choice(choice.into()),
            (Some('A' | 'M'), None, _) => Value::YesNo(true),
            _ => return self.not_understood(line),
        };
        let mut is_second = false;
        self.intake.change_span(span, |span| {
            is_second = span.attributes.contains_key(&called);
            if !is_second {
                span.attributes.insert(called, value);
            }
        });
        if is_second {
            let message = format!("It is left out: {target} has a value of {name} already.");
            self.warn(line, message);
        }
    }
}

fn at<'l>(line: &Line<'l>) -> At<'l> {
    At {
        line: Some(line.number),
        record: Some(line.id),
    }
}

/// Whether fragments ascend, and neither overlap nor touch: as Sayso keeps them.
fn is_in_order(places: &[(u32, u32)]) -> bool {
    places
        .iter()
        .zip(places.iter().skip(1))
        .all(|((_, end), (start, _))| end < start)
}

/// Whether two quotations differ in white space alone.
fn same_words(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// A value in the JSON of an unknown field.
fn json<T: serde::Serialize>(value: &T) -> Name {
    serde_json::to_string(value).unwrap_or_default().into()
}

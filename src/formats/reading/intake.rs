//! A project that is being put together from the records of another tool's file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::SourceText;
use crate::formats::json::LONGEST_QUOTE;
use crate::formats::native::inferred_scheme;
use crate::formats::{Import, OffsetUnit, Place, ReadContext, SourceFile, Warning};
use crate::model::{
    Annotator, AnnotatorId, Article, ArticleId, Digest, Entity, EntityId, Fragments, IdSource,
    Metadata, Name, Project, Relation, RelationId, Scheme, Span, SpanId, Stamp, Status,
    UnknownFields, Value,
};
use crate::text::{Anchored, Quote, TextRange, anchor, shortened};

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats) struct At<'a> {
    /// The line, from 1.
    pub(in crate::formats) line: Option<usize>,
    /// The record, in the file's own words: `T4`.
    pub(in crate::formats) record: Option<&'a str>,
}

impl At<'_> {
    /// A line, from 1.
    pub(in crate::formats) const fn line(line: usize) -> Self {
        Self {
            line: Some(line),
            record: None,
        }
    }
}

/// An article as a file has it.
#[derive(Clone, Debug, Default)]
pub(in crate::formats) struct NewArticle {
    /// Its title; empty where the file has none: then the text's first line is.
    pub(in crate::formats) title: String,
    /// What is known about it.
    pub(in crate::formats) metadata: Metadata,
    /// How far the work on it is.
    pub(in crate::formats) status: Status,
    /// Fields that another program may want back.
    pub(in crate::formats) unknown: UnknownFields,
}

/// A stretch of text as a file describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Stretch<'a> {
    /// Where it starts.
    pub(in crate::formats) start: u32,
    /// Where it ends, exclusive.
    pub(in crate::formats) end: u32,
    /// The words that should stand there, where the file has them.
    pub(in crate::formats) words: Option<&'a str>,
}

/// A span as a file has it.
#[derive(Clone, Debug)]
pub(in crate::formats) struct NewSpan {
    /// The article that it lies in.
    pub(in crate::formats) article: ArticleId,
    /// Where in it.
    pub(in crate::formats) fragments: Fragments,
    /// Its label.
    pub(in crate::formats) label: Name,
    /// The values of its attributes.
    pub(in crate::formats) attributes: BTreeMap<Name, Value>,
    /// A remark; may be empty.
    pub(in crate::formats) note: Name,
    /// Who made it, as the file calls them; empty where it does not tell.
    pub(in crate::formats) annotator: String,
    /// Fields that another program may want back.
    pub(in crate::formats) unknown: UnknownFields,
}

/// A project that is being put together.
#[derive(Debug)]
pub(in crate::formats) struct Intake<'c> {
    file: String,
    ids: &'c mut IdSource,
    stamp: Stamp,
    project: Project,
    warnings: Vec<Warning>,
    annotators: BTreeMap<String, AnnotatorId>,
}

impl<'c> Intake<'c> {
    /// Begins with a project without records.
    pub(in crate::formats) fn new(file: &SourceFile, context: ReadContext<'c>) -> Self {
        let stamp = context.stamp;
        let id = context.ids.mint(stamp.time);
        Self {
            file: file.name.clone(),
            ids: context.ids,
            stamp,
            project: Project::new(id, Name::from(file.stem()), Scheme::default()),
            warnings: Vec::new(),
            annotators: BTreeMap::new(),
        }
    }

    /// Adds a warning about something of the file.
    pub(in crate::formats) fn warn(&mut self, at: At<'_>, message: impl Into<String>) {
        self.warnings.push(Warning {
            place: Place {
                line: at.line,
                record: at.record.map(Into::into),
                ..Place::file(&self.file)
            },
            message: message.into(),
        });
    }

    /// Adds an article, and returns its id: that of an earlier one where the file has this text twice.
    pub(in crate::formats) fn article(
        &mut self,
        at: At<'_>,
        text: &SourceText,
        article: NewArticle,
    ) -> ArticleId {
        let text = Arc::clone(text.text());
        let digest = Digest::of(&text);
        if let Some(same) = self.project.article_with(digest) {
            let called = self
                .project
                .article(same)
                .map(|one| Name::clone(&one.title));
            self.warn(
                at,
                format!(
                    "Its text is that of “{}” as well. Only that one is kept, and it gets the spans \
                     of both.",
                    called.unwrap_or_default()
                ),
            );
            return same;
        }
        let title = match article.title.trim() {
            "" => crate::formats::plain_text::title(text.as_str()),
            title => Name::from(title),
        };
        let metadata = Metadata {
            file: article
                .metadata
                .file
                .or_else(|| Some(Name::from(&*self.file))),
            ..article.metadata
        };
        let article = Article {
            id: self.ids.mint(self.stamp.time),
            title,
            metadata,
            status: article.status,
            created: self.stamp.time,
            digest,
            text,
            unknown: article.unknown,
        };
        let id = article.id;
        self.project.put(article.into(), self.stamp);
        id
    }

    /// The annotator whom the file calls so. Nobody is called nothing: whoever that is, it is the one
    /// who brings the file in.
    pub(in crate::formats) fn annotator(&mut self, called: &str) -> AnnotatorId {
        let called = called.trim();
        if called.is_empty() {
            return self.stamp.author;
        }
        if let Some(id) = self.annotators.get(called) {
            return *id;
        }
        let annotator = Annotator {
            id: self.ids.mint(self.stamp.time),
            name: Name::from(called),
            color: None,
            unknown: UnknownFields::new(),
        };
        let id = annotator.id;
        self.annotators.insert(called.to_owned(), id);
        self.project.put(annotator.into(), self.stamp);
        id
    }

    /// An entity of its own, whatever others are called, for formats that give entities ids.
    pub(in crate::formats) fn new_entity(
        &mut self,
        kind: &str,
        name: &str,
        aliases: Vec<Name>,
    ) -> EntityId {
        let entity = Entity {
            id: self.ids.mint(self.stamp.time),
            kind: Name::from(kind),
            name: Name::from(name),
            aliases,
            unknown: UnknownFields::new(),
        };
        let id = entity.id;
        self.project.put(entity.into(), self.stamp);
        id
    }

    /// Where stretches lie. Offsets are believed only where the quoted words stand there; else the
    /// words are looked up. None, with a warning, if not all of them can be found.
    pub(in crate::formats) fn fragments(
        &mut self,
        at: At<'_>,
        text: &SourceText,
        stretches: &[Stretch<'_>],
        unit: OffsetUnit,
    ) -> Option<Fragments> {
        let ranges: Option<Vec<TextRange>> = stretches
            .iter()
            .map(|stretch| self.find(at, text, stretch, unit))
            .collect();
        let fragments = Fragments::new(ranges?);
        if fragments.is_none() {
            self.warn(at, "It is left out: it marks nothing.");
        }
        fragments
    }

    fn find(
        &mut self,
        at: At<'_>,
        text: &SourceText,
        stretch: &Stretch<'_>,
        unit: OffsetUnit,
    ) -> Option<TextRange> {
        let Stretch { start, end, words } = *stretch;
        let expected = text.range(start, end, unit);
        let Some(words) = words else {
            let found = expected.filter(|range| !range.is_empty());
            if found.is_none() {
                self.warn(
                    at,
                    format!(
                        "It is left out: {start} to {end} is no stretch of its article, counted in \
                         {unit}."
                    ),
                );
            }
            return found;
        };
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        if words.is_empty() {
            self.warn(
                at,
                format!("It is left out: it marks nothing (at {start} to {end})."),
            );
            return None;
        }
        let quote = Quote {
            exact: &words,
            before: "",
            after: "",
        };
        let shown = || shortened(&words, LONGEST_QUOTE);
        let (message, found) = match anchor(text.text(), expected, &quote) {
            Anchored::AtPosition(range) => return Some(range),
            Anchored::Moved(range) => {
                let there = text.text().slice(range);
                let message = format!(
                    "“{}” does not stand at {start} to {end}, counted in {unit}. It stands at one \
                     other place and was moved there.",
                    shortened(there, LONGEST_QUOTE)
                );
                (message, Some(range))
            }
            Anchored::Ambiguous { candidates } => {
                let message = format!(
                    "It is left out: “{}” does not stand at {start} to {end}, counted in {unit}, and \
                     {candidates} other places fit equally well.",
                    shown()
                );
                (message, None)
            }
            Anchored::NotFound => {
                let message = format!(
                    "It is left out: “{}” does not stand at {start} to {end}, counted in {unit}, and \
                     was not found for sure anywhere else.",
                    shown()
                );
                (message, None)
            }
        };
        self.warn(at, message);
        found
    }

    /// Adds a span that lies in an article of this project.
    pub(in crate::formats) fn span(&mut self, span: NewSpan) -> SpanId {
        let annotator = self.annotator(&span.annotator);
        let span = Span {
            id: self.ids.mint(self.stamp.time),
            fragments: span.fragments,
            label: span.label,
            attributes: span.attributes,
            note: span.note,
            annotator,
            created: self.stamp.time,
            unknown: span.unknown,
            article: span.article,
        };
        let id = span.id;
        self.project.put(span.into(), self.stamp);
        id
    }

    /// Changes a span that was added, for formats that tell of it in several places.
    pub(in crate::formats) fn change_span(&mut self, id: SpanId, change: impl FnOnce(&mut Span)) {
        if let Some(span) = self.project.span(id) {
            let mut span = Span::clone(span);
            change(&mut span);
            self.project.put(span.into(), self.stamp);
        }
    }

    /// Links two spans that were added. `annotator` is as in [`NewSpan`].
    pub(in crate::formats) fn relation(
        &mut self,
        (from, to): (SpanId, SpanId),
        relation_type: &str,
        annotator: &str,
        unknown: UnknownFields,
    ) -> RelationId {
        let relation = Relation {
            id: self.ids.mint(self.stamp.time),
            relation_type: Name::from(relation_type),
            from,
            to,
            annotator: self.annotator(annotator),
            created: self.stamp.time,
            unknown,
        };
        let id = relation.id;
        self.project.put(relation.into(), self.stamp);
        id
    }

    /// What has been put together so far.
    pub(in crate::formats) fn project(&self) -> &Project {
        &self.project
    }

    /// What was put together, with a scheme made of what the spans use.
    pub(in crate::formats) fn finish(self) -> Import {
        let scheme = inferred_scheme::infer(&self.project);
        self.finish_with(scheme)
    }

    /// What was put together, with a scheme that the file tells of.
    pub(in crate::formats) fn finish_with(mut self, scheme: Scheme) -> Import {
        self.project.put(scheme.into(), Stamp::ZERO);
        Import {
            project: self.project,
            warnings: self.warnings,
            offsets: None,
            format: None,
        }
    }
}

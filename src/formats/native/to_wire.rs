//! From the records of the model to the serde types.

use super::attributes::{Attributes, ChoiceAttributes};
use super::scheme::{self, wire::Scheme};
use super::wire::{self, Unknown};
use crate::model::{
    Annotator, Article, ArticleId, Color, Entity, Name, Project, ProjectInfo, Record, RecordKey,
    Region, Relation, Span, Stamp, UnknownFields,
};
use crate::text::{Text, TextRange, context};

/// Writes the records of one project.
#[derive(Debug)]
pub(in crate::formats) struct ToWire<'p> {
    pub(in crate::formats) project: &'p Project,
    /// For which attributes a bare string is a choice.
    pub(in crate::formats) choices: ChoiceAttributes,
}

impl<'p> ToWire<'p> {
    fn ending<'a>(&self, key: RecordKey, unknown: &'a UnknownFields) -> wire::Ending<'a> {
        wire::Ending {
            stamp: self.stamp(key),
            unknown: Unknown::all(unknown),
        }
    }

    /// The version of a record; the earliest for one that is not there.
    fn stamp(&self, key: RecordKey) -> wire::Stamp {
        self.project
            .entry(key)
            .map_or(Stamp::ZERO, |(_, stamp)| stamp)
            .into()
    }

    pub(in crate::formats) fn info<'a>(
        &self,
        info: &'a ProjectInfo,
        unknown: &'a UnknownFields,
    ) -> wire::ProjectHead<'a> {
        wire::ProjectHead {
            id: self.project.id(),
            name: &info.name,
            ending: self.ending(RecordKey::Info, unknown),
        }
    }

    pub(super) fn scheme(&self) -> Scheme<'p> {
        scheme::to_wire::scheme(self.project.scheme(), Some(self.stamp(RecordKey::Scheme)))
    }

    pub(in crate::formats) fn article<'a>(&self, article: &'a Article) -> wire::Article<'a> {
        let metadata = &article.metadata;
        wire::Article {
            id: article.id,
            title: &article.title,
            text: article.text.as_str(),
            sha256: article.digest,
            metadata: wire::Metadata {
                outlet: metadata.outlet.as_deref(),
                author: metadata.author.as_deref(),
                date: metadata.date.as_deref(),
                url: metadata.url.as_deref(),
                language: metadata.language.as_deref(),
                file: metadata.file.as_deref(),
            },
            status: article.status.name(),
            created: article.created,
            ending: self.ending(RecordKey::Article(article.id), &article.unknown),
        }
    }

    pub(in crate::formats) fn annotator<'a>(
        &self,
        annotator: &'a Annotator,
    ) -> wire::Annotator<'a> {
        wire::Annotator {
            id: annotator.id,
            name: &annotator.name,
            color: annotator.color.map(Color::name),
            ending: self.ending(RecordKey::Annotator(annotator.id), &annotator.unknown),
        }
    }

    pub(in crate::formats) fn entity<'a>(&self, entity: &'a Entity) -> wire::Entity<'a> {
        wire::Entity {
            id: entity.id,
            kind: &entity.kind,
            name: &entity.name,
            aliases: strings(&entity.aliases),
            ending: self.ending(RecordKey::Entity(entity.id), &entity.unknown),
        }
    }

    /// A span at a place, and with its article's id unless it stands within the article.
    pub(in crate::formats) fn span<'a>(
        &'a self,
        span: &'a Span,
        article: Option<ArticleId>,
        place: wire::SpanPlace<'a>,
    ) -> wire::Span<'a> {
        wire::Span {
            id: span.id,
            article,
            label: &span.label,
            place,
            attributes: Attributes {
                values: &span.attributes,
                choices: &self.choices,
            },
            note: &span.note,
            annotator: span.annotator,
            created: span.created,
            ending: self.ending(RecordKey::Span(span.id), &span.unknown),
        }
    }

    /// A relation, and the article that it leads to where that has to be said.
    pub(in crate::formats) fn relation<'a>(
        &self,
        relation: &'a Relation,
        to_article: Option<ArticleId>,
    ) -> wire::Relation<'a> {
        wire::Relation {
            id: relation.id,
            relation_type: &relation.relation_type,
            from: relation.from,
            to: relation.to,
            to_article,
            annotator: relation.annotator,
            created: relation.created,
            ending: self.ending(RecordKey::Relation(relation.id), &relation.unknown),
        }
    }

    /// A region at a place, and with its article's id unless it stands within the article.
    pub(in crate::formats) fn region<'a>(
        &self,
        region: &'a Region,
        article: Option<ArticleId>,
        place: wire::Fragment<'a>,
    ) -> wire::Region<'a> {
        wire::Region {
            id: region.id,
            article,
            place,
            note: &region.note,
            annotator: region.annotator,
            ending: self.ending(RecordKey::Region(region.id), &region.unknown),
        }
    }

    /// What is left of a deleted record; none for the two that cannot be deleted.
    pub(in crate::formats) fn tombstone(&self, key: RecordKey) -> Option<wire::Tombstone> {
        let (kind, id, sha256) = match key {
            RecordKey::Info | RecordKey::Scheme => return None,
            RecordKey::Annotator(id) => ("annotator", id.to_string(), None),
            RecordKey::Article(id) => ("article", id.to_string(), self.project.digest(id)),
            RecordKey::Entity(id) => ("entity", id.to_string(), None),
            RecordKey::Span(id) => ("span", id.to_string(), None),
            RecordKey::Relation(id) => ("relation", id.to_string(), None),
            RecordKey::Region(id) => ("region", id.to_string(), None),
        };
        Some(wire::Tombstone {
            kind,
            id,
            sha256,
            stamp: self.stamp(key),
        })
    }
}

/// Whether a record is known and deleted.
pub(in crate::formats) fn is_deleted(project: &Project, key: RecordKey) -> bool {
    project.entry(key).is_some_and(|(record, _)| {
        matches!(
            record,
            Record::Annotator(_, None)
                | Record::Article(_, None)
                | Record::Entity(_, None)
                | Record::Span(_, None)
                | Record::Relation(_, None)
                | Record::Region(_, None)
        )
    })
}

/// A stretch of text with its words and what stands around them.
pub(in crate::formats) fn fragment(text: &Text, range: TextRange) -> wire::Fragment<'_> {
    let (before, after) = context(text, range);
    wire::Fragment {
        context: Some(wire::Context { before, after }),
        ..bare_fragment(text, range)
    }
}

/// A stretch of text with its words.
pub(in crate::formats) fn bare_fragment(text: &Text, range: TextRange) -> wire::Fragment<'_> {
    wire::Fragment {
        start: text.code_point(range.start()).get(),
        end: text.code_point(range.end()).get(),
        text: text.slice(range),
        context: None,
    }
}

pub(super) fn strings(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| &**name).collect()
}

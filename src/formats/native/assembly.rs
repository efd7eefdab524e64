//! Putting the records of a file together into a project that is sound: every span lies in an
//! article, every relation links two spans, no id and no text is there twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::attributes::ChoiceAttributes;
use super::{anchoring, from_json};
use crate::formats::Import;
use crate::formats::json::{LONGEST_QUOTE, Record, Session, shown_id};
use crate::model::{
    self, Annotator, Article, ArticleId, Digest, Name, Project, Stamp, UnknownFields,
};
use crate::text::shortened;

/// A project that is being put together from the records of a file. Articles come before what lies
/// in them, spans before relations, everything before tombstones.
#[derive(Debug)]
pub(in crate::formats) struct Assembly<'a, 'c> {
    pub(in crate::formats) session: Session<'a, 'c>,
    pub(in crate::formats) contents: Contents,
}

/// What was put together so far.
#[derive(Debug)]
pub(in crate::formats) struct Contents {
    pub(in crate::formats) project: Project,
    /// Articles of the file that have the text of an earlier one, and that earlier one.
    same_text: BTreeMap<ArticleId, ArticleId>,
}

impl<'a, 'c> Assembly<'a, 'c> {
    /// Begins with a project without records.
    pub(in crate::formats) fn new(session: Session<'a, 'c>, project: Project) -> Self {
        Self {
            session,
            contents: Contents {
                project,
                same_text: BTreeMap::new(),
            },
        }
    }

    /// What was put together. Files made by other means may call annotators by their names alone:
    /// each such name becomes an annotator. An entity that only its name tells of is reported.
    pub(in crate::formats) fn finish(mut self) -> Import {
        for (called, id) in self.session.ids.given("annotator") {
            if self.contents.project.annotator(id).is_none() {
                let name = Name::from(called);
                let annotator = Annotator {
                    id,
                    name,
                    color: None,
                    unknown: UnknownFields::new(),
                };
                self.contents
                    .project
                    .put(annotator.into(), self.session.stamp);
            }
        }
        for (called, id) in self.session.ids.given("entity") {
            if self.contents.project.entity(id).is_none() {
                let called = shortened(&called, LONGEST_QUOTE);
                self.session.warn_of_file(format!(
                    "Spans point at the entity “{called}”, which is not in this file."
                ));
            }
        }
        Import::new(self.contents.project, self.session.warnings)
    }

    /// Adds annotators.
    pub(in crate::formats) fn annotators(&mut self, list: Vec<&'a RawValue>) {
        self.each("annotator", list, |record, contents| {
            let (annotator, stamp) = from_json::annotator(record);
            contents.put(record, annotator.into(), stamp)
        });
    }

    /// Adds entities.
    pub(in crate::formats) fn entities(&mut self, list: Vec<&'a RawValue>) {
        self.each("entity", list, |record, contents| {
            let (entity, stamp) = from_json::entity(record);
            contents.put(record, entity.into(), stamp)
        });
    }

    /// Adds articles.
    pub(in crate::formats) fn articles(&mut self, list: Vec<&'a RawValue>) {
        self.each("article", list, |record, contents| {
            contents.article(record).map(|_| ())
        });
    }

    /// Adds spans; `within` is the article that they stand in, where they do not name it.
    pub(in crate::formats) fn spans(
        &mut self,
        list: Vec<&'a RawValue>,
        within: Option<ArticleId>,
        choices: &ChoiceAttributes,
    ) {
        self.each("span", list, |record, contents| {
            let id = record.id();
            let article = contents.article_of(record, within)?;
            let fragments = anchoring::fragments(record, &article.text)?;
            let (span, stamp) = from_json::span(record, (id, article.id), fragments, choices)?;
            contents.put(record, span.into(), stamp)
        });
    }

    /// Adds regions; `within` is the article that they stand in, where they do not name it.
    pub(in crate::formats) fn regions(
        &mut self,
        list: Vec<&'a RawValue>,
        within: Option<ArticleId>,
    ) {
        self.each("region", list, |record, contents| {
            let article = contents.article_of(record, within)?;
            let range = anchoring::range(record, &article.text)?;
            let (region, stamp) = from_json::region(record, article.id, range);
            contents.put(record, region.into(), stamp)
        });
    }

    /// Adds relations.
    pub(in crate::formats) fn relations(&mut self, list: Vec<&'a RawValue>) {
        self.each("relation", list, |record, contents| {
            let written = ["from", "to"].map(|end| (end, record.peek(end)));
            let (relation, stamp) = from_json::relation(record)?;
            for ((end, written), id) in written.into_iter().zip([relation.from, relation.to]) {
                if contents.project.span(id).is_none() {
                    record.warn(format!(
                        "It is left out: “{end}” is the span {}, which was not read from this file.",
                        shown_id(written)
                    ));
                    return None;
                }
            }
            contents.put(record, relation.into(), stamp)
        });
    }

    /// Adds tombstones.
    pub(in crate::formats) fn tombstones(&mut self, list: Vec<&'a RawValue>) {
        self.each("tombstone", list, |record, contents| {
            let (tombstone, digest, stamp) = from_json::tombstone(record)?;
            if let (model::Record::Article(id, _), Some(digest)) = (&tombstone, digest)
                && contents.project.article_with(digest).is_none()
            {
                contents.project.remember_digest(*id, digest);
            }
            contents.put(record, tombstone, stamp)
        });
    }

    /// Reads the records of a list one by one; one that comes to nothing has said why.
    fn each(
        &mut self,
        kind: &'static str,
        list: Vec<&'a RawValue>,
        add: impl Fn(&mut Record<'_, 'a, 'c>, &mut Contents) -> Option<()>,
    ) {
        for (place, json) in list.into_iter().enumerate() {
            let record = Record::of_list(&mut self.session, kind, place + 1, json);
            let _said_why = record.and_then(|mut record| add(&mut record, &mut self.contents));
        }
    }
}

impl Contents {
    /// Adds an article, and returns the id that its text has here.
    pub(in crate::formats) fn article(
        &mut self,
        record: &mut Record<'_, '_, '_>,
    ) -> Option<ArticleId> {
        let (article, stamp) = from_json::article(record)?;
        let id = article.id;
        match self.with_text(article.digest) {
            Some(same) if same.id != id => {
                record.warn(format!(
                    "Its text is that of “{}” as well. Only that one is kept, and it gets the \
                     spans of both.",
                    same.title
                ));
                let same = same.id;
                self.same_text.insert(id, same);
                Some(same)
            }
            _ => {
                self.put(record, article.into(), stamp)?;
                Some(id)
            }
        }
    }

    fn with_text(&self, digest: Digest) -> Option<&Arc<Article>> {
        self.project
            .article_with(digest)
            .and_then(|id| self.project.article(id))
    }

    /// The article that a span or region lies in.
    fn article_of(
        &self,
        record: &mut Record<'_, '_, '_>,
        within: Option<ArticleId>,
    ) -> Option<Arc<Article>> {
        let written = record.peek("article");
        let named = within.or_else(|| record.reference("article", "article"));
        // What stands within an article may name it as well.
        record.ignore(&["article"]);
        let id = named.map(|id| self.same_text.get(&id).copied().unwrap_or(id));
        let article = id.and_then(|id| self.project.article(id));
        if article.is_none() {
            let quote = record.quote();
            record.warn(format!(
                "It is left out: its article is {}, which was not read from this file{quote}.",
                shown_id(written)
            ));
        }
        article.cloned()
    }

    /// Puts a record in the project. One that is there already, word for word, is passed over: in
    /// JSONL, articles repeat what they share.
    fn put(
        &mut self,
        record: &mut Record<'_, '_, '_>,
        content: model::Record,
        stamp: Stamp,
    ) -> Option<()> {
        match self.project.entry(content.key()) {
            None => {
                self.project.put(content, stamp);
            }
            Some(known) if known == (content, stamp) => {}
            Some(_) => {
                record.warn("It is left out: its id is used twice.");
                return None;
            }
        }
        Some(())
    }
}

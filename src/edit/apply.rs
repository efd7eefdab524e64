//! The one place where edits land.

use std::sync::Arc;

use super::sound_scheme::check_scheme;
use super::{Edit, Merged, Merging, Refusal};
use crate::model::{
    Article, ArticleId, AttributeKind, Fragments, Name, Project, ProjectInfo, Record, RecordKey,
    Relation, Scheme, Span, SpanId, Stamp, Value,
};
use crate::text::TextRange;

/// What an edit did.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The project with the edit made.
    pub project: Project,
    /// The edit that takes it back.
    pub inverse: Edit,
    /// Every record that is another than before: what has to be saved.
    pub changed: Vec<RecordKey>,
    /// What a merge took in, where the edit was one.
    pub merged: Option<Merged>,
}

/// Makes an edit, or refuses it with a reason.
///
/// `stamp` says when and by whom, and must be greater than [`Project::latest`] (see
/// [`Stamp::next`]). The inverse, applied later with a later stamp, gives back a project with the
/// same visible content; stamps and tombstones tell that something was done and undone, which is
/// what lets other copies learn of it.
///
/// # Errors
///
/// A [`Refusal`], in which case nothing is changed: the project given in is untouched.
pub fn apply(project: &Project, edit: &Edit, stamp: Stamp) -> Result<Applied, Refusal> {
    Applying::new(project, edit.clone(), stamp).finish()
}

/// An edit under way, a part at a time: see [`apply()`].
#[derive(Debug)]
pub struct Applying {
    change: Change,
    /// The edits that are still to be made, the next one last.
    edits: Vec<Edit>,
    merging: Option<Merging>,
}

impl Applying {
    /// Begins to make an edit.
    pub fn new(project: &Project, edit: Edit, stamp: Stamp) -> Self {
        Self {
            change: Change {
                project: project.clone(),
                stamp,
                undo: Vec::new(),
                changed: Vec::new(),
                merged: None,
            },
            edits: vec![edit],
            merging: None,
        }
    }

    /// Does a part: one of several edits, or so many records of a merge. Returns how many records
    /// of the merge are left, none if no merge is under way, and nothing if all is done.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] of a part: then the whole edit is refused, and there is no use in going on.
    pub fn step(&mut self, records: usize) -> Result<Option<usize>, Refusal> {
        if let Some(merging) = &mut self.merging {
            merging.take_in(records);
            let rest = merging.rest();
            if rest == 0 {
                self.end_merge();
            }
            return Ok(Some(rest));
        }
        match self.edits.pop() {
            Some(Edit::All(edits)) => self.edits.extend(edits.into_iter().rev()),
            Some(Edit::Merge(other)) => {
                self.merging = Some(Merging::new(self.change.project.clone(), *other));
            }
            Some(edit) => self.change.make(edit)?,
            None => return Ok(None),
        }
        Ok(Some(self.merging.as_ref().map_or(0, Merging::rest)))
    }

    fn end_merge(&mut self) {
        if let Some(merging) = self.merging.take() {
            let (project, merged) = merging.finish();
            self.change.project = project;
            self.change.undo.extend(merged.replaced.iter().cloned());
            self.change.changed.extend(merged.changed.iter().copied());
            self.change.merged = Some(merged);
        }
    }

    /// Does what is left.
    ///
    /// # Errors
    ///
    /// A [`Refusal`]: then nothing is changed.
    pub fn finish(mut self) -> Result<Applied, Refusal> {
        while self.step(usize::MAX)?.is_some() {}
        let mut change = self.change;
        change.changed.sort_unstable();
        change.changed.dedup();
        change.undo.reverse();
        Ok(Applied {
            project: change.project,
            inverse: Edit::Restore(change.undo),
            changed: change.changed,
            merged: change.merged,
        })
    }
}

/// The changes so far, on a copy of the project that is thrown away if a part is refused.
#[derive(Debug)]
struct Change {
    project: Project,
    stamp: Stamp,
    /// What stood in the places of the records put, in the order of putting.
    undo: Vec<Record>,
    changed: Vec<RecordKey>,
    merged: Option<Merged>,
}

impl Change {
    fn make(&mut self, edit: Edit) -> Result<(), Refusal> {
        match edit {
            Edit::Restore(records) => {
                for record in records {
                    self.put(record);
                }
            }
            Edit::AddArticles(articles) => {
                for article in &articles {
                    let record = self.added_article(article)?;
                    self.put(record);
                }
            }
            edit => {
                let record = self.record(&edit)?;
                self.put(record);
            }
        }
        Ok(())
    }

    fn put(&mut self, record: Record) {
        let old = self.project.put(record, self.stamp);
        self.changed.push(old.key());
        self.undo.push(old);
    }

    /// The one record that an edit puts, if the edit is sound.
    fn record(&self, edit: &Edit) -> Result<Record, Refusal> {
        match edit {
            Edit::AddSpan(span) => self.added_span(span),
            Edit::DeleteSpan(id) => self.span(*id).map(|span| Record::Span(span.id, None)),
            Edit::Relabel { span, label } => {
                self.check_label(label)?;
                self.moved(*span, |span| Span {
                    label: Arc::clone(label),
                    ..span
                })
            }
            Edit::SetFragments { span, fragments } => {
                self.check_fragments(self.span(*span)?.article, fragments)?;
                self.moved(*span, |span| Span {
                    fragments: fragments.clone(),
                    ..span
                })
            }
            Edit::SetAttribute {
                span,
                attribute,
                value,
            } => {
                if let Some(value) = value {
                    self.check_value(attribute, value)?;
                }
                self.altered(*span, |mut span| {
                    match value {
                        Some(value) => span.attributes.insert(Arc::clone(attribute), value.clone()),
                        None => span.attributes.remove(attribute),
                    };
                    span
                })
            }
            Edit::SetNote { span, note } => self.altered(*span, |span| Span {
                note: Arc::clone(note),
                ..span
            }),
            Edit::AddRelation(relation) => {
                self.check_new(RecordKey::Relation(relation.id))?;
                self.sound_relation(relation)
            }
            Edit::ChangeRelation(relation) => match self.project.relation(relation.id) {
                Some(_) => self.sound_relation(relation),
                None => Err(Refusal::NoSuchRelation),
            },
            Edit::DeleteRelation(id) => match self.project.relation(*id) {
                Some(_) => Ok(Record::Relation(*id, None)),
                None => Err(Refusal::NoSuchRelation),
            },
            Edit::PutEntity(entity) => {
                check_name(&entity.name)?;
                Ok(Record::from(entity.clone()))
            }
            Edit::DeleteEntity(id) => match self.project.entity(*id) {
                Some(_) => Ok(Record::Entity(*id, None)),
                None => Err(Refusal::NoSuchEntity),
            },
            Edit::AddRegion(region) => {
                self.check_range(region.article, region.range)?;
                self.check_new(RecordKey::Region(region.id))?;
                Ok(Record::from(region.clone()))
            }
            Edit::DeleteRegion(id) => match self.project.region(*id) {
                Some(_) => Ok(Record::Region(*id, None)),
                None => Err(Refusal::NoSuchRegion),
            },
            Edit::PutAnnotator(annotator) => Ok(Record::from(annotator.clone())),
            Edit::RemoveArticle(id) => self
                .article(*id)
                .map(|article| Record::Article(article.id, None)),
            Edit::SetMetadata {
                article,
                title,
                metadata,
            } => {
                check_name(title)?;
                Ok(Record::from(Article {
                    title: Arc::clone(title),
                    metadata: metadata.clone(),
                    ..Article::clone(self.article(*article)?)
                }))
            }
            Edit::SetStatus { article, status } => Ok(Record::from(Article {
                status: *status,
                ..Article::clone(self.article(*article)?)
            })),
            Edit::RenameProject(name) => {
                check_name(name)?;
                let info = ProjectInfo::clone(self.project.info());
                Ok(Record::from(ProjectInfo {
                    name: Arc::clone(name),
                    ..info
                }))
            }
            Edit::SetScheme(scheme) => {
                check_scheme(scheme)?;
                Ok(Record::from(scheme.clone()))
            }
            Edit::SwitchRule { rule, is_on } => {
                let mut scheme = Scheme::clone(self.project.scheme());
                scheme.version = scheme.version.saturating_add(1);
                let rule = scheme.rules.get_mut(*rule);
                rule.ok_or(Refusal::NoSuchRule)?.is_on = *is_on;
                Ok(Record::from(scheme))
            }
            // Edits of several records never come here, see `make`; restoring none is no change.
            Edit::AddArticles(_) | Edit::Merge(_) | Edit::All(_) | Edit::Restore(_) => {
                Err(Refusal::AlreadyThere)
            }
        }
    }

    fn span(&self, id: SpanId) -> Result<&Arc<Span>, Refusal> {
        self.project.span(id).ok_or(Refusal::NoSuchSpan)
    }

    fn article(&self, id: ArticleId) -> Result<&Arc<Article>, Refusal> {
        self.project.article(id).ok_or(Refusal::NoSuchArticle)
    }

    /// The record of a span with something changed about it.
    fn altered(&self, id: SpanId, alter: impl FnOnce(Span) -> Span) -> Result<Record, Refusal> {
        Ok(Record::from(alter(Span::clone(self.span(id)?))))
    }

    /// The record of a span of which something is changed that tells it from the other spans.
    fn moved(&self, id: SpanId, alter: impl FnOnce(Span) -> Span) -> Result<Record, Refusal> {
        let span = alter(Span::clone(self.span(id)?));
        self.check_single(&span)?;
        Ok(Record::from(span))
    }

    fn added_span(&self, span: &Span) -> Result<Record, Refusal> {
        self.check_label(&span.label)?;
        self.check_fragments(span.article, &span.fragments)?;
        self.check_new(RecordKey::Span(span.id))?;
        self.check_single(span)?;
        Ok(Record::from(span.clone()))
    }

    fn sound_relation(&self, relation: &Relation) -> Result<Record, Refusal> {
        if relation.from == relation.to {
            return Err(Refusal::RelatedToItself);
        }
        let (from, to) = (self.span(relation.from)?, self.span(relation.to)?);
        let name = &relation.relation_type;
        let Some(relation_type) = self.project.scheme().relation_type(name) else {
            return Err(Refusal::NoSuchRelationType(Arc::clone(name)));
        };
        if !relation_type.allows(&from.label, &to.label) {
            return Err(Refusal::EndsNotAllowed {
                relation_type: Arc::clone(name),
                from: Arc::clone(&from.label),
                to: Arc::clone(&to.label),
            });
        }
        Ok(Record::from(relation.clone()))
    }

    /// The record of a new article; a text that was here before returns under its old id.
    fn added_article(&self, article: &Article) -> Result<Record, Refusal> {
        check_name(&article.title)?;
        let id = self
            .project
            .article_with(article.digest)
            .unwrap_or(article.id);
        match self.project.article(id) {
            Some(same) => Err(Refusal::SameText(Arc::clone(&same.title))),
            None => Ok(Record::from(Article {
                id,
                ..article.clone()
            })),
        }
    }

    fn check_new(&self, key: RecordKey) -> Result<(), Refusal> {
        match self.project.entry(key) {
            Some(_) => Err(Refusal::AlreadyThere),
            None => Ok(()),
        }
    }

    fn check_label(&self, label: &Name) -> Result<(), Refusal> {
        match self.project.scheme().label(label) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchLabel(Arc::clone(label))),
        }
    }

    fn check_fragments(&self, article: ArticleId, fragments: &Fragments) -> Result<(), Refusal> {
        fragments
            .iter()
            .try_for_each(|range| self.check_range(article, range))
    }

    fn check_range(&self, article: ArticleId, range: TextRange) -> Result<(), Refusal> {
        let article = self.article(article)?;
        if range.is_empty() || !article.text.holds(range) {
            return Err(Refusal::OutsideText);
        }
        Ok(())
    }

    /// One annotator marks one stretch with one label once.
    fn check_single(&self, span: &Span) -> Result<(), Refusal> {
        let extent = span.fragments.extent();
        let same = self
            .project
            .spans_between(span.article, extent.start(), extent.end())
            .take_while(|other| other.fragments.extent().start() == extent.start())
            .any(|other| {
                other.id != span.id
                    && other.label == span.label
                    && other.annotator == span.annotator
                    && other.fragments == span.fragments
            });
        if same {
            Err(Refusal::SameSpan(Arc::clone(&span.label)))
        } else {
            Ok(())
        }
    }

    fn check_value(&self, attribute: &Name, value: &Value) -> Result<(), Refusal> {
        let wrong = || Refusal::WrongValue(Arc::clone(attribute));
        let definition = self
            .project
            .scheme()
            .attribute(attribute)
            .ok_or_else(wrong)?;
        let fits = match (&definition.kind, value) {
            (AttributeKind::Entity(kind), Value::Entity(id)) => self
                .project
                .entity(*id)
                .is_some_and(|entity| entity.kind == *kind),
            (kind, value) => kind.takes(value),
        };
        if fits { Ok(()) } else { Err(wrong()) }
    }
}

fn check_name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        Err(Refusal::EmptyName)
    } else {
        Ok(())
    }
}

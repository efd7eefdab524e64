//! Where edits enter the state, and where undo and redo do.

use std::sync::Arc;

use super::{State, Tone};
use crate::edit::{Applied, Applying, Edit, Refusal, Step, announce, apply, describe};
use crate::model::{
    Annotator, ArticleId, Project, RecordKey, Span, SpanId, Timestamp, UnknownFields,
};
use crate::text::counted;

/// An edit that is being made beside the state: it changes nothing before it is committed.
#[derive(Debug)]
pub struct Preparing {
    base: Arc<Project>,
    edit: Edit,
    applying: Applying,
    refusal: Option<Refusal>,
}

impl Preparing {
    /// Does a part: so many records of a merge. Returns how many records of the merge are left, and
    /// nothing if all is done.
    pub fn step(&mut self, records: usize) -> Option<usize> {
        let step = self.applying.step(records);
        step.unwrap_or_else(|refusal| {
            self.refusal = Some(refusal);
            None
        })
    }

    /// Does what is left.
    pub fn finish(self) -> Prepared {
        Prepared {
            base: self.base,
            edit: self.edit,
            result: match self.refusal {
                Some(refusal) => Err(refusal),
                None => self.applying.finish(),
            },
        }
    }
}

/// An edit that was made beside the state.
#[derive(Clone, Debug)]
pub struct Prepared {
    base: Arc<Project>,
    edit: Edit,
    result: Result<Applied, Refusal>,
}

impl Prepared {
    /// Whether it was made from what the state holds now: else it has to be made anew.
    pub(super) fn fits(&self, state: &State) -> bool {
        Arc::ptr_eq(&self.base, &state.project)
    }
}

impl State {
    /// Makes an edit, remembers how to take it back and queues it for the disk. Tells what was done
    /// or why it was refused, and returns what it did.
    pub(super) fn commit(&mut self, edit: Edit, now: Timestamp) -> Option<Applied> {
        let prepared = self.preparing(edit, now).finish();
        self.commit_prepared(prepared, now)
    }

    /// Begins to make an edit beside the state.
    pub(super) fn preparing(&self, edit: Edit, now: Timestamp) -> Preparing {
        let edit = self.signed(edit);
        let stamp = self.project.latest().next(now, self.identity.id);
        Preparing {
            base: Arc::clone(&self.project),
            applying: Applying::new(&self.project, edit.clone(), stamp),
            edit,
            refusal: None,
        }
    }

    /// Commits an edit that was made from the project as it is now.
    pub(super) fn commit_prepared(
        &mut self,
        prepared: Prepared,
        now: Timestamp,
    ) -> Option<Applied> {
        let Prepared { edit, result, .. } = prepared;
        let name = describe(&self.project, &edit);
        let done = announce(&self.project, &edit);
        match result {
            Ok(applied) => {
                // What changed nothing, such as files that were here already, is no step.
                if !applied.changed.is_empty() {
                    let (article, span) = self.place_of(&edit);
                    let edit = Arc::new(applied.inverse.clone());
                    self.history.record(Step {
                        name,
                        edit,
                        article,
                        span,
                        made: now,
                    });
                    self.land(&applied);
                }
                self.tell(Tone::Quiet, done);
                Some(applied)
            }
            Err(refusal) => {
                self.tell(Tone::Refused, refusal.to_string());
                None
            }
        }
    }

    pub(super) fn undo(&mut self, now: Timestamp) {
        match self.history.next_undo().cloned() {
            Some(step) => {
                if let Some(applied) = self.replay(&step, now) {
                    self.history.undone(applied.inverse);
                    self.tell(Tone::Shown, format!("Undone: {}", step.name));
                }
            }
            None => self.tell(Tone::Shown, "There is nothing to undo."),
        }
    }

    pub(super) fn redo(&mut self, now: Timestamp) {
        match self.history.next_redo().cloned() {
            Some(step) => {
                if let Some(applied) = self.replay(&step, now) {
                    self.history.redone(applied.inverse);
                    self.tell(Tone::Shown, format!("Redone: {}", step.name));
                }
            }
            None => self.tell(Tone::Shown, "There is nothing to redo."),
        }
    }

    /// Takes back edits until so many are left that can be taken back, or one is refused.
    pub(super) fn undo_to(&mut self, left: usize, now: Timestamp) {
        let all = self.history.undo_steps().len();
        let mut count = 0;
        while self.history.undo_steps().len() > left {
            let before = self.history.undo_steps().len();
            self.undo(now);
            if self.history.undo_steps().len() == before {
                return;
            }
            count += 1;
        }
        if all > left {
            self.tell(Tone::Shown, format!("Undone: {}", counted(count, "change")));
        }
    }

    /// Applies a step of the history and shows where it happened.
    fn replay(&mut self, step: &Step, now: Timestamp) -> Option<Applied> {
        let stamp = self.project.latest().next(now, self.identity.id);
        let extent = |project: &Project| {
            let span = step.span.and_then(|id| project.span(id));
            span.map(|span| span.fragments.extent())
        };
        match apply(&self.project, &step.edit, stamp) {
            Ok(applied) => {
                let before = extent(&self.project);
                self.land(&applied);
                if let Some(annotator) = self.project.annotator(self.identity.id) {
                    self.identity.name = Arc::clone(&annotator.name);
                }
                if let Some(article) = step.article {
                    self.open(article);
                }
                if let Some(id) = step.span {
                    self.let_go();
                    self.select_span(id);
                }
                // A span that is gone cannot be selected; where it was is shown all the same.
                if let (Some(range), None) = (before, extent(&self.project)) {
                    self.reveal(range);
                }
                Some(applied)
            }
            Err(refusal) => {
                self.tell(Tone::Refused, refusal.to_string());
                None
            }
        }
    }

    /// Takes over a changed project, and lets go of what is no longer there.
    fn land(&mut self, applied: &Applied) {
        let open = self.open_article().map(|article| article.digest);
        self.project = Arc::new(applied.project.clone());
        self.saving.add(applied.changed.clone());
        // A merge may have moved the open article to another id.
        if self.open_article().is_none() {
            self.article = open.and_then(|digest| self.project.article_with(digest));
        }
        self.settle();
    }

    /// Points at something that exists: closes an article that was removed, opens one if none is, lets
    /// go of a label that left the scheme.
    pub(super) fn settle(&mut self) {
        let scheme = self.project.scheme();
        if self
            .held
            .as_ref()
            .is_some_and(|held| scheme.label(held).is_none())
        {
            self.held = None;
        }
        self.article = self.article.map(|id| self.project.current_id(id));
        let layers = self.layers.clone();
        let is_shown = |span: Option<&Arc<Span>>| span.is_some_and(|span| layers.shows(span));
        self.also.retain(|id| is_shown(self.project.span(*id)));
        if !is_shown(self.selected_span()) {
            self.let_go();
        }
        if !is_shown(self.linking_from()) {
            self.linking = None;
        }
        if self.open_article().is_none() {
            let first = self.project.articles().next().map(|article| article.id);
            self.article = first;
            self.selection = None;
            self.let_go();
            self.reveal = None;
        }
    }

    /// Shows an article from its beginning, unless it is open already.
    pub(super) fn open(&mut self, id: ArticleId) {
        let id = self.project.current_id(id);
        if self.article != Some(id) && self.project.article(id).is_some() {
            self.article = Some(id);
            self.selection = None;
            self.let_go();
            self.reveal = None;
        }
    }

    /// The edit, preceded by the annotator's entry if the project does not have it yet.
    fn signed(&self, edit: Edit) -> Edit {
        let names_annotator = matches!(edit, Edit::PutAnnotator(_));
        if names_annotator || self.project.annotator(self.identity.id).is_some() {
            return edit;
        }
        Edit::All(vec![Edit::PutAnnotator(self.annotator()), edit])
    }

    /// The annotator as a record of the project.
    pub(super) fn annotator(&self) -> Annotator {
        let known = self.project.annotator(self.identity.id);
        Annotator {
            id: self.identity.id,
            name: Arc::clone(&self.identity.name),
            color: known.and_then(|known| known.color),
            unknown: known.map_or_else(UnknownFields::new, |known| known.unknown.clone()),
        }
    }

    /// Which article and span to show when an edit is undone or redone.
    fn place_of(&self, edit: &Edit) -> (Option<ArticleId>, Option<SpanId>) {
        let of_span = |id: SpanId| (self.project.span(id).map(|span| span.article), Some(id));
        match edit {
            Edit::AddSpan(span) => (Some(span.article), Some(span.id)),
            Edit::DeleteSpan(span)
            | Edit::Relabel { span, .. }
            | Edit::SetFragments { span, .. }
            | Edit::SetAttribute { span, .. }
            | Edit::SetNote { span, .. } => of_span(*span),
            Edit::AddRelation(relation) | Edit::ChangeRelation(relation) => of_span(relation.from),
            Edit::AddRegion(region) => (Some(region.article), None),
            Edit::DeleteRegion(id) => (self.project.region(*id).map(|region| region.article), None),
            Edit::DeleteRelation(id) => match self.project.relation(*id) {
                Some(relation) => of_span(relation.from),
                None => (None, None),
            },
            Edit::RemoveArticle(article)
            | Edit::SetMetadata { article, .. }
            | Edit::SetStatus { article, .. } => (Some(*article), None),
            Edit::All(edits) => match edits.as_slice() {
                // Many places: none of them is more than the others, in one article or in several.
                [Edit::AddSpan(first), .., Edit::AddSpan(last)] => (
                    (first.article == last.article).then_some(first.article),
                    None,
                ),
                edits => edits
                    .last()
                    .map_or((None, None), |edit| self.place_of(edit)),
            },
            _ => (None, None),
        }
    }

    /// Queues everything for the disk.
    pub(super) fn save_all(&mut self) {
        let keys: Vec<RecordKey> = self.project.entries().collect();
        self.saving.add(keys);
    }
}

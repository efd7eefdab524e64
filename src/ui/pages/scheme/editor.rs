//! The state of the page: the draft, and which part of it is shown.

use std::rc::Rc;
use std::sync::Arc;

use yew::Reducible;

use crate::edit::{Draft, DraftChange, SchemePart, scheme_faults};
use crate::model::Scheme;

/// The draft and what is shown of it.
#[derive(Clone, PartialEq)]
pub(super) struct Editor {
    pub(super) draft: Draft,
    pub(super) shown: Shown,
    /// Whether the form that comes up next takes the focus: what had it is gone.
    pub(super) takes_focus: bool,
}

/// What is shown: the scheme's name, guidelines and rules, or one of its definitions by its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shown {
    Whole,
    Part(SchemePart, usize),
}

/// What the user does.
pub(super) enum Step {
    /// Changes the draft.
    Change(DraftChange),
    /// Shows another part.
    Show(Shown),
    /// Begins with another draft.
    Begin(Draft),
    /// The project has this scheme now.
    Follow(Arc<Scheme>),
}

impl Editor {
    pub(super) fn new(draft: Draft) -> Self {
        Self {
            draft,
            shown: Shown::Whole,
            takes_focus: false,
        }
    }

    /// Whether the scheme can be saved as it is.
    pub(super) fn is_sound(&self) -> bool {
        scheme_faults(&self.draft.scheme()).is_empty()
    }

    /// What is shown after a change.
    fn shown_after(&self, change: &DraftChange) -> Shown {
        match *change {
            DraftChange::Add(part) => Shown::Part(part, count(&self.draft.scheme(), part)),
            DraftChange::Remove(SchemePart::Rule, _) => self.shown,
            DraftChange::Remove(part, position) => match position.checked_sub(1) {
                Some(before) => Shown::Part(part, before),
                None if count(&self.draft.scheme(), part) > 1 => Shown::Part(part, 0),
                None => Shown::Whole,
            },
            DraftChange::Move { part, to, .. } => Shown::Part(part, to),
            _ => self.shown,
        }
    }
}

/// How many definitions of a kind there are.
pub(super) fn count(scheme: &Scheme, part: SchemePart) -> usize {
    match part {
        SchemePart::Label => scheme.labels.len(),
        SchemePart::Attribute => scheme.attributes.len(),
        SchemePart::EntityKind => scheme.entity_kinds.len(),
        SchemePart::RelationType => scheme.relation_types.len(),
        SchemePart::Rule => scheme.rules.len(),
    }
}

impl Reducible for Editor {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match step {
            Step::Change(change) => {
                let is_other = matches!(change, DraftChange::Add(_) | DraftChange::Remove(..));
                next.takes_focus = is_other;
                next.shown = self.shown_after(&change);
                next.draft = next.draft.changed(change);
            }
            Step::Show(shown) => {
                next.shown = shown;
                next.takes_focus = false;
            }
            Step::Begin(draft) => next = Self::new(draft),
            Step::Follow(scheme) => {
                next.draft = next.draft.after(&scheme);
                if let Shown::Part(part, position) = next.shown
                    && position >= count(&next.draft.scheme(), part)
                {
                    next.shown = Shown::Whole;
                }
            }
        }
        Rc::new(next)
    }
}

//! Whose spans are shown. The spans of each annotator are a layer, which a reader may hide.
//!
//! Hiding is a way of looking: nothing of it is in the dataset, and exports, counts and checks know nothing
//! of it.

use std::sync::Arc;

use crate::model::{AnnotatorId, ArticleId, Color, Project, Span};

/// Which layers are shown: all but some, or only some. All of them by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// The annotators who are named, each once.
    named: Arc<[AnnotatorId]>,
    /// Whether only the layers of those are shown, rather than all others.
    only_named: bool,
}

impl Layers {
    /// Only the layers of these annotators are shown, also once others join.
    pub fn only(annotators: impl IntoIterator<Item = AnnotatorId>) -> Self {
        Self {
            only_named: true,
            ..Self::all_but(annotators)
        }
    }

    /// The layers of these annotators are hidden, and all others are shown, also once they join.
    pub fn all_but(annotators: impl IntoIterator<Item = AnnotatorId>) -> Self {
        Self {
            named: annotators.into_iter().collect(),
            only_named: false,
        }
    }

    /// The annotators who are named, and whether only their layers are shown, rather than all others.
    pub fn named(&self) -> (&[AnnotatorId], bool) {
        (&self.named, self.only_named)
    }

    /// Whether every layer is shown, whoever joins.
    pub fn shows_all(&self) -> bool {
        !self.only_named && self.named.is_empty()
    }

    /// Whether the layer of an annotator is hidden.
    pub fn hides(&self, annotator: AnnotatorId) -> bool {
        self.named.contains(&annotator) != self.only_named
    }

    /// Whether a span is shown.
    pub fn shows(&self, span: &Span) -> bool {
        !self.hides(span.annotator)
    }

    /// The same with the layer of this annotator hidden if it is shown, and shown if it is hidden.
    #[must_use]
    pub fn toggled(&self, annotator: AnnotatorId) -> Self {
        let mut named = self.named.to_vec();
        match named.iter().position(|named| *named == annotator) {
            Some(place) => drop(named.remove(place)),
            None => named.push(annotator),
        }
        Self {
            named: named.into(),
            ..*self
        }
    }

    /// How many spans of an article are hidden. The cost does not grow with the spans.
    pub fn hidden_spans(&self, project: &Project, article: ArticleId) -> usize {
        let counts = project.span_counts(article).iter();
        let hidden = counts.filter(|(annotator, _)| self.hides(*annotator));
        hidden.map(|(_, count)| count).sum()
    }
}

/// Everyone who has a layer: the annotators of the project in the order in which they joined, and then whoever
/// has spans in the article without being known.
pub fn annotators_of(project: &Project, article: Option<ArticleId>) -> Vec<AnnotatorId> {
    let known = project.annotators().map(|annotator| annotator.id);
    let here = article.map_or(&[][..], |article| project.span_counts(article));
    let is_unknown = |id: &AnnotatorId| project.annotator(*id).is_none();
    let unknown = here.iter().map(|(id, _)| *id).filter(is_unknown);
    known.chain(unknown).collect()
}

/// What stands for an annotator beside a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Whose sign it is.
    pub annotator: AnnotatorId,
    /// The colour that was chosen or, where none was, one by the order of joining.
    pub color: Color,
    /// The first character of the name; a question mark where there is none.
    pub initial: char,
}

/// The signs of the project's annotators, in the order in which they joined.
pub fn signs(project: &Project) -> Vec<Sign> {
    let mut signs = Vec::new();
    for annotator in project.annotators() {
        // Grey, the last one, is for those who are not known.
        let place = signs.len() % (Color::ALL.len() - 1);
        let color = annotator.color.or(Color::ALL.get(place).copied());
        signs.push(Sign {
            annotator: annotator.id,
            color: color.unwrap_or(Color::Grey),
            initial: annotator.name.chars().next().unwrap_or('?'),
        });
    }
    signs
}

//! The links of the selected and of the hovered span, or of all spans in view, drawn beside the text.
//!
//! A link runs below the lines and through the margin, from the start of one mark to that of the other. An end that is
//! not in view, or in another article, is a chip at the edge of the line that leads there. For screen
//! readers the inspector lists the same links.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::geometry;
use super::pointer::span_of_mark;
use crate::browser::dom_text::Rectangle;
use crate::browser::listen::EventListener;
use crate::model::{Article, Project, Relation, RelationId, Span, SpanId};
use crate::query::{Layers, quotation};
use crate::store::Action;
use crate::text::{TextRange, shortened};
use crate::ui::app::Latest;
use crate::ui::shared::color_class;
use crate::ui::use_dispatch;

/// How many links are drawn at most: more would tell nobody anything.
const MAXIMUM: usize = 200;

/// How many chips a line has at most.
const CHIPS_OF_LINE: usize = 3;

/// How far left of the text links run, in CSS pixels, and how far apart.
const MARGIN: f64 = 12.0;
const LANE: f64 = 5.0;
const LANES: usize = 5;

/// How far below a mark a link runs, how far from the mark's start it begins, and how round its turns
/// are, in CSS pixels. Below a line there are only underlines, and the tags of the next line are lower.
const BELOW: f64 = 4.0;
const INSET: f64 = 12.0;
const TURN: f64 = 6.0;

/// How far a link must run through the margin for its name to be written there, in CSS pixels.
const NAME_LENGTH: f64 = 110.0;

/// How high a chip is with the gap below it, in CSS pixels.
const CHIP: f64 = 26.0;

/// The properties of [`Curves`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct CurvesProperties {
    pub(in crate::ui) state: Latest,
    /// What of the text is shown with its marks.
    pub(in crate::ui) shown: TextRange,
    pub(in crate::ui) root: NodeRef,
    pub(in crate::ui) column: NodeRef,
    /// Counts what moves the text without changing the state, such as another size of the window.
    pub(in crate::ui) moved: u32,
}

/// A link between two marks in view.
#[derive(Clone, PartialEq)]
struct Curve {
    id: RelationId,
    class: &'static str,
    path: String,
    arrow: String,
    /// What kind of link it is, and where that is written.
    name: Option<(String, f64, f64)>,
}

/// The end of a link that is not in view.
#[derive(Clone, PartialEq)]
struct Chip {
    id: RelationId,
    class: &'static str,
    words: String,
    title: String,
    leads_to: SpanId,
    y: f64,
}

/// What is drawn.
#[derive(Clone, Default, PartialEq)]
struct Drawing {
    curves: Vec<Curve>,
    chips: Vec<Chip>,
}

/// The links.
#[component]
pub(in crate::ui) fn Curves(properties: &CurvesProperties) -> Html {
    let dispatch = use_dispatch();
    let hovered = use_hovered(&properties.root);
    let drawing = use_state_eq(Rc::<Drawing>::default);
    {
        let setter = drawing.setter();
        let CurvesProperties {
            state,
            shown,
            root,
            column,
            moved,
        } = properties;
        let what = (state.clone(), *shown, *moved, hovered);
        let (root, column) = (root.clone(), column.clone());
        // After the marks are where they are going to be.
        use_effect_with(what, move |(state, shown, _, hovered)| {
            let drawn = Draft::new(state, *shown, &root, &column)
                .map(|draft| draft.draw(*hovered, state.0.shows_all_links));
            setter.set(Rc::new(drawn.unwrap_or_default()));
        });
    }
    let curves = drawing.curves.iter().map(|curve| {
        html! {
            <g key={curve.id.to_string()} class={curve.class}>
                <path class="curve" d={curve.path.clone()} />
                <path class="arrow" d={curve.arrow.clone()} />
                if let Some((name, x, y)) = &curve.name {
                    <text x={x.to_string()} y={y.to_string()} transform={format!("rotate(-90 {x} {y})")}>
                        { name.clone() }
                    </text>
                }
            </g>
        }
    });
    let chips = drawing.chips.iter().map(|chip| {
        let (dispatch, id) = (dispatch.clone(), chip.leads_to);
        let onclick =
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SelectSpan(id)));
        html! { <ChipButton key={chip.id.to_string()} chip={chip.clone()} {onclick} /> }
    });
    html! {
        <div class="links" data-roving="">
            <svg class="curves" aria-hidden="true">{ for curves }</svg>
            { for chips }
        </div>
    }
}

/// The properties of [`ChipButton`].
#[derive(PartialEq, Properties)]
struct ChipButtonProperties {
    chip: Chip,
    onclick: Callback<MouseEvent>,
}

/// A chip at its height.
#[component]
fn ChipButton(properties: &ChipButtonProperties) -> Html {
    let ChipButtonProperties { chip, onclick } = properties;
    let element = use_node_ref();
    use_effect_with((element.clone(), chip.y), |(element, y)| {
        if let Some(element) = element.cast() {
            geometry::set(&element, "top", *y);
        }
    });
    // A press must not take the selection away before the click.
    let keep = Callback::from(|event: PointerEvent| event.stop_propagation());
    html! {
        <button
            ref={element}
            type="button"
            class={classes!("chip", chip.class)}
            aria-label={chip.title.clone()}
            title={chip.title.clone()}
            onpointerdown={keep}
            onclick={onclick.clone()}
        >{ chip.words.clone() }</button>
    }
}

/// The span whose mark is under the pointer.
#[hook]
fn use_hovered(root: &NodeRef) -> Option<SpanId> {
    let hovered = use_state_eq(|| None::<SpanId>);
    let setter = hovered.setter();
    let root = root.cast::<Element>();
    let text = root
        .as_ref()
        .and_then(|root| root.get_attribute("data-article-id"));
    use_effect_with(text, move |_| {
        let listener = root.map(|root| {
            EventListener::new(&root, "pointerover", move |event| {
                let target = event.target();
                let target = target.and_then(|target| wasm_bindgen::JsCast::dyn_into(target).ok());
                setter.set(target.as_ref().and_then(span_of_mark));
            })
        });
        move || drop(listener)
    });
    *hovered
}

/// What is known while links are drawn.
struct Draft<'state> {
    project: &'state Project,
    layers: &'state Layers,
    article: &'state Arc<Article>,
    selected: Option<SpanId>,
    shown: TextRange,
    root: Element,
    column: Element,
    /// The corner of the column, that places are counted from: asked for once there is something to draw, since
    /// the browser lays out the page for it.
    origin: OnceCell<(f64, f64)>,
}

impl<'state> Draft<'state> {
    fn new(
        state: &'state Latest,
        shown: TextRange,
        root: &NodeRef,
        column: &NodeRef,
    ) -> Option<Self> {
        Some(Self {
            project: &state.0.project,
            layers: &state.0.layers,
            article: state.0.open_article()?,
            selected: state.0.span,
            shown,
            root: root.cast()?,
            column: column.cast()?,
            origin: OnceCell::new(),
        })
    }

    fn draw(&self, hovered: Option<SpanId>, all: bool) -> Drawing {
        let spans: BTreeSet<SpanId> = if all {
            let marks = self.project.marks_in(self.article.id, self.shown);
            let shown = marks.iter().filter(|mark| self.layers.shows(&mark.span));
            shown.map(|mark| mark.span.id).collect()
        } else {
            self.selected.into_iter().chain(hovered).collect()
        };
        let mut seen = BTreeSet::new();
        let relations = spans.iter().flat_map(|id| self.project.relations_of(*id));
        let relations = relations.filter(|relation| seen.insert(relation.id));
        let mut drawing = Drawing::default();
        for relation in relations.take(MAXIMUM) {
            self.add(&mut drawing, relation, all);
        }
        drawing
    }

    fn add(&self, drawing: &mut Drawing, relation: &Relation, all: bool) -> Option<()> {
        let from = self.project.span(relation.from)?;
        let to = self.project.span(relation.to)?;
        if !self.layers.shows(from) || !self.layers.shows(to) {
            return None;
        }
        match (self.place(from), self.place(to)) {
            (Some(start), Some(end)) => {
                let lane = drawing.curves.len() % LANES;
                let name = (!all).then(|| relation.relation_type.to_string());
                let class = self.class(from);
                drawing
                    .curves
                    .push(curve(relation.id, class, start, end, lane, name));
            }
            (Some(here), None) => self.add_chip(drawing, relation, here, to, "→"),
            (None, Some(here)) => self.add_chip(drawing, relation, here, from, "←"),
            (None, None) => {}
        }
        Some(())
    }

    fn add_chip(
        &self,
        drawing: &mut Drawing,
        relation: &Relation,
        here: Rectangle,
        other: &Span,
        arrow: &str,
    ) {
        let on_line = |chip: &&Chip| (chip.y - here.top).abs() < CHIP * CHIPS_OF_LINE as f64;
        let before = drawing.chips.iter().filter(on_line).count();
        let Some(article) = self.project.article(other.article) else {
            return;
        };
        if before >= CHIPS_OF_LINE {
            return;
        }
        let label = self.project.scheme().label(&other.label);
        let short = label.map_or("?", |label| &label.short);
        let words = shortened(&quotation(article, other), 80);
        let place = if article.id == self.article.id {
            String::new()
        } else {
            format!(", in “{}”", article.title)
        };
        drawing.chips.push(Chip {
            id: relation.id,
            class: self.class(other),
            words: format!("{arrow} {short}"),
            title: format!(
                "{arrow} {}: {} “{words}”{place}",
                relation.relation_type, other.label
            ),
            leads_to: other.id,
            y: here.top + before as f64 * CHIP,
        });
    }

    /// Where the first of a span's marks in view stands, in the column.
    fn place(&self, span: &Span) -> Option<Rectangle> {
        if span.article != self.article.id {
            return None;
        }
        let mut parts = span.fragments.iter();
        let part = parts.find_map(|fragment| fragment.intersection(self.shown))?;
        let (first, _) = geometry::ends_of(&self.root, &self.article.text, part)?;
        let (left, top) = *self.origin.get_or_init(|| {
            let corner = self.column.get_bounding_client_rect();
            (corner.left(), corner.top())
        });
        Some(Rectangle {
            left: first.left - left,
            right: first.right - left,
            top: first.top - top,
            bottom: first.bottom - top,
        })
    }

    fn class(&self, span: &Span) -> &'static str {
        color_class(self.project.scheme().label(&span.label))
    }
}

/// A link as a path below the lines, where it strikes through nothing, and through the margin.
fn curve(
    id: RelationId,
    class: &'static str,
    start: Rectangle,
    end: Rectangle,
    lane: usize,
    name: Option<String>,
) -> Curve {
    let inset = |place: Rectangle| place.left + INSET.min((place.right - place.left) / 2.0);
    let ((from, from_y), (to, to_y)) = ((inset(start), start.bottom), (inset(end), end.bottom));
    let (low, high) = (from_y + BELOW, to_y + BELOW);
    let is_one_line = (from_y - to_y).abs() < BELOW;
    let margin = MARGIN - lane as f64 * LANE;
    let path = if is_one_line {
        format!("M{from} {from_y} V{low} H{to} V{to_y}")
    } else {
        let turn = if high > low { TURN } else { -TURN };
        format!(
            "M{from} {from_y} V{low} H{} Q{margin} {low} {margin} {} V{} Q{margin} {high} {} {high} H{to} V{to_y}",
            margin + TURN,
            low + turn,
            high - turn,
            margin + TURN,
        )
    };
    let is_long = (low - high).abs() > NAME_LENGTH;
    let beside = (margin - 5.0, (low + high) / 2.0);
    Curve {
        id,
        class,
        path,
        arrow: format!(
            "M{} {} L{to} {to_y} L{} {}",
            to - 3.5,
            to_y + 5.0,
            to + 3.5,
            to_y + 5.0
        ),
        name: name
            .filter(|_| is_long)
            .map(|name| (name, beside.0, beside.1)),
    }
}

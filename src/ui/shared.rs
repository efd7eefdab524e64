//! What several views use.

use std::ops::Deref;
use std::sync::Arc;

use yew::prelude::*;

use crate::model::{Label, Name, Scheme, Timestamp};

/// A shared value that counts as changed when it is another one, not when it looks different.
#[derive(Debug)]
pub(super) struct Same<T: ?Sized>(pub(super) Arc<T>);

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized> From<&Arc<T>> for Same<T> {
    fn from(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

/// The class that gives an element the colour of a label.
pub(super) fn color_class(label: Option<&Label>) -> &'static str {
    match label {
        Some(label) => label_color_class(label.color),
        None => "color-grey",
    }
}

/// The class that gives an element a colour of the palette.
pub(super) fn label_color_class(color: crate::model::Color) -> &'static str {
    use crate::model::Color;
    match color {
        Color::Blue => "color-blue",
        Color::Vermilion => "color-vermilion",
        Color::Green => "color-green",
        Color::Purple => "color-purple",
        Color::Amber => "color-amber",
        Color::Sky => "color-sky",
        Color::Pink => "color-pink",
        Color::Grey => "color-grey",
    }
}

/// A label's short name in its colour.
pub(super) fn label_tag(scheme: &Scheme, label: &Name) -> Html {
    let label = scheme.label(label);
    let short = label.map_or("?", |label| &label.short);
    html! { <span class={classes!("tag", color_class(label))}>{ short.to_owned() }</span> }
}

/// The shape of an icon, drawn in the colour of the text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A cross.
    Close,
    /// An arrow out of a tray.
    Export,
    /// An arrow into a tray.
    Import,
    /// A list.
    List,
    /// Panels.
    Panel,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// A question mark.
    Help,
    /// A bin.
    Delete,
    /// A page with a clip.
    Paste,
    /// Two rings of a chain.
    Link,
    /// Two arrows past each other.
    Turn,
    /// A magnifying glass.
    Search,
    /// A tick.
    Check,
    /// A clock.
    History,
    /// An open book.
    Book,
    /// A folder.
    Folder,
    /// Sheets over each other.
    Layers,
}

/// A small drawing beside or instead of a button's words; hidden from screen readers.
pub(super) fn icon(shape: Shape) -> Html {
    let path = match shape {
        Shape::Close => "M6 6l12 12M18 6L6 18",
        Shape::Export => "M12 15V4M8 8l4-4 4 4M5 14v5h14v-5",
        Shape::Import => "M12 4v11M8 11l4 4 4-4M5 14v5h14v-5",
        Shape::List => "M5 6h14M5 12h14M5 18h9",
        Shape::Panel => "M4 5h16v14H4zM14 5v14",
        Shape::Undo => "M8 5L4 9l4 4M4 9h10a5 5 0 010 10h-3",
        Shape::Redo => "M16 5l4 4-4 4M20 9H10a5 5 0 000 10h3",
        Shape::Help => "M9 9a3 3 0 116 0c0 2-3 2.500-3 4.500M12 17.500v.5",
        Shape::Delete => "M5 7h14M10 4h4M7 7l1 13h8l1-13",
        Shape::Link => {
            "M10 14a4 4 0 005.700 0l3-3a4 4 0 00-5.700-5.700l-1 1M14 10a4 4 0 00-5.700 0l-3 3a4 4 0 005.700 5.700l1-1"
        }
        Shape::Turn => "M7 8h11M15 5l3 3-3 3M17 16H6M9 13l-3 3 3 3",
        Shape::Search => "M11 5a6 6 0 100 12 6 6 0 000-12M15.500 15.500L20 20",
        Shape::Check => "M5 12.500l4.500 4.500L19 7",
        Shape::History => {
            "M12 7v5l3.500 2M4.500 12a7.500 7.500 0 107.500-7.500c-2.500 0-4.600 1.200-6 3M5 4.500V8h3.500"
        }
        Shape::Book => {
            "M12 6.500C10 5 7 5 4 5.500v13c3-.5 6-.5 8 1 2-1.500 5-1.500 8-1v-13c-3-.5-6-.5-8 1zM12 6.500v13"
        }
        Shape::Folder => "M4 18.500v-12h5.500l2 2.500H20v9.500z",
        Shape::Layers => "M12 4l8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4",
        Shape::Paste => "M9 4h6v3H9zM7 5H5v15h14V5h-2M9 12h6M9 16h4",
    };
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={path} fill="none" stroke="currentColor" stroke-width="1.8"
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// The id of the field of an attribute, or of the first of its options.
pub(super) fn attribute_field(name: &str) -> String {
    format!("attribute-{}", name.replace(' ', "-"))
}

/// A moment as people read it, in UTC: `2024-08-19 14:05`.
pub(super) fn moment(time: Timestamp) -> String {
    let text = time.to_rfc3339();
    let (day, rest) = text.split_once('T').unwrap_or((&text, ""));
    let minute: String = rest.chars().take(5).collect();
    format!("{day} {minute}")
}

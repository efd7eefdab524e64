//! The page: Yew components over `store`, with `browser` for what a component cannot do itself.
//!
//! State goes down as values, actions go up through one dispatcher that every component can reach
//! ([`use_dispatch`]). Components are given pointers that change exactly when their content does
//! ([`shared::Same`]), so an edit repaints the paragraphs that it touches and no others.
//!
//! No text from outside becomes markup here: text reaches the document as text nodes and attribute
//! values only (I9).

mod annotators;
mod app;
mod dialogs;
mod failure;
mod fence;
mod guideline_card;
mod importing;
mod inspector;
mod keeping;
mod keyboard;
mod later;
mod library;
mod markdown;
mod near;
mod page_store;
mod pages;
mod reader;
mod refocus;
mod roving;
mod shared;
mod side;
mod startup;
mod top_bar;
mod working;
mod workshop;

pub use app::start;
pub use later::{AsideViews, Fetch, LaterViews};
use page_store::{Dispatch, PageStore, on_click, seed, use_dispatch};

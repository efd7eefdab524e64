//! The page's state, its actions, and the pure function that turns one state and an action into
//! the next state.
//!
//! Nothing here touches a browser: the moment comes in with each action, ids come from a source
//! that is part of the state, and what has to be written to disk is a list in the state
//! ([`Saving`]) that the page works off. So every behaviour of the page is a native test.

mod action;
mod arrival;
mod committing;
mod entities;
mod fitting;
mod fragments;
mod importing;
pub mod keys;
mod labelling;
mod labelling_all;
mod layers;
mod linking;
mod reduce;
mod regions;
mod saving;
mod searching;
mod selecting;
mod spans;
mod state;
mod working_through;

pub use action::{Action, Edge, Movement};
pub use arrival::Arrival;
pub use committing::{Prepared, Preparing};
pub use fitting::{Fitted, Fitting};
pub use importing::{FileOutcome, ImportReport, ImportedFile};
pub use linking::Linking;
pub use reduce::reduce;
pub use saving::{Saving, StorageStatus};
pub use searching::Found;
pub use selecting::TextSelection;
pub use state::{Announcement, Dialog, Identity, Page, Phase, Reveal, Side, State, Tone};

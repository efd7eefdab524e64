//! What the tests of the library's core share.
//!
//! - `marked`: texts with spans in them, as notation: `[C:The plan] failed`.
//! - `content`: what a user sees of a project, and its indexes computed the slow way.
//! - `arbitrary`: any text, any edit, and the hands that make them.
//! - `page`: the page's state, driven by the acts of a user.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test crate uses a part of it"
)]

pub mod arbitrary;
pub mod content;
pub mod marked;
pub mod page;

use proptest::test_runner::Config;
use sayso::model::Name;
use uuid::Uuid;

/// The id of that number; records read in notation are numbered from 1.
pub fn id<Id: From<Uuid>>(number: u128) -> Id {
    Id::from(Uuid::from_u128(number))
}

/// A short text as the model keeps it.
pub fn name(name: &str) -> Name {
    Name::from(name)
}

/// So many cases of a property, or as many times more as `SAYSO_ROUNDS` says, for a search over night.
/// Failures are shown with their input rather than kept in files.
pub fn cases(cases: u32) -> Config {
    let rounds = std::env::var("SAYSO_ROUNDS").ok();
    let rounds: u32 = rounds.map_or(1, |rounds| rounds.parse().expect("a number of rounds"));
    Config {
        cases: cases * rounds,
        failure_persistence: None,
        ..Config::default()
    }
}

//! Tests of the room through its public names: readable cases, and properties over any text.

mod conversions;
mod direction;
mod folding;
mod lines;
mod movement;
mod quotes;
mod samples;
mod segments;
mod snapping;

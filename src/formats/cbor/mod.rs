//! CBOR (RFC 8949), as the program speaks it with itself: the records of the browser's database and
//! the words between page and worker.
//!
//! A thin layer over `minicbor`, whose decoder checks every length before it takes a byte. Invariants:
//!
//! - Nothing is allocated by what a length claims, and no input panics: see [`Reader`].
//! - Maps have small whole numbers for keys, so that a later version can add fields; whoever reads
//!   passes over the numbers that it does not know.
//! - Nothing here is generic over what is read or written: this is part of what the page weighs.
//!
//! Called by `formats::stored` and `worker::message`.

mod reader;
mod writer;

pub(crate) use reader::{Damage, Reader};
pub(crate) use writer::Writer;

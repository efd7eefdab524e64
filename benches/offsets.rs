//! Offsets from one unit to another, which must cost the same whatever the length of the text, and
//! making the index that they are looked up in, which must grow with the text alone.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod support;

use std::fmt;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sayso::text::{ByteOffset, Text};

use support::Size;
use support::news::{Dice, News, Script};

fn main() {
    support::run();
}

/// A text by what it is made of and how long it is.
#[derive(Clone, Copy, Debug)]
struct Kind(Script, Size);

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(script, size) = self;
        let thousands = size.characters() / 1_000;
        write!(formatter, "{script:?}, {thousands}k characters")
    }
}

impl Kind {
    fn news(self) -> News {
        News::new(self.0, self.1.characters())
    }

    /// The text, and places of words all over it, in no order.
    fn places(self) -> (Text, Vec<ByteOffset>) {
        let news = self.news();
        let mut dice = Dice::new(3);
        let places = (0..1024).map(|_| {
            let (start, _) = dice.one_of(&news.words);
            support::marked::offset(start)
        });
        let places = places.collect();
        (Text::new(&news.text).unwrap(), places)
    }
}

fn kinds() -> impl Iterator<Item = Kind> {
    [Script::Ascii, Script::Mixed]
        .into_iter()
        .flat_map(|script| Size::ALL.map(|size| Kind(script, size)))
}

/// Measures one conversion, of another place each time.
fn convert<From: Copy, To>(
    bencher: Bencher<'_, '_>,
    places: &[From],
    mut convert: impl FnMut(From) -> To,
) {
    let mut places = places.iter().cycle();
    bencher.bench_local(|| places.next().map(|place| convert(black_box(*place))));
}

#[divan::bench(args = kinds())]
fn byte_to_code_point(bencher: Bencher<'_, '_>, kind: Kind) {
    let (text, bytes) = kind.places();
    convert(bencher, &bytes, |byte| text.code_point(byte));
}

#[divan::bench(args = kinds())]
fn byte_to_utf16(bencher: Bencher<'_, '_>, kind: Kind) {
    let (text, bytes) = kind.places();
    convert(bencher, &bytes, |byte| text.utf16(byte));
}

#[divan::bench(args = kinds())]
fn code_point_to_byte(bencher: Bencher<'_, '_>, kind: Kind) {
    let (text, bytes) = kind.places();
    let code_points: Vec<_> = bytes.iter().map(|byte| text.code_point(*byte)).collect();
    convert(bencher, &code_points, |one| text.from_code_point(one));
}

#[divan::bench(args = kinds())]
fn utf16_to_byte(bencher: Bencher<'_, '_>, kind: Kind) {
    let (text, bytes) = kind.places();
    let units: Vec<_> = bytes.iter().map(|byte| text.utf16(*byte)).collect();
    convert(bencher, &units, |unit| text.from_utf16(unit));
}

#[divan::bench(args = kinds())]
fn making_the_index(bencher: Bencher<'_, '_>, kind: Kind) {
    let news = kind.news();
    bencher
        .counter(BytesCount::of_str(&news.text))
        .bench_local(|| Text::new(black_box(&news.text)));
}

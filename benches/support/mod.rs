//! What the benchmarks share: the sizes that they run at, and projects of those sizes.
//!
//! Everything is made from fixed seeds, so that two runs measure the same work. `news` makes the
//! texts; `marked`, from the tests, makes articles and spans.
//!
//! `cargo bench` runs them all, `cargo bench --bench edits -- undo` some. They are built like the
//! page, for size: what the times tell is how they grow, and how they change from version to
//! version.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each benchmark uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark fails by panicking"
)]

#[path = "../../tests/support/marked.rs"]
pub mod marked;
pub mod news;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use divan::Divan;
use sayso::model::{Article, Name, Project, Record, Stamp, Timestamp};
use sayso::text::TextRange;
use uuid::Uuid;

use news::{Dice, News, Script};

/// How large a project is, from a news report to far beyond the longest book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A report.
    S,
    /// A long investigation.
    M,
    /// A book.
    L,
    /// More than anybody has.
    Xl,
}

impl Size {
    /// From small to large, so that growth is seen from line to line.
    pub const ALL: [Self; 4] = [Self::S, Self::M, Self::L, Self::Xl];

    /// How many characters its one article has.
    pub fn characters(self) -> usize {
        match self {
            Self::S => 3_000,
            Self::M => 100_000,
            Self::L => 1_000_000,
            Self::Xl => 5_000_000,
        }
    }

    /// How many spans it has.
    pub fn spans(self) -> usize {
        match self {
            Self::S => 30,
            Self::M => 2_000,
            Self::L => 20_000,
            Self::Xl => 100_000,
        }
    }
}

/// In numbers, by which Divan puts the lines of its table in order.
impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (thousands, spans) = (self.characters() / 1_000, self.spans());
        write!(formatter, "{thousands}k characters, {spans} spans")
    }
}

/// Runs the benchmarks of a file; options of the command line go before what is set here.
pub fn run() {
    Divan::default()
        .max_time(Duration::from_secs(1))
        .config_with_args()
        .main();
}

/// A project of one article with spans all over it, and the places of the article's words.
pub fn project(size: Size) -> (Project, News) {
    let news = News::new(Script::Mixed, size.characters());
    let article = article(&news);
    let mut project = marked::project(&[]);
    let mut dice = Dice::new(2);
    let stride = news.words.len() / size.spans();
    for number in 0..size.spans() {
        let first = number * stride + dice.below(stride);
        let stretch = news.stretch(first, 1 + dice.below(25));
        let label = ["Claim", "Denial", "Attribution"][number % 3];
        let span = marked::span(1 + number as u128, article.id, label, [stretch]);
        project.put(Record::from(span), Stamp::ZERO);
    }
    project.put(Record::from(article), Stamp::ZERO);
    (project, news)
}

/// An article of that text.
pub fn article(news: &News) -> Article {
    marked::article(1, "Ministry calls the report a fabrication", &news.text)
}

/// The one article of a project.
pub fn only_article(project: &Project) -> &Arc<Article> {
    project.articles().next().unwrap()
}

/// A stretch in the middle that is longer than every span of [`project`], so that a span over it
/// is a new one.
pub fn free_stretch(news: &News) -> TextRange {
    news.stretch(news.words.len() / 2, 40)
}

/// The stamp of the next change.
pub fn next_stamp(project: &Project) -> Stamp {
    project
        .latest()
        .next(Timestamp::from_milliseconds(1), marked::me())
}

/// The id of that number.
pub fn id<Id: From<Uuid>>(number: u128) -> Id {
    Id::from(Uuid::from_u128(number))
}

/// A short text as the model keeps it.
pub fn name(name: &str) -> Name {
    Name::from(name)
}

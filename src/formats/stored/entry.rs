//! A project's own entry in the database: what can be told of it without reading its records.
//!
//! Source: `docs/format.md`, "In the browser". An entry is a text of lines, a field each. Entries from
//! before there were several projects are the source that the project was made from, and nothing else;
//! no source begins like a newer entry.

use std::fmt;

use crate::model::{Name, Project, Timestamp};

/// The first line of an entry.
const HEAD: &str = "entry\n";

/// What an entry's last field begins with: it goes to the end, whatever it holds.
const SOURCE: &str = "from ";

const DAY: u64 = 24 * 60 * 60 * 1_000;

/// How many days a deleted project can be brought back.
pub const GRACE_DAYS: u64 = 7;

/// What is known of a stored project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectEntry {
    /// The source that it was made from; empty if from none.
    pub made_from: String,
    /// What is in it; none in an entry from before there were several projects.
    pub contents: Option<Contents>,
    /// When it was deleted; none if it is not.
    pub deleted: Option<Timestamp>,
}

/// What is in a project, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// What it is called.
    pub name: Name,
    /// How many articles it has.
    pub articles: usize,
    /// How many visible spans it has.
    pub spans: usize,
    /// How many of them touch excluded regions, and so are left out of exports; none where that has not been
    /// counted.
    pub excluded: Option<usize>,
    /// When it was changed last; zero if nobody has.
    pub changed: Timestamp,
}

impl Contents {
    /// What is in a project. What its regions exclude costs a look at each, and is not counted.
    pub fn of(project: &Project) -> Self {
        Self {
            name: project.info().name.clone(),
            articles: project.article_count(),
            spans: project.visible_span_count(),
            excluded: project.regions().next().is_none().then_some(0),
            changed: project.latest().time,
        }
    }
}

impl ProjectEntry {
    /// The entry that is kept as this text. What it does not say is left out.
    pub fn read(text: &str) -> Self {
        let Some(mut rest) = text.strip_prefix(HEAD) else {
            return Self {
                made_from: text.to_owned(),
                ..Self::default()
            };
        };
        let mut entry = Self::default();
        let mut contents = Contents::default();
        let mut has_name = false;
        while !rest.is_empty() {
            if let Some(source) = rest.strip_prefix(SOURCE) {
                source.clone_into(&mut entry.made_from);
                break;
            }
            let (line, next) = rest.split_once('\n').unwrap_or((rest, ""));
            let (field, value) = line.split_once(' ').unwrap_or((line, ""));
            match field {
                "name" => {
                    contents.name = value.into();
                    has_name = true;
                }
                "articles" => contents.articles = value.parse().unwrap_or_default(),
                "excluded" => contents.excluded = value.parse().ok(),
                "spans" => contents.spans = value.parse().unwrap_or_default(),
                "changed" => contents.changed = moment(value).unwrap_or_default(),
                "deleted" => entry.deleted = moment(value),
                _ => {}
            }
            rest = next;
        }
        entry.contents = has_name.then_some(contents);
        entry
    }

    /// When a deleted project goes for good; none if it is not deleted.
    pub fn goes(&self) -> Option<Timestamp> {
        let deleted = self.deleted?.milliseconds();
        let goes = deleted.saturating_add(GRACE_DAYS * DAY);
        Some(Timestamp::from_milliseconds(goes))
    }

    /// Whether it was deleted so long ago that it goes for good.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.goes().is_some_and(|goes| goes <= now)
    }

    /// How many days a deleted project is still there, begun ones counted: at most [`GRACE_DAYS`], also
    /// where the clock was set back. None if it is not deleted.
    pub fn days_left(&self, now: Timestamp) -> Option<u64> {
        let rest = self
            .goes()?
            .milliseconds()
            .saturating_sub(now.milliseconds());
        Some(rest.div_ceil(DAY).min(GRACE_DAYS))
    }
}

/// The text that is kept.
impl fmt::Display for ProjectEntry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(HEAD)?;
        if let Some(contents) = &self.contents {
            let name = contents.name.replace('\n', " ");
            writeln!(formatter, "name {name}")?;
            writeln!(formatter, "articles {}", contents.articles)?;
            writeln!(formatter, "spans {}", contents.spans)?;
            if let Some(excluded) = contents.excluded {
                writeln!(formatter, "excluded {excluded}")?;
            }
            writeln!(formatter, "changed {}", contents.changed.milliseconds())?;
        }
        if let Some(deleted) = self.deleted {
            writeln!(formatter, "deleted {}", deleted.milliseconds())?;
        }
        write!(formatter, "{SOURCE}{}", self.made_from)
    }
}

fn moment(text: &str) -> Option<Timestamp> {
    text.parse().ok().map(Timestamp::from_milliseconds)
}

//! What is written, and what came of it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{OffsetUnit, SourceFile};
use crate::model::{Name, Project, Scheme, Span};
use crate::text::{counted, counted_as};

/// A file ready to be handed out: its bytes passed the check (I8).
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is a zip archive of several files, whatever the format.
    pub is_archive: bool,
    /// How its first file begins: some lines, each cut where it is long.
    pub preview: String,
    /// What is in it.
    pub report: Report,
}

/// What a format wrote, before the check.
#[derive(Debug)]
pub struct Draft {
    /// The files. One that is alone has no name of its own.
    pub files: Vec<SourceFile>,
    /// What is in them; nothing is checked yet.
    pub report: Report,
    /// What of the project should be found in them.
    pub kept: Project,
    /// The spans that should be, for formats that are checked span by span.
    pub spans: Vec<Arc<Span>>,
    /// What their offsets count; none where there are no offsets.
    pub unit: Option<OffsetUnit>,
}

/// What is in a written file, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles written.
    pub articles: usize,
    /// Spans written.
    pub spans: usize,
    /// Fragments of those spans; as many as spans where all are continuous.
    pub fragments: usize,
    /// Relations written.
    pub relations: usize,
    /// Entities written.
    pub entities: usize,
    /// Excluded regions written.
    pub regions: usize,
    /// Annotators written.
    pub annotators: usize,
    /// Spans written, by label: first the labels of the scheme in its order, then others by name.
    /// Labels without spans are left out.
    pub spans_by_label: Vec<(Name, usize)>,
    /// What the format or the scope could not hold, by kind, in words; never a count of zero.
    pub dropped: Vec<(String, usize)>,
    /// Spans whose written offsets were checked against the written text (I8).
    pub checked: usize,
}

impl Report {
    /// Notes something that is not in the file, if there was any.
    pub(super) fn drop(&mut self, what: &str, count: usize) {
        if count > 0 {
            self.dropped.push((what.into(), count));
        }
    }

    /// Adds the report of another part of the same dataset. Annotators and entities may be in several
    /// parts, so the part with the most of them counts.
    pub(super) fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.spans += other.spans;
        self.fragments += other.fragments;
        self.relations += other.relations;
        self.regions += other.regions;
        self.checked += other.checked;
        self.entities = self.entities.max(other.entities);
        self.annotators = self.annotators.max(other.annotators);
        for (label, count) in other.spans_by_label {
            match self
                .spans_by_label
                .iter_mut()
                .find(|(known, _)| *known == label)
            {
                Some((_, sum)) => *sum += count,
                None => self.spans_by_label.push((label, count)),
            }
        }
        for (what, count) in other.dropped {
            match self.dropped.iter_mut().find(|(known, _)| *known == what) {
                Some((_, sum)) => *sum += count,
                None => self.dropped.push((what, count)),
            }
        }
    }

    /// Counts spans by label in the scheme's order.
    pub(super) fn count_labels<'a>(
        &mut self,
        labels: impl Iterator<Item = &'a Name>,
        scheme: &Scheme,
    ) {
        let mut counts: BTreeMap<&Name, usize> = BTreeMap::new();
        for label in labels {
            *counts.entry(label).or_default() += 1;
        }
        let mut counts: Vec<(Name, usize)> = counts
            .into_iter()
            .map(|(label, count)| (Name::clone(label), count))
            .collect();
        counts.sort_by_key(|(label, _)| scheme.label_position(label).unwrap_or(usize::MAX));
        self.spans_by_label = counts;
    }

    /// The report in words, a line for each matter.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![
            [
                counted(self.articles, "article"),
                counted(self.spans, "span"),
                counted(self.fragments, "fragment"),
                counted(self.relations, "relation"),
                counted_as(self.entities, "entity", "entities"),
                counted(self.regions, "excluded region"),
                counted(self.annotators, "annotator"),
            ]
            .join(", "),
        ];
        if !self.spans_by_label.is_empty() {
            let labels = self
                .spans_by_label
                .iter()
                .map(|(label, count)| format!("{label}: {count}"));
            lines.push(labels.collect::<Vec<_>>().join(", "));
        }
        lines.push(format!(
            "Read back and compared: {}",
            counted(self.checked, "span")
        ));
        lines.extend(
            self.dropped
                .iter()
                .map(|(what, count)| format!("Not in the file: {what} ({count})")),
        );
        lines
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.lines().join("\n"))
    }
}

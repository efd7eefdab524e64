//! The numbers of a run and what they come to.

use std::collections::BTreeMap;

use super::figure::Figure;
use super::size::Size;

/// What a number belongs to.
type Key = (String, Size, Figure);

/// All that was measured.
#[derive(Default)]
pub(super) struct Results {
    series: BTreeMap<Key, Series>,
    versions: BTreeMap<String, String>,
    kinds: BTreeMap<String, String>,
}

/// All measurements of one figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    values: Vec<f64>,
    trouble: Option<Trouble>,
}

/// Why a measurement has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It took longer than anything may.
    Hung,
    /// Something else went wrong, and the terminal says what.
    Failed,
}

impl Results {
    /// Adds a measurement.
    pub(super) fn add(&mut self, subject: &str, size: Size, figure: Figure, value: f64) {
        self.at(subject, size, figure).add(value);
    }

    /// Notes that a measurement did not succeed.
    pub(super) fn fail(&mut self, subject: &str, size: Size, figure: Figure, trouble: Trouble) {
        self.at(subject, size, figure).trouble = Some(trouble);
    }

    /// The measurements of a figure, if there are any.
    pub(super) fn series(&self, subject: &str, size: Size, figure: Figure) -> Option<&Series> {
        self.series.get(&(subject.to_owned(), size, figure))
    }

    /// The middle of the measurements of a figure.
    pub(super) fn median(&self, subject: &str, size: Size, figure: Figure) -> Option<f64> {
        self.series(subject, size, figure)?.median()
    }

    /// What has hung of a subject at a size: it is not tried again.
    pub(super) fn hung(&self, subject: &str, size: Size) -> Vec<Figure> {
        let all = self.series.iter();
        all.filter(|((of, at, _), series)| {
            of == subject && *at == size && series.trouble == Some(Trouble::Hung)
        })
        .map(|((_, _, figure), _)| *figure)
        .collect()
    }

    /// Notes what a subject says of itself.
    pub(super) fn describe(&mut self, subject: &str, version: &str, kind: &str) {
        self.versions.insert(subject.to_owned(), version.to_owned());
        self.kinds.insert(subject.to_owned(), kind.to_owned());
    }

    /// The version of a subject, where it has one.
    pub(super) fn version(&self, subject: &str) -> &str {
        self.versions.get(subject).map_or("", String::as_str)
    }

    /// Whether a subject is a program to annotate with.
    pub(super) fn is_annotator(&self, subject: &str) -> bool {
        self.kinds
            .get(subject)
            .is_some_and(|kind| kind == "annotator")
    }

    fn at(&mut self, subject: &str, size: Size, figure: Figure) -> &mut Series {
        self.series
            .entry((subject.to_owned(), size, figure))
            .or_default()
    }
}

impl Series {
    /// Adds a measurement.
    pub(super) fn add(&mut self, value: f64) {
        self.values.push(value);
    }

    /// The middle value, or the mean of the middle two.
    pub(super) fn median(&self) -> Option<f64> {
        if self.trouble == Some(Trouble::Hung) {
            return None;
        }
        let sorted = self.sorted();
        let middle = sorted.len() / 2;
        let upper = sorted.get(middle)?;
        if sorted.len() % 2 == 1 {
            return Some(*upper);
        }
        let lower = sorted.get(middle.checked_sub(1)?)?;
        Some(f64::midpoint(*lower, *upper))
    }

    /// The least and the greatest value.
    pub(super) fn spread(&self) -> Option<(f64, f64)> {
        let sorted = self.sorted();
        Some((*sorted.first()?, *sorted.last()?))
    }

    /// What went wrong, if anything did.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.values.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[f64]) -> Series {
        Series {
            values: values.to_vec(),
            trouble: None,
        }
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(series(&[]).median(), None);
        assert_eq!(series(&[3.0, 1.0, 2.0]).median(), Some(2.0));
        assert_eq!(series(&[4.0, 1.0, 2.0, 3.0]).median(), Some(2.5));
        assert_eq!(series(&[4.0, 1.0, 2.0]).spread(), Some((1.0, 4.0)));
    }

    #[test]
    fn what_has_hung_has_no_median() {
        let mut results = Results::default();
        results.add("peer", Size::S, Figure::Show, 1.0);
        results.fail("peer", Size::S, Figure::Show, Trouble::Hung);
        assert_eq!(results.median("peer", Size::S, Figure::Show), None);
        assert_eq!(results.hung("peer", Size::S), [Figure::Show]);
    }
}

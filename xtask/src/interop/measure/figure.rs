//! What was measured, and what it comes to.

use std::collections::BTreeMap;

/// What was measured of one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) seconds: f64,
    /// Memory that was added at the most.
    pub(super) kilobytes: f64,
}

/// A figure by run.
#[derive(Clone, Debug, Default)]
pub(super) struct Series(BTreeMap<usize, Figure>);

impl Series {
    /// Adds what was measured in a run.
    pub(super) fn add(&mut self, run: usize, figure: Figure) {
        self.0.insert(run, figure);
    }

    /// Adds what was measured in a run, if it was.
    pub(super) fn add_some(&mut self, run: usize, figure: Option<Figure>) {
        self.0.extend(figure.map(|figure| (run, figure)));
    }

    /// Seconds with their spread, and megabytes; a dash if there are none.
    pub(super) fn cell(&self) -> String {
        let seconds = self.0.values().map(|one| one.seconds).collect();
        let megabytes = self.0.values().map(|one| one.kilobytes / 1024.0).collect();
        let (Some(seconds), Some([megabytes, ..])) = (cell(seconds, " s"), spread(megabytes))
        else {
            return "–".to_owned();
        };
        format!("{seconds}, {megabytes:.0} MB")
    }

    /// How many times as long another one takes, run by run; nothing where they have no run in common.
    pub(super) fn times(&self, other: &Self) -> String {
        let in_both = self.0.iter().filter_map(|(run, ours)| {
            let theirs = other.0.get(run)?;
            Some(theirs.seconds / ours.seconds)
        });
        cell(in_both.collect(), "").unwrap_or_default()
    }
}

/// The median of some values with the least and the greatest; none if there are no values.
pub(super) fn cell(values: Vec<f64>, unit: &str) -> Option<String> {
    let spread = spread(values)?;
    let [median, least, greatest] = spread.map(number);
    Some(match least == greatest {
        true => format!("{median}{unit}"),
        false => format!("{median}{unit} ({least}–{greatest})"),
    })
}

/// The median, the least and the greatest of some values.
fn spread(mut values: Vec<f64>) -> Option<[f64; 3]> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle)?;
    let median = match values.len().is_multiple_of(2) {
        true => (values.get(middle.checked_sub(1)?)? + upper) / 2.0,
        false => *upper,
    };
    Some([median, *values.first()?, *values.last()?])
}

fn number(value: f64) -> String {
    match value {
        10.0.. => format!("{value:.0}"),
        1.0.. => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(seconds: &[f64]) -> Series {
        let mut series = Series::default();
        for (run, seconds) in seconds.iter().enumerate() {
            let (seconds, kilobytes) = (*seconds, 2048.0);
            series.add(run, Figure { seconds, kilobytes });
        }
        series
    }

    #[test]
    fn a_cell_is_the_median_with_its_spread() {
        assert_eq!(series(&[0.5]).cell(), "0.50 s, 2 MB");
        assert_eq!(series(&[3.0, 0.5, 12.0]).cell(), "3.0 s (0.50–12), 2 MB");
        assert_eq!(series(&[1.0, 2.0]).cell(), "1.5 s (1.0–2.0), 2 MB");
        assert_eq!(series(&[]).cell(), "–");
    }

    #[test]
    fn ratios_are_those_of_one_run() {
        let ours = series(&[1.0, 10.0]);
        assert_eq!(ours.times(&series(&[2.0, 20.0])), "2.0");
        assert_eq!(ours.times(&series(&[2.0])), "2.0");
        assert_eq!(ours.times(&series(&[])), "");
    }
}

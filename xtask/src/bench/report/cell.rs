//! Numbers for people.

use crate::bench::figure::Unit;
use crate::bench::results::{Series, Trouble};

/// What stands where nothing was measured.
pub(super) const NOTHING: &str = "–";

/// The median and the spread of some measurements, or what went wrong.
pub(super) fn of(series: Option<&Series>, unit: Unit) -> String {
    let Some(series) = series else {
        return NOTHING.to_owned();
    };
    match (series.trouble(), series.median(), series.spread()) {
        (Some(Trouble::Hung), ..) => "over 120 s".to_owned(),
        (Some(Trouble::Failed), None, _) => "failed".to_owned(),
        (_, Some(median), Some((least, greatest))) => {
            let median = number(median, unit);
            let spread = [number(least, unit), number(greatest, unit)];
            match spread {
                [least, greatest] if least == greatest => median,
                [least, greatest] => format!("{median} ({least}–{greatest})"),
            }
        }
        _ => NOTHING.to_owned(),
    }
}

/// A number in its unit.
pub(super) fn number(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Milliseconds if value >= 10_000.0 => format!("{:.1} s", value / 1_000.0),
        Unit::Milliseconds if value >= 1_000.0 => format!("{:.2} s", value / 1_000.0),
        Unit::Milliseconds if value >= 10.0 => format!("{value:.0}"),
        Unit::Milliseconds => format!("{value:.1}"),
        Unit::Bytes => format!("{:.1} MB", value / 1e6),
        Unit::Percent => format!("{value:.1} %"),
        Unit::Count => format!("{value:.0}"),
    }
}

/// A number with its thousands apart.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let count = digits.len();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (count - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_need_to_be() {
        let time = |value| number(value, Unit::Milliseconds);
        assert_eq!(
            [time(3.21), time(33.4), time(1_234.0), time(61_000.0)],
            ["3.2", "33", "1.23 s", "61.0 s"]
        );
        assert_eq!(number(2_500_000.0, Unit::Bytes), "2.5 MB");
        assert_eq!([grouped(7), grouped(1_234_567)], ["7", "1,234,567"]);
    }
}

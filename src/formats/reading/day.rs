//! Dates as tools write them.

/// The day of a date that has a time after it, as `2024-08-19T10:00:00Z` and `2024-08-19 10:00` have;
/// whatever else it is stays as it is.
pub(in crate::formats) fn calendar_day(date: &str) -> &str {
    let date = date.trim();
    let is_day = |day: &str| {
        day.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    match date.split_at_checked(10) {
        Some((day, time)) if is_day(day) && time.starts_with(['T', ' ']) => day,
        _ => date,
    }
}

#[cfg(test)]
mod tests {
    use super::calendar_day;

    #[test]
    fn the_time_of_the_day_is_dropped_and_nothing_else() {
        assert_eq!(calendar_day("2024-08-19T10:00:00Z"), "2024-08-19");
        assert_eq!(calendar_day(" 2024-08-19 10:00 "), "2024-08-19");
        for other in ["2024-08-19", "2024-08", "19 August 2024", "2024-08-19x", ""] {
            assert_eq!(calendar_day(other), other);
        }
    }
}

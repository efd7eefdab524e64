//! When something happened, and which of two versions of a record is the later one.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::AnnotatorId;

/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(u64);

impl Timestamp {
    /// The beginning of time: the stamp of what nobody chose, such as the default scheme.
    pub const ZERO: Self = Self(0);

    /// The moment that is so many milliseconds after 1970-01-01T00:00:00Z.
    pub const fn from_milliseconds(milliseconds: u64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn milliseconds(self) -> u64 {
        self.0
    }

    /// The moment as RFC 3339 text in UTC with milliseconds: `2024-08-19T06:48:00.000Z`.
    pub fn to_rfc3339(self) -> String {
        let nanoseconds = i128::from(self.0) * 1_000_000;
        OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).map_or_else(
            |_| String::from("9999-12-31T23:59:59.999Z"),
            |moment| {
                let (year, month, day) = moment.to_calendar_date();
                let (hour, minute, second, millisecond) = moment.to_hms_milli();
                let month = u8::from(month);
                format!(
                    "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z"
                )
            },
        )
    }

    /// The moment that RFC 3339 text names, cut to milliseconds; none if it is malformed or
    /// before 1970.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        u64::try_from(moment.unix_timestamp_nanos() / 1_000_000)
            .ok()
            .map(Self)
    }
}

/// The version of a record: a hybrid logical clock (Kulkarni et al., 2014) with the author as the
/// last resort, so that any two copies of a project agree on which version is later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// When the change was made, by the clock of the machine that made it or, where that clock
    /// lags, the latest time seen.
    pub time: Timestamp,
    /// Orders changes within one millisecond.
    pub counter: u32,
    /// Who made it.
    pub author: AnnotatorId,
}

impl Stamp {
    /// Before every change that anyone made.
    pub const ZERO: Self = Self {
        time: Timestamp::ZERO,
        counter: 0,
        author: AnnotatorId::NIL,
    };

    /// The stamp of a change made at `now` by `author` in full knowledge of `self`: always greater
    /// than `self`, whatever the clock says.
    #[must_use]
    pub fn next(self, now: Timestamp, author: AnnotatorId) -> Self {
        if now > self.time {
            Self {
                time: now,
                counter: 0,
                author,
            }
        } else if let Some(counter) = self.counter.checked_add(1) {
            Self {
                time: self.time,
                counter,
                author,
            }
        } else {
            Self {
                time: Timestamp(self.time.0.saturating_add(1)),
                counter: 0,
                author,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_and_read_as_rfc_3339() {
        let moment = Timestamp::from_milliseconds(1_724_050_080_007);
        assert_eq!(moment.to_rfc3339(), "2024-08-19T06:48:00.007Z");
        assert_eq!(Timestamp::from_rfc3339(&moment.to_rfc3339()), Some(moment));
        assert_eq!(
            Timestamp::from_rfc3339("2024-08-19T08:48:00.007+02:00"),
            Some(moment)
        );
        assert_eq!(Timestamp::from_rfc3339("yesterday"), None);
        assert_eq!(Timestamp::from_rfc3339("1960-01-01T00:00:00Z"), None);
    }

    #[test]
    fn the_next_stamp_is_later_even_where_the_clock_went_back() {
        let author = AnnotatorId::NIL;
        let first = Stamp::ZERO.next(Timestamp::from_milliseconds(50), author);
        let second = first.next(Timestamp::from_milliseconds(20), author);
        let third = second.next(Timestamp::from_milliseconds(51), author);
        assert!(Stamp::ZERO < first && first < second && second < third);
    }
}

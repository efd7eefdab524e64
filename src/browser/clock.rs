//! The time of the reader's machine.

use js_sys::Date;

use crate::model::Timestamp;

/// This moment.
pub fn now() -> Timestamp {
    // `Date.now` gives whole milliseconds, far below 2^53; a clock set before 1970 becomes 1970.
    Timestamp::from_milliseconds(Date::now() as u64)
}

/// Today's date where the reader is: `2026-11-22`.
pub fn today() -> String {
    let date = Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

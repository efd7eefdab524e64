//! Moments as files write them: RFC 3339, in UTC with milliseconds where Sayso wrote it.
//!
//! Every record has one or two, so that one form is read and written here, digit by digit. Every
//! other one is left to [`Timestamp`], to which these two functions are equal in all but time.

use crate::model::Timestamp;

/// `2024-08-19T06:48:00.007Z`, with each digit a zero.
const FORM: &[u8; 24] = b"0000-00-00T00:00:00.000Z";

/// The days of a year before each month, and of the whole year; without the leap day.
const DAYS_BEFORE: [u64; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// The year in which moments begin, and the last that the form has room for.
const FIRST_YEAR: u64 = 1970;
const LAST_YEAR: u64 = 9999;

const MILLISECONDS_PER_DAY: u64 = 24 * 60 * 60 * 1000;

/// The moment that a text names, cut to milliseconds; none if it is malformed or before 1970.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    read_form(text).or_else(|| Timestamp::from_rfc3339(text))
}

/// The moment as text.
pub(in crate::formats) fn write(moment: Timestamp) -> String {
    write_form(moment).unwrap_or_else(|| moment.to_rfc3339())
}

/// Reads the one form; none of another one, nor of a moment that does not exist.
fn read_form(text: &str) -> Option<Timestamp> {
    let bytes: &[u8; 24] = text.as_bytes().try_into().ok()?;
    let fits = bytes.iter().zip(FORM).all(|(byte, form)| match form {
        b'0' => byte.is_ascii_digit(),
        _ => byte == form,
    });
    if !fits {
        return None;
    }
    let number = |from: usize, digits: usize| {
        let digits = bytes.iter().skip(from).take(digits);
        digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
    };
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2));
    let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2));
    // The general reader knows what to make of a leap second.
    if year < FIRST_YEAR || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let before_month = days_before_month(year, month)?;
    let before_next = days_before_month(year, month + 1)?;
    let day = before_month + day.checked_sub(1)?;
    if day >= before_next {
        return None;
    }
    let minutes = ((days_before_year(year) + day) * 24 + hour) * 60 + minute;
    let milliseconds = (minutes * 60 + second) * 1000 + number(20, 3);
    Some(Timestamp::from_milliseconds(milliseconds))
}

/// Writes the one form; none in a year that takes more digits.
fn write_form(moment: Timestamp) -> Option<String> {
    let milliseconds = moment.milliseconds();
    let day = milliseconds / MILLISECONDS_PER_DAY;
    // No year has more than 366 days, so this one comes first at the latest.
    let mut year = FIRST_YEAR + day / 366;
    if year > LAST_YEAR {
        return None;
    }
    while days_before_year(year + 1) <= day {
        year += 1;
    }
    let day = day - days_before_year(year);
    let started = |month: &u64| days_before_month(year, *month).is_some_and(|before| before <= day);
    let month = (1..=12).rfind(started)?;
    let day = day - days_before_month(year, month)? + 1;
    let rest = milliseconds % MILLISECONDS_PER_DAY;
    let mut text = String::with_capacity(FORM.len());
    for (number, first_digit, behind) in [
        (year, 1000, '-'),
        (month, 10, '-'),
        (day, 10, 'T'),
        (rest / 3_600_000, 10, ':'),
        (rest / 60_000 % 60, 10, ':'),
        (rest / 1000 % 60, 10, '.'),
        (rest % 1000, 100, 'Z'),
    ] {
        let mut worth = first_digit;
        while worth > 0 {
            text.push(char::from(b'0' + (number / worth % 10) as u8));
            worth /= 10;
        }
        text.push(behind);
    }
    (year <= LAST_YEAR).then_some(text)
}

/// The days from the first moment to the start of a year.
fn days_before_year(year: u64) -> u64 {
    let leap_days = |before: u64| (before - 1) / 4 - (before - 1) / 100 + (before - 1) / 400;
    (year - FIRST_YEAR) * 365 + leap_days(year) - leap_days(FIRST_YEAR)
}

/// The days of a year before a month, from 1 to 13; none for any other number.
fn days_before_month(year: u64, month: u64) -> Option<u64> {
    let days = DAYS_BEFORE.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(days + u64::from(is_leap && month > 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_model_does() {
        let day = MILLISECONDS_PER_DAY;
        // Beyond the last year, which takes 2 932 897 days to end.
        for number in (0..2_933_000).step_by(7).chain(2_932_890..2_932_900) {
            let moment = Timestamp::from_milliseconds(number * day + number * 997 % day);
            assert_eq!(write(moment), moment.to_rfc3339());
            assert_eq!(write_form(moment).is_some(), number < 2_932_897, "{number}");
        }
        for milliseconds in [0, 1, day - 1, day, u64::MAX] {
            let moment = Timestamp::from_milliseconds(milliseconds);
            assert_eq!(write(moment), moment.to_rfc3339());
        }
    }

    #[test]
    fn moments_are_read_as_the_model_does() {
        for year in (1968..2110).chain([2400, 9999]) {
            for (month, day) in (0..14).flat_map(|month| (0..33).map(move |day| (month, day))) {
                let text = format!("{year:04}-{month:02}-{day:02}T23:59:59.987Z");
                let moment = Timestamp::from_rfc3339(&text);
                assert_eq!(read(&text), moment, "{text}");
                assert_eq!(read_form(&text), moment, "{text}");
            }
        }
    }

    #[test]
    fn other_forms_are_read_as_well() {
        let forms = [
            "2024-08-19T06:48:00.007Z",
            "2024-08-19t06:48:00.007z",
            "2024-08-19T08:48:00+02:00",
            "2024-08-19T06:48:00.0071Z",
            "2016-12-31T23:59:60.000Z",
            "2024-08-19T24:00:00.000Z",
            "2024-08-19T06:60:00.000Z",
            "2024-08-19 06:48:00.007Z",
            "2024-08-19T06:48:00,007Z",
            "2024-08-1éT06:48:00.007Z",
            "+024-08-19T06:48:00.007Z",
            "yesterday",
            "",
        ];
        for text in forms {
            assert_eq!(read(text), Timestamp::from_rfc3339(text), "{text}");
        }
    }
}

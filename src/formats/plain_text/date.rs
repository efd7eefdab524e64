//! Finding an article's date in its text.
//!
//! A date is believed where it dates the article, and not where the story mentions it. It must
//! stand among the first [`LINES`] lines that are not blank, in one of these ways:
//!
//! - alone on its line, but for a time, a time zone, a day of the week and a word such as
//!   "Published": `6:48 AM EDT, August 20, 2024`;
//! - at the start of a line after the word `date`: `date 2024-08-19 The mayor said`;
//! - at the start of a line, with a dash, a bar or a colon behind it: `2024-08-19 — The mayor`;
//! - after a place, with a dash behind it: `RIGA, 19 August 2024 — The mayor`.
//!
//! Dates are read in the forms `2024-08-19`, `August 19, 2024`, `Aug. 19, 2024` and
//! `19 August 2024`. Months are English; `19/08/2024` is not read, since nobody can tell it from a
//! date with the month first.

use time::{Date, Month};

/// How many lines are looked at.
const LINES: usize = 15;

/// The longest line that can be a date and nothing else, in bytes.
const LONGEST_DATE_LINE: usize = 100;

/// The longest name of a place before a date, in bytes.
const LONGEST_PLACE: usize = 40;

/// Words that may stand beside a date that is alone on its line, in lower case.
const BESIDE_DATE: &[&str] = &[
    "a",
    "am",
    "at",
    "date",
    "dated",
    "edited",
    "first",
    "last",
    "m",
    "modified",
    "on",
    "p",
    "pm",
    "posted",
    "published",
    "updated",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// What separates a date from the story that follows it.
const SEPARATORS: [char; 5] = ['—', '–', '-', '|', ':'];

/// The date of a text as `YYYY-MM-DD`.
pub(super) fn date(text: &str) -> Option<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let date = lines.take(LINES).find_map(date_of_line)?;
    Some(format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    ))
}

/// Whether a line dates the article.
pub(super) fn is_date_line(line: &str) -> bool {
    date_of_line(line).is_some()
}

/// What follows a date at the start of a line; the line itself where there is none.
pub(super) fn without_date(line: &str) -> &str {
    match announced(line).or_else(|| separated(line)) {
        Some((_, rest)) if !rest.trim().is_empty() => {
            rest.trim_start_matches(|one: char| one.is_whitespace() || SEPARATORS.contains(&one))
        }
        _ => line,
    }
}

fn date_of_line(line: &str) -> Option<Date> {
    let line = line.trim();
    let first = announced(line)
        .or_else(|| separated(line))
        .map(|(date, _)| date);
    first.or_else(|| alone(line)).or_else(|| after_place(line))
}

/// A date after the word `date`.
fn announced(line: &str) -> Option<(Date, &str)> {
    let line = line.trim_start();
    let word = line
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("date"))?;
    let rest = line.strip_prefix(word)?;
    parse(rest.strip_prefix(':').unwrap_or(rest).trim_start())
}

/// A date with a separator behind it.
fn separated(line: &str) -> Option<(Date, &str)> {
    parse(line.trim_start()).filter(|(_, rest)| rest.trim_start().starts_with(SEPARATORS))
}

/// A date with a place before it and a dash behind it.
fn after_place(line: &str) -> Option<Date> {
    let commas = line
        .match_indices(", ")
        .take_while(|(byte, _)| *byte <= LONGEST_PLACE);
    let mut dates = commas.filter_map(|(byte, comma)| {
        let is_place = line.get(..byte).is_some_and(super::origin::is_place);
        let (date, rest) = parse(line.get(byte + comma.len()..)?).filter(|_| is_place)?;
        rest.trim_start()
            .starts_with(['—', '–', '-'])
            .then_some(date)
    });
    dates.next()
}

/// A date that is alone on its line.
fn alone(line: &str) -> Option<Date> {
    if line.len() > LONGEST_DATE_LINE {
        return None;
    }
    let starts = line.char_indices().filter(|(_, one)| one.is_alphanumeric());
    let mut dates = starts.filter_map(|(byte, _)| {
        let (before, from) = line.split_at_checked(byte)?;
        if before.ends_with(char::is_alphanumeric) {
            return None;
        }
        let (date, after) = parse(from)?;
        (is_beside_date(before) && is_beside_date(after)).then_some(date)
    });
    dates.next()
}

/// Whether nothing but times, time zones and words that go with dates stand here.
fn is_beside_date(text: &str) -> bool {
    text.split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || (2..=5).contains(&word.len())
                    && word.bytes().all(|byte| byte.is_ascii_uppercase())
                || BESIDE_DATE.contains(&&*word.to_lowercase())
        })
}

/// The date at the start of a text, and what follows it.
fn parse(text: &str) -> Option<(Date, &str)> {
    let (date, rest) = iso(text)
        .or_else(|| month_first(text))
        .or_else(|| day_first(text))?;
    (!rest.starts_with(char::is_alphanumeric)).then_some((date, rest))
}

/// `2024-08-19`, also with a time right behind it (RFC 3339).
fn iso(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4..=4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2..=2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2..=2)?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Some((calendar_date(year, month, day)?, without_time(rest)))
}

/// What follows the time of RFC 3339 that stands right behind a date, if one does.
fn without_time(text: &str) -> &str {
    let is_of_time = |one: char| one.is_ascii_alphanumeric() || ":.+-".contains(one);
    match text.strip_prefix('T') {
        Some(time) if time.starts_with(|one: char| one.is_ascii_digit()) => {
            time.trim_start_matches(is_of_time)
        }
        _ => text,
    }
}

/// `August 19, 2024` and `Aug. 19, 2024`.
fn month_first(text: &str) -> Option<(Date, &str)> {
    let (month, rest) = month(text)?;
    let (day, rest) = day(rest.trim_start())?;
    let (year, rest) = number(rest.strip_prefix(',').unwrap_or(rest).trim_start(), 4..=4)?;
    Some((calendar_date(year, month, day)?, rest))
}

/// `19 August 2024`.
fn day_first(text: &str) -> Option<(Date, &str)> {
    let (day, rest) = day(text)?;
    let (month, rest) = month(rest.trim_start())?;
    let (year, rest) = number(rest.strip_prefix(',').unwrap_or(rest).trim_start(), 4..=4)?;
    Some((calendar_date(year, month, day)?, rest))
}

fn calendar_date(year: u32, month: Month, day: u32) -> Option<Date> {
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

/// A number of so many digits at the start of a text.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((
        number.parse().ok().filter(|_| digits.contains(&length))?,
        rest,
    ))
}

/// A day of the month, as a number or as an ordinal: `19`, `19th`.
fn day(text: &str) -> Option<(u32, &str)> {
    let (day, rest) = number(text, 1..=2)?;
    let ordinal = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|end| rest.strip_prefix(end));
    Some((day, ordinal.unwrap_or(rest)))
}

/// An English month, also cut to its first three letters or to `Sept`, with or without a full stop.
fn month(text: &str) -> Option<(Month, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(length)?;
    let word = word.to_ascii_lowercase();
    let month = (1..=12)
        .filter_map(|number| Month::try_from(number).ok())
        .find(|month| {
            let name = month.to_string().to_ascii_lowercase();
            word == name
                || word == "sept" && *month == Month::September
                || word.len() == 3 && name.starts_with(&word)
        })?;
    Some((month, rest.strip_prefix('.').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_date_the_article_are_read() {
        for line in [
            " date 2024-08-19 The mayor said so.",
            "2024-08-19",
            "2024-08-19T10:00:00Z",
            "August 19, 2024",
            "6:48 AM EDT, August 19, 2024",
            "Published: Monday, 19 August 2024 at 14:05 CEST",
            "Updated on Aug. 19, 2024 | 5:02 p.m.",
            "RĪGA, 19 August 2024 — The mayor said so.",
            "ST. PETERSBURG, Russia, Aug. 19th, 2024 - The mayor said so.",
            "19 August 2024 – The mayor said so.",
        ] {
            assert_eq!(date(line).as_deref(), Some("2024-08-19"), "in {line:?}");
        }
    }

    #[test]
    fn dates_of_the_story_are_not() {
        for line in [
            "Since July 1, 2024, we have closed the bridge.",
            "July 1, 2024, was the day the bridge closed.",
            "On 19 August 2024 the bridge closed.",
            "The bridge was closed on 2024-08-19.",
            "The mayor, 19 August 2024 — a Monday — closed it.",
            "MOSCOW, Aug. 19 (Wire) — The mayor said so.",
            "30 February 2024",
            "19/08/2024",
            "12024-08-19",
        ] {
            assert_eq!(date(line), None, "in {line:?}");
        }
    }

    #[test]
    fn only_the_first_lines_count() {
        let text = format!("{}2024-08-19\n", "A line.\n\n".repeat(LINES));
        assert_eq!(date(&text), None);
    }
}

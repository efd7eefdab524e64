//! Counts in words, the same everywhere in the page and in reports.

/// A number with its thousands set apart: "20,000".
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "1 span", "2 spans".
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    counted_as(count, noun, &format!("{noun}s"))
}

/// "1 entity", "2 entities".
#[must_use]
pub fn counted_as(count: usize, one: &str, several: &str) -> String {
    format!(
        "{} {}",
        grouped(count),
        if count == 1 { one } else { several }
    )
}

/// A number of bytes as people read it, in powers of ten: "512 bytes", "1.2 kB", "35 MB".
#[must_use]
pub fn bytes_in_words(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let Some((unit, name)) = UNITS.into_iter().find(|(unit, _)| bytes >= *unit) else {
        let noun = if bytes == 1 { "byte" } else { "bytes" };
        return format!("{bytes} {noun}");
    };
    let (whole, tenth) = (bytes / unit, bytes % unit * 10 / unit);
    if whole < 10 && tenth > 0 {
        format!("{whole}.{tenth} {name}")
    } else {
        format!("{whole} {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let numbers = [0, 7, 999, 1_000, 12_345, 1_000_000];
        let words = ["0", "7", "999", "1,000", "12,345", "1,000,000"];
        assert_eq!(numbers.map(grouped), words);
    }

    #[test]
    fn bytes_are_told_with_two_digits_at_least_where_there_are_two() {
        let numbers = [0, 1, 999, 1_000, 1_299, 10_999, 35_000_000, 2_400_000_000];
        let words = [
            "0 bytes",
            "1 byte",
            "999 bytes",
            "1 kB",
            "1.2 kB",
            "10 kB",
            "35 MB",
            "2.4 GB",
        ];
        assert_eq!(numbers.map(bytes_in_words), words);
    }

    #[test]
    fn one_is_not_counted_as_many() {
        assert_eq!(counted(1, "span"), "1 span");
        assert_eq!(counted(0, "span"), "0 spans");
        assert_eq!(counted_as(2_000, "entity", "entities"), "2,000 entities");
    }
}

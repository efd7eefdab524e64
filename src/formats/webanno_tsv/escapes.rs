//! How values and texts are escaped: with a backslash, each in its own way.

/// What a value is escaped for.
const IN_VALUES: &str = "\\[]|_;*";

/// A value as a cell can hold it.
pub(super) fn value(words: &str) -> String {
    let mut cell = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(one) = rest.next() {
        match one {
            '\t' => cell.push_str("\\t"),
            '\n' => cell.push_str("\\n"),
            '-' if rest.peek() == Some(&'>') => cell.push_str("\\-"),
            one => {
                if IN_VALUES.contains(one) {
                    cell.push('\\');
                }
                cell.push(one);
            }
        }
    }
    cell
}

/// The value of a cell.
pub(super) fn unescaped_value(cell: &str) -> String {
    unescaped(cell, |next| match next {
        't' => Some('\t'),
        'n' => Some('\n'),
        '-' => Some('-'),
        next => IN_VALUES.contains(next).then_some(next),
    })
}

/// The text of a sentence as a line can hold it.
pub(super) fn text(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for one in words.chars() {
        match one {
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\u{C}' => line.push_str("\\f"),
            '\u{8}' => line.push_str("\\b"),
            one => {
                if one == '\\' || (one < ' ' && one != '\u{B}') {
                    line.push('\\');
                }
                line.push(one);
            }
        }
    }
    line
}

/// The text of a line.
pub(super) fn unescaped_text(line: &str) -> String {
    unescaped(line, |next| match next {
        't' => Some('\t'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        'f' => Some('\u{C}'),
        'b' => Some('\u{8}'),
        '\\' => Some('\\'),
        next => (next < ' ').then_some(next),
    })
}

/// Takes backslashes away before what `meant` knows. Others stay: they mean themselves.
fn unescaped(words: &str, meant: impl Fn(char) -> Option<char>) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(one) = rest.next() {
        let next = rest.peek().filter(|_| one == '\\').copied();
        match next.and_then(&meant) {
            Some(meant) => {
                text.push(meant);
                rest.next();
            }
            None => text.push(one),
        }
    }
    text
}

/// The values that are stacked in a cell, still escaped.
pub(super) fn stacked(cell: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let mut start = 0;
    let mut is_escaped = false;
    for (at, one) in cell.char_indices() {
        if one == '|' && !is_escaped {
            values.extend(cell.get(start..at));
            start = at + 1;
        }
        is_escaped = one == '\\' && !is_escaped;
    }
    values.extend(cell.get(start..));
    values
}

/// A value and what stands in square brackets after it, if anything does.
pub(super) fn with_suffix(value: &str) -> (&str, Option<&str>) {
    let split = value
        .strip_suffix(']')
        .filter(|rest| !rest.ends_with('\\'))
        .and_then(|rest| rest.rsplit_once('['));
    split.map_or((value, None), |(value, suffix)| (value, Some(suffix)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back() {
        for words in [
            "a\\b", "[x]|y_z", "a->b", "->", "a-b", ";*\t\n", "\\t", "\\", "",
        ] {
            assert_eq!(unescaped_value(&value(words)), words);
            assert_eq!(unescaped_text(&text(words)), words);
        }
        assert_eq!(value("a->b_[c]"), "a\\->b\\_\\[c\\]");
        assert_eq!(text("a\\b\tc_"), "a\\\\b\\tc_");
        assert_eq!(unescaped_value("a\\x"), "a\\x");
    }

    #[test]
    fn stacks_are_divided_where_nothing_is_escaped() {
        assert_eq!(stacked("a[1]|b\\|c[2]"), ["a[1]", "b\\|c[2]"]);
        assert_eq!(stacked("a\\\\|b"), ["a\\\\", "b"]);
        assert_eq!(with_suffix("a[12]"), ("a", Some("12")));
        assert_eq!(with_suffix("a\\[1\\]"), ("a\\[1\\]", None));
    }
}

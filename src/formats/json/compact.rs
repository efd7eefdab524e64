//! JSON text without the white space between its values.

/// The same JSON on one line. Only white space outside of strings is dropped, so numbers, escapes
/// and the order of fields stay as they were.
pub(super) fn compact(json: &str) -> String {
    let mut in_string = false;
    let mut escaped = false;
    json.chars()
        .filter(|character| {
            if in_string {
                in_string = escaped || *character != '"';
                escaped = !escaped && *character == '\\';
                return true;
            }
            in_string = *character == '"';
            !matches!(character, ' ' | '\n' | '\r' | '\t')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn white_space_goes_outside_of_strings_only() {
        assert_eq!(
            compact("{ \"a b\" : [ 1.0,\n\t\"c \\\" d\" , \"e\\\\\" , null ] }"),
            "{\"a b\":[1.0,\"c \\\" d\",\"e\\\\\",null]}"
        );
    }
}

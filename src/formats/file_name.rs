//! The names of downloaded files.

/// The most bytes that a project's name takes up in a file's name, so that the whole stays well
/// under the 255 bytes that file systems allow.
const LONGEST: usize = 120;

/// The name of a project that is written without one.
const NAMELESS: &str = "sayso";

/// The name of a downloaded file: `PROJECT-YYYY-MM-DD.EXT`.
///
/// Letters of every script stay. White space and what Windows, macOS, Linux or a URL would trip
/// over become hyphens; invisible characters are dropped. It is never empty, never hidden (a
/// leading dot) and never a device name of Windows.
pub fn file_name(project_name: &str, date: &str, extension: &str) -> String {
    let mut name = String::new();
    for character in project_name.chars().filter(|one| !is_invisible(*one)) {
        if !is_unsafe(character) {
            name.push(character);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.floor_char_boundary(LONGEST));
    let name = match name.trim_matches(['-', '.', '~']) {
        "" => NAMELESS,
        name => name,
    };
    format!("{name}-{date}.{extension}")
}

fn is_unsafe(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%' | '-'
        )
}

/// Control characters, and those that steer the direction of writing or take no room. The joiners
/// U+200C and U+200D stay: Persian, the scripts of India and emoji need them.
fn is_invisible(character: char) -> bool {
    (character.is_control() && !character.is_whitespace())
        || matches!(
            character,
            '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_safe_on_every_file_system_and_never_empty() {
        for (project, expected) in [
            ("Talks after Kursk", "Talks-after-Kursk-2024-08-19.json"),
            ("a/b\\c: <d>\n\"e\"?", "a-b-c-d-e-2024-08-19.json"),
            ("../../etc/passwd", "etc-passwd-2024-08-19.json"),
            ("俄罗斯 否认", "俄罗斯-否认-2024-08-19.json"),
            ("हिन्दी", "हिन्दी-2024-08-19.json"),
            ("exe\u{202E}txt", "exetxt-2024-08-19.json"),
            ("CON", "CON-2024-08-19.json"),
            (" . ", "sayso-2024-08-19.json"),
            ("", "sayso-2024-08-19.json"),
        ] {
            assert_eq!(file_name(project, "2024-08-19", "json"), expected);
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let name = file_name(&"é".repeat(500), "2024-08-19", "jsonl");
        assert_eq!(name, format!("{}-2024-08-19.jsonl", "é".repeat(60)));
    }
}

//! Files of other tools that are cut off or have something else in the middle: no reader panics, and
//! whatever it makes of them is sound.

use proptest::prelude::*;
use proptest::sample::select;

use crate::support::cases;

use super::golden::golden;
use super::reading::read_file;

/// Golden files, each with the name that it is read by. Those of several files have heads between them,
/// which are damage already.
const FILES: &[(&str, &str)] = &[
    ("bridge.2003.conll", "a.conll"),
    ("bridge.bilou.conll", "a.txt"),
    ("bridge.tokens.jsonl", "a.jsonl"),
    ("bridge.tsv", "a.tsv"),
    ("bridge.xmi", "a.xmi"),
    ("bridge.cas.json", "a.json"),
];

/// A file of several as one: what stands after the first head.
fn first_of(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("==> ") else {
        return text;
    };
    let rest = if rest.starts_with("TypeSystem") {
        let at = rest.find("\n==> ").unwrap();
        &rest[at + 5..]
    } else {
        rest
    };
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split("\n==> ").next().unwrap()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_damage_makes_a_reader_of_another_tool_panic(
        (golden_name, name) in select(FILES),
        place in 0.0..1.0_f64,
        length in 0..40_usize,
        instead in prop_oneof![
            "[\\[\\]|_*0-9\\-\t\n\"{}<>&;:,#]{0,6}",
            "\\PC{0,4}",
        ],
        is_cut in any::<bool>(),
    ) {
        let text = golden(golden_name);
        let text = first_of(&text);
        let start = text.floor_char_boundary((text.len() as f64 * place) as usize);
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        let rest = if is_cut { "" } else { &text[end..] };
        let damaged = format!("{}{instead}{rest}", &text[..start]);
        let Ok(import) = read_file(name, &damaged) else {
            return Ok(());
        };
        for span in import.project.spans() {
            let article = import.project.article(span.article).unwrap();
            prop_assert!(span.fragments.iter().all(|range| article.text.holds(range)));
        }
        for warning in &import.warnings {
            prop_assert!(!warning.message.is_empty());
        }
    }

    #[test]
    fn without_damage_they_are_read_whole((golden_name, name) in select(FILES)) {
        let text = golden(golden_name);
        let import = read_file(name, first_of(&text)).unwrap();
        prop_assert_eq!(import.warnings, []);
        prop_assert!(import.project.spans().next().is_some());
    }
}

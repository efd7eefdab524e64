//! `docs/keys.md` is made from the table of keys. `UPDATE_GOLDEN=1 cargo test --test keys` writes it
//! anew.

use std::path::Path;

use sayso::store::keys::{Entry, Section, TABLE, readable_chord};

const INTRODUCTION: &str = "\
# Keys

What Sayso starts with. The same list is in the page, under `?`, where every key can be changed: press its button,
then the new key. `Ctrl+K` (`⌘K` on a Mac) does anything below by its name.

This page is made from the table in `src/store/keys/table.rs`: change that, then run
`UPDATE_GOLDEN=1 cargo test --test keys`.

## Labels and attributes

These keys come from the scheme, and are changed there (the page *Scheme*).

| Keys | What it does |
| --- | --- |
| `1` to `9`, or the label's letter | Label the selection, or change the label of the selected spans |
| the same with `Shift` | Hold the label: every selection gets it at once, until `Esc` |
| the attribute's letter | Go to that attribute of the selected span |
| `1` to `9` while a link is being made | Choose the kind of link |
";

#[test]
fn the_page_of_keys_says_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let made = page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    let mut lines = written.lines().zip(made.lines());
    let stale = lines.find(|(written, made)| written != made);
    assert!(
        written == made,
        "docs/keys.md is not what the table of keys says; `UPDATE_GOLDEN=1 cargo test --test keys` \
         writes it anew. The first line that differs: {stale:?}"
    );
}

#[test]
fn every_command_is_on_the_page_with_its_keys() {
    let page = page();
    for entry in TABLE {
        let ending = format!("| {} |", entry.title);
        let line = page.lines().find(|line| line.ends_with(&ending));
        let line = line.unwrap_or_else(|| panic!("{} is missing", entry.id));
        for chord in entry.chords {
            assert!(line.contains(&code(chord, false)), "{chord} in {line}");
        }
    }
}

fn page() -> String {
    let sections = Section::ALL.into_iter().map(section);
    INTRODUCTION.to_owned() + &sections.collect::<String>()
}

fn section(section: Section) -> String {
    let entries = TABLE.iter().filter(|entry| entry.section == section);
    let rows = entries.map(|entry| {
        let (keys, on_mac) = (keys(entry, false), keys(entry, true));
        let on_mac = if on_mac == keys { "" } else { &on_mac };
        format!("| {keys} | {on_mac} | {} |\n", entry.title)
    });
    let head = "| Keys | On a Mac | What it does |\n| --- | --- | --- |\n";
    format!(
        "\n## {}\n\n{head}{}",
        section.title(),
        rows.collect::<String>()
    )
}

fn keys(entry: &Entry, is_mac: bool) -> String {
    let keys = entry.chords.iter().map(|chord| code(chord, is_mac));
    keys.collect::<Vec<_>>().join(" or ")
}

/// A key as it stands on the keyboard, set as code.
fn code(chord: &str, is_mac: bool) -> String {
    format!("`{}`", readable_chord(chord, is_mac))
}

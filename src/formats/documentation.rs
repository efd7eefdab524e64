//! `docs/formats.md`, made from the table of formats.

use super::{FORMATS, Format, Holds, Overlaps, Reach};

/// What stands before the tables.
const HEAD: &str = "# Formats

Made from the table in `src/formats/mod.rs` by `UPDATE_GOLDEN=1 cargo test --test formats`; do not edit.
A test fails when this file is stale.

A file is known by its content first and by its name second; files that come together, as a folder or an
archive, are read together. What is written is read back by the format's own reader and compared with what
was to be written, before anybody gets it; what a format cannot hold is counted in the report beside the
download. Sayso's own two formats are defined in [format.md](format.md).

| format | file | read | written | |
| --- | --- | --- | --- | --- |
";

/// What stands before the list of units.
const UNITS: &str = "
## What offsets count

Programs that read these formats do not agree on what offsets count, so it can be chosen when they are written;
the first is usual. What a file counts is told by its quotations or by its text where only one unit fits, and can
be said otherwise when it is read. All other formats leave nothing open.

";

/// What stands before the second table.
const HELD: &str = "
## What the formats of other tools hold

Articles and labelled spans are in all of them. Spans that touch an excluded region are in none, and neither
are the definitions of the scheme beyond names.

| format | titles | facts¹ | status | fragments | overlaps | values² | notes | annotators | relations | entities³ |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

/// What stands after it.
const NOTES: &str = "
¹ Outlet, author, date, address and language. ² Values of attributes; “as words” where a choice and a text
are not told apart. ³ With their kinds and other names; elsewhere a value has an entity's name alone.
";

/// The documentation of every format, in Markdown.
pub fn documentation() -> String {
    let mut text = String::from(HEAD);
    for format in FORMATS {
        let about = format.about();
        text.push_str(&format!(
            "| {} | .{} | {} | {} | {} |\n",
            about.name,
            about.extension,
            yes_or_no(format.reader().is_some()),
            yes_or_no(format.writer().is_some()),
            about.description
        ));
    }
    text.push_str(HELD);
    for (format, holds) in FORMATS.iter().filter_map(|format| limited(*format)) {
        text.push_str(&row(format, &holds));
    }
    text.push_str(NOTES);
    text.push_str(UNITS);
    for about in FORMATS.iter().map(|format| format.about()) {
        let units = about.offset_units.iter().map(|unit| unit.name());
        let units: Vec<&str> = units.collect();
        if !units.is_empty() {
            text.push_str(&format!("- {}: {}\n", about.name, units.join(", ")));
        }
    }
    text
}

fn limited(format: &'static dyn Format) -> Option<(&'static dyn Format, Holds)> {
    Some((format, format.writer()?.limits()?))
}

fn row(format: &dyn Format, holds: &Holds) -> String {
    let values = match (holds.attributes, holds.kinds_of_values) {
        (false, _) => "–",
        (true, false) => "as words",
        (true, true) => "yes",
    };
    let relations = match holds.relations {
        Reach::Nowhere => "–",
        Reach::WithinArticle => "within an article",
        Reach::Anywhere => "yes",
    };
    let cells = [
        format.about().name,
        yes_or_no(holds.titles),
        yes_or_no(holds.metadata),
        yes_or_no(holds.status),
        yes_or_no(holds.fragments),
        yes_or_no(holds.overlaps == Overlaps::All),
        values,
        yes_or_no(holds.notes),
        yes_or_no(holds.annotators),
        relations,
        yes_or_no(holds.entities),
    ];
    format!("| {} |\n", cells.join(" | "))
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "–" }
}

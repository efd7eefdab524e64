//! Guessing which column of a table is what.

use super::columns::{Columns, Role};
use super::table::Table;

/// How many rows are looked at to find the longest texts.
const ROWS_LOOKED_AT: usize = 50;

/// The average length, in bytes, from which a column can be that of the texts whatever its name.
const LENGTH_OF_TEXTS: usize = 80;

/// What columns are called, in small letters and without other signs; the likeliest first.
const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Text,
        &[
            "text",
            "fulltext",
            "articletext",
            "maintext",
            "articlebody",
            "body",
            "bodytext",
            "content",
            "contents",
            "plaintext",
            "rawtext",
            "document",
            "article",
            "story",
        ],
    ),
    (
        Role::Title,
        &["title", "headline", "articletitle", "heading", "subject"],
    ),
    (
        Role::Outlet,
        &[
            "outlet",
            "publisher",
            "publication",
            "newspaper",
            "paper",
            "sitename",
            "sourcename",
            "source",
            "medium",
            "media",
            "journal",
            "domain",
            "sourcedomain",
        ],
    ),
    (
        Role::Author,
        &[
            "author",
            "authors",
            "byline",
            "creator",
            "writer",
            "journalist",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "publishdate",
            "publicationdate",
            "datepublished",
            "datepublish",
            "publishedat",
            "pubdate",
            "day",
            "published",
            "publishedtime",
            "timestamp",
            "time",
            "created",
        ],
    ),
    (
        Role::Url,
        &[
            "url",
            "link",
            "articleurl",
            "weburl",
            "canonicalurl",
            "permalink",
            "href",
            "uri",
        ],
    ),
    (
        Role::Language,
        &["language", "lang", "languagecode", "inlanguage", "locale"],
    ),
    (
        Role::Id,
        &["id", "articleid", "documentid", "docid", "uuid", "guid"],
    ),
];

/// What the columns of a table seem to be: by their names, and the texts also by being the longest.
pub(super) fn guess(table: &Table) -> Columns {
    let mut columns = Columns::default();
    if table.has_names {
        let plain: Vec<String> = table.names.iter().map(|name| plain(name)).collect();
        for (role, names) in NAMES {
            let found = names
                .iter()
                .find_map(|name| plain.iter().position(|known| known == name));
            columns.set(*role, found);
        }
    }
    if columns.get(Role::Text).is_none() {
        let longest = (0..table.names.len())
            .filter(|column| !columns.uses(*column))
            .map(|column| (average_length(table, column), column))
            .max_by_key(|(length, column)| (*length, std::cmp::Reverse(*column)));
        let texts = longest.filter(|(length, _)| *length >= LENGTH_OF_TEXTS);
        columns.set(Role::Text, texts.map(|(_, column)| column));
    }
    columns
}

/// Whether a column can be told to be one of texts by its name.
pub(super) fn is_name_of_text(name: &str) -> bool {
    is_name(Role::Text, name)
}

/// Whether this is what columns of any role are called.
pub(super) fn is_known_name(name: &str) -> bool {
    NAMES.iter().any(|(role, _)| is_name(*role, name))
}

fn is_name(role: Role, name: &str) -> bool {
    let plain = plain(name);
    let mut names = NAMES.iter().filter(|(one, _)| *one == role);
    names.any(|(_, names)| names.contains(&&*plain))
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|one| one.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn average_length(table: &Table, column: usize) -> usize {
    let rows = table.rows.iter().take(ROWS_LOOKED_AT);
    let (count, bytes) = rows.fold((0, 0), |(count, bytes), row| {
        (count + 1, bytes + row.text(Some(column)).len())
    });
    bytes.checked_div(count).unwrap_or(0)
}

//! Names of the files of an export.

use std::collections::BTreeSet;

use crate::model::Article;

/// The longest name, in characters, without an extension.
const LONGEST: usize = 60;

/// Gives each article a name for its file: its own file's name or its title in plain letters, and a
/// number where two would be called alike. The same articles in the same order get the same names.
#[derive(Debug, Default)]
pub(in crate::formats) struct FileNames(BTreeSet<String>);

impl FileNames {
    /// The name of an article, without an extension.
    pub(in crate::formats) fn of(&mut self, article: &Article) -> String {
        let source = article.metadata.file.as_deref();
        let stem = source.map_or(&*article.title, |file| {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        });
        self.plain(stem)
    }

    /// A name in plain letters that was not given before.
    pub(in crate::formats) fn plain(&mut self, name: &str) -> String {
        let plain: String = name
            .chars()
            .map(|one| {
                if one.is_alphanumeric() || matches!(one, '-' | '_') {
                    one
                } else {
                    '-'
                }
            })
            .take(LONGEST)
            .collect();
        let plain = match plain.trim_matches('-') {
            "" => "unnamed",
            plain => plain,
        };
        let mut name = plain.to_owned();
        let mut number = 2;
        // Some file systems do not tell capitals from small letters.
        while !self.0.insert(name.to_lowercase()) {
            name = format!("{plain}-{number}");
            number += 1;
        }
        name
    }
}

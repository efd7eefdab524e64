//! The texts that came with a file which has none of its own.

use super::{NewArticle, SourceText};
use crate::formats::{
    Format, PlainText, ReadContext, SourceFile, detect, detect_bytes, encoding, plain_text, read,
};
use crate::model::{Article, IdSource, Metadata, Name, Stamp};

/// A text that came with a file.
#[derive(Debug)]
pub(in crate::formats) struct TextBeside {
    /// The name of its file, without folders.
    pub(in crate::formats) name: String,
    /// The text.
    pub(in crate::formats) text: SourceText,
    /// What is known about it.
    pub(in crate::formats) article: NewArticle,
}

/// The articles among the files that came with one: plain text, web pages, documents. `is_other` tells
/// which files are none.
pub(in crate::formats) fn texts_beside(
    beside: &[&SourceFile],
    is_other: impl Fn(&SourceFile) -> bool,
) -> Vec<TextBeside> {
    let files = beside.iter().filter(|file| !is_other(file));
    files.flat_map(|file| articles_of(file)).collect()
}

fn articles_of(file: &SourceFile) -> Vec<TextBeside> {
    let name = file.base_name().to_owned();
    if let Some(text) = plain_text_of(file) {
        let metadata = Metadata {
            file: Some(Name::from(&*name)),
            ..plain_text::metadata(text.text().as_str())
        };
        let article = NewArticle {
            metadata,
            ..NewArticle::default()
        };
        return vec![TextBeside {
            name,
            text,
            article,
        }];
    }
    let mut ids = IdSource::new([0; 7]);
    // What is wrong with a file that cannot be read is said where it is read for itself.
    let import = read(file, ReadContext::new(&mut ids, Stamp::ZERO)).ok();
    let articles = import.iter().flat_map(|import| import.project.articles());
    articles
        .filter_map(|article| {
            Some(TextBeside {
                name: name.clone(),
                text: SourceText::new(article.text.as_str()).ok()?,
                article: known(article),
            })
        })
        .collect()
}

/// The text of a file that is plain text, as the file counts it.
fn plain_text_of(file: &SourceFile) -> Option<SourceText> {
    if detect_bytes(file).is_some() {
        return None;
    }
    let text = match std::str::from_utf8(&file.bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding::decode(&file.bytes, None).ok()?,
    };
    let is_plain =
        file.has_extension(&["txt"]) || detect(file, &text).about().name == PlainText.about().name;
    SourceText::new(&text).ok().filter(|_| is_plain)
}

fn known(article: &Article) -> NewArticle {
    NewArticle {
        title: article.title.to_string(),
        metadata: article.metadata.clone(),
        status: article.status,
        unknown: article.unknown.clone(),
    }
}

//! Lines that are neither title nor story: credits, buttons, appeals.

/// How credits begin, in lower case.
const CREDITS: &[&str] = &[
    "by ",
    "by:",
    "author:",
    "authors:",
    "written by",
    "prepared by",
    "reporting by",
    "editing by",
    "photo:",
    "photo by",
    "photos:",
    "photograph:",
    "photograph by",
    "picture:",
    "image:",
    "image source",
    "images source",
    "source:",
    "illustration:",
    "video:",
    "caption:",
    "©",
    "(c) ",
    "copyright",
];

/// Signs of a credit anywhere in a line, in lower case.
const CREDIT_SIGNS: &[&str] = &[
    "photo:",
    "photograph:",
    "picture:",
    "© ",
    "/ap photo",
    "getty images",
];

/// Buttons and links of news pages, in lower case; those of one or two words need no mention.
const CONTROLS: &[&str] = &[
    "skip to content",
    "skip to main content",
    "back to top",
    "remind me later",
    "share this article",
    "share this story",
    "listen to this article",
    "read the full story",
    "sign up for our newsletter",
    "subscribe to our newsletter",
    "not ready to support today",
    "accept all cookies",
    "add to favorites",
    "see also",
    "read more",
    "this article is more than",
];

/// Whether a line credits a picture or an author.
pub(super) fn is_credit(line: &str) -> bool {
    let line = line.to_lowercase();
    CREDITS.iter().any(|start| line.starts_with(start))
        || CREDIT_SIGNS.iter().any(|sign| line.contains(sign))
}

/// Whether a line is a button or a link of the page that the text was taken from.
pub(super) fn is_control(line: &str) -> bool {
    let line = line.to_lowercase();
    CONTROLS.iter().any(|control| line.starts_with(control))
}

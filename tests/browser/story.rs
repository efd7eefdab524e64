//! The bundled story, as far as tests quote it.

use crate::{http, settings};

/// The articles in the order of the list: file and title.
pub(crate) const ARTICLES: [(&str, &str); 5] = [
    ("harbour-wire.txt", HARBOUR_WIRE),
    ("far-lamp.txt", FAR_LAMP),
    ("northgate-meridian.txt", MERIDIAN),
    ("wiatromierz24.txt", WIATROMIERZ),
    ("quiet-guns-digest.txt", QUIET_GUNS),
];

pub(crate) const PROJECT: &str = "Talks after Kursk";

pub(crate) const HARBOUR_WIRE: &str =
    "Kremlin aide rules out talks with Kyiv while Ukraine holds part of Kursk";
pub(crate) const FAR_LAMP: &str =
    "Kremlin Won’t Talk to Kyiv After ‘Reckless Venture’ in Kursk, Putin Aide Says";
pub(crate) const MERIDIAN: &str = "After Kursk, Moscow insists there were no talks to lose";
pub(crate) const WIATROMIERZ: &str =
    "No negotiations after Kursk? Lavrov speaks of \"rumors\" about Qatar";
pub(crate) const QUIET_GUNS: &str = "Another Door Slams Shut: No Peace Talks After Kursk";

/// The titles in the order of the list.
pub(crate) fn titles() -> [&'static str; 5] {
    ARTICLES.map(|(_, title)| title)
}

/// The text of an article, as the server has it.
pub(crate) fn text_of(file: &str) -> String {
    http::fetch_article(&format!("{}articles/{file}", settings::page()))
}

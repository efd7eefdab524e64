//! Reading from the small servers of this machine.

use std::time::Duration;

use sayso_webdriver::http;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// Fetches a text, with its line ends and its byte-order mark as an article has them.
pub(crate) fn fetch_article(url: &str) -> String {
    let bytes =
        http::request("GET", url, b"", PATIENCE).unwrap_or_else(|error| panic!("{url}: {error}"));
    let text = String::from_utf8(bytes).expect("articles are UTF-8");
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

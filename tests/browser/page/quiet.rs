//! What must never happen behind the scenes: an error in the console, a violation of the page's
//! policy, a request to another origin.

use serde_json::Value;

use crate::chromium::Chromium;

/// Checks all that a browser has logged about the page at an address.
#[track_caller]
pub(super) fn check(chromium: &Chromium, address: &str) {
    let complaints: Vec<String> = chromium
        .log("browser")
        .iter()
        .filter(|entry| is_complaint(entry))
        .map(|entry| format!("{}: {}", entry["level"], entry["message"]))
        .collect();
    assert!(
        complaints.is_empty(),
        "the console complains:\n{}",
        complaints.join("\n")
    );

    let origin: String = address.split('/').take(3).collect::<Vec<_>>().join("/");
    let strays: Vec<String> = chromium
        .log("performance")
        .iter()
        .filter_map(requested)
        .filter(|url| !is_ours(url, &origin))
        .collect();
    assert!(
        strays.is_empty(),
        "the page asked others:\n{}",
        strays.join("\n")
    );
}

fn is_complaint(entry: &Value) -> bool {
    let message = entry["message"].as_str().unwrap_or_default();
    entry["level"] == "SEVERE" || message.contains("Content Security Policy")
}

/// The address that a log entry says was asked for.
fn requested(entry: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &message["message"];
    let parameters = &event["params"];
    let url = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &parameters["request"]["url"],
        "Network.webSocketCreated" | "Network.webTransportCreated" => &parameters["url"],
        _ => return None,
    };
    url.as_str().map(str::to_owned)
}

/// What the page makes itself (data and blobs) is its own too. `chrome:` is the empty tab that the
/// browser begins with.
fn is_ours(url: &str, origin: &str) -> bool {
    let rest = url.strip_prefix("blob:").unwrap_or(url);
    ["data:", "chrome:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
        || rest
            .strip_prefix(origin)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

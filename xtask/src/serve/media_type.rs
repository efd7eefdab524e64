//! What kind of file a name promises, as browsers want to be told.

use std::path::Path;

/// The media type of a file, by the end of its name.
pub(crate) fn media_type(path: &Path) -> &'static str {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "jsonl" => "application/jsonl; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_name_decides_in_any_case() {
        assert_eq!(media_type(Path::new("a.b.wasm")), "application/wasm");
        assert_eq!(
            media_type(Path::new("STORY.TXT")),
            "text/plain; charset=utf-8"
        );
        assert_eq!(
            media_type(Path::new("app.webmanifest")),
            "application/manifest+json"
        );
        assert_eq!(media_type(Path::new("unknown")), "application/octet-stream");
    }
}

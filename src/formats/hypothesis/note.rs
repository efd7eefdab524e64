//! What an annotation of Hypothesis says.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::ACCOUNT;
use crate::formats::json::Fields;

/// An annotation, as far as it is of use here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    pub(super) id: String,
    pub(super) uri: String,
    pub(super) text: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) user: Option<String>,
    user_info: Option<UserInfo>,
    pub(super) references: Vec<String>,
    pub(super) target: Vec<Target>,
    document: Option<Document>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct UserInfo {
    display_name: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Document {
    title: Vec<String>,
}

/// What an annotation points at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Target {
    selector: Vec<Selector>,
}

/// One way to say where words stand.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Selector {
    #[serde(rename = "type")]
    kind: String,
    pub(super) exact: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
}

impl Note {
    /// The words that it marks, with what stands around them.
    pub(super) fn quote(&self) -> Option<&Selector> {
        let mut selectors = self.target.iter().flat_map(|target| &target.selector);
        selectors.find(|one| one.kind == "TextQuoteSelector" && !one.exact.is_empty())
    }

    /// Who made it: the name that they show, or that of their account.
    pub(super) fn annotator(&self) -> &str {
        let shown = self
            .user_info
            .as_ref()
            .and_then(|info| info.display_name.as_deref());
        let account = self.user.as_deref().map(|user| {
            let user = user.strip_prefix(ACCOUNT).unwrap_or(user);
            user.split('@').next().unwrap_or(user)
        });
        shown
            .filter(|name| !name.trim().is_empty())
            .or(account)
            .unwrap_or_default()
    }

    /// The title of its page.
    pub(super) fn title(&self) -> Option<&str> {
        self.document.as_ref()?.title.first().map(String::as_str)
    }

    /// Its label: the first of its tags.
    pub(super) fn label(&self) -> &str {
        match (self.tags.first(), self.remark()) {
            (Some(tag), _) => tag,
            (None, "") => "highlight",
            (None, _) => "annotation",
        }
    }

    /// What somebody wrote about the words.
    pub(super) fn remark(&self) -> &str {
        self.text.as_deref().unwrap_or_default().trim()
    }
}

/// The annotations of a file, unparsed: those of an export of the client, of an answer of the service,
/// or a list of them. None if it is none of these.
pub(super) fn annotations(text: &str) -> Option<Vec<&RawValue>> {
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).ok();
    }
    let fields: Fields<'_> = serde_json::from_str(text).ok()?;
    let list = fields.get("annotations").or_else(|| fields.get("rows"))?;
    serde_json::from_str(list.get()).ok()
}

/// Whether a text is such a file: its first annotation is by a user of theirs, about an address.
pub(super) fn is_export(text: &str) -> bool {
    let annotations = annotations(text).unwrap_or_default();
    let first = annotations.first();
    first
        .and_then(|first| serde_json::from_str::<Note>(first.get()).ok())
        .is_some_and(|note| {
            let is_theirs = note.user.is_some_and(|user| user.starts_with(ACCOUNT));
            is_theirs && !note.uri.is_empty()
        })
}

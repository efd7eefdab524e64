//! What must hold of a project's entry for a write to be made.

use wasm_bindgen::JsValue;

/// A project's entry as a write takes it for granted. Another tab may have changed it since it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    project: String,
    /// None for any value.
    value: Option<String>,
}

impl Condition {
    /// The project has an entry: it has not been deleted for good.
    pub fn exists(project: impl Into<String>) -> Self {
        Self {
            project: project.into(),
            value: None,
        }
    }

    /// The project's entry still is this text.
    pub fn is(project: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            project: project.into(),
            value: Some(value.into()),
        }
    }

    pub(super) fn project(&self) -> &str {
        &self.project
    }

    /// Whether it holds of what the database has.
    pub(super) fn holds(&self, entry: &JsValue) -> bool {
        match &self.value {
            Some(value) => entry.as_string().as_ref() == Some(value),
            None => !entry.is_undefined(),
        }
    }
}

//! What one transaction changes.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbTransaction};

use super::entries::keys_starting_with;
use super::{PROJECTS, RECORDS, SETTINGS};

/// Changes that are stored together or not at all, in the order in which they were added. Values are
/// in the browser's own form, so that one that came from the browser is not copied.
///
/// A project is named by its id, which contains no slash.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    changes: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Change {
    Put {
        store: &'static str,
        key: String,
        value: JsValue,
    },
    Delete {
        store: &'static str,
        key: String,
    },
    DeleteRecordsOf {
        project: String,
    },
}

impl Batch {
    /// No changes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Stores a record of a project, in the place of an earlier one with this key. The whole buffer
    /// of `value` is stored, so it should hold nothing else.
    pub fn put_record(&mut self, project: &str, key: &str, value: impl Into<Uint8Array>) {
        self.put(RECORDS, record_key(project, key), value.into().into());
    }

    /// Deletes a record of a project, if there is one.
    pub fn delete_record(&mut self, project: &str, key: &str) {
        let key = record_key(project, key);
        self.changes.push(Change::Delete {
            store: RECORDS,
            key,
        });
    }

    /// Stores a project's own entry, in the place of an earlier one. Its records stand apart.
    pub fn put_project(&mut self, project: &str, value: impl Into<JsString>) {
        self.put(PROJECTS, project.to_owned(), value.into().into());
    }

    /// Deletes a project's entry and all its records.
    pub fn delete_project(&mut self, project: &str) {
        let project = project.to_owned();
        self.changes.push(Change::Delete {
            store: PROJECTS,
            key: project.clone(),
        });
        self.changes.push(Change::DeleteRecordsOf { project });
    }

    /// Stores a setting, in the place of an earlier one.
    pub fn put_setting(&mut self, name: &str, value: impl Into<JsString>) {
        self.put(SETTINGS, name.to_owned(), value.into().into());
    }

    /// Deletes a setting, if there is one.
    pub fn delete_setting(&mut self, name: &str) {
        self.changes.push(Change::Delete {
            store: SETTINGS,
            key: name.to_owned(),
        });
    }

    fn put(&mut self, store: &'static str, key: String, value: JsValue) {
        self.changes.push(Change::Put { store, key, value });
    }

    /// Asks for all changes in `transaction`, whose events tell what became of them.
    ///
    /// # Errors
    /// The thrown value. Some changes may have been asked for by then: abort the transaction.
    pub(super) fn request_in(&self, transaction: &IdbTransaction) -> Result<(), JsValue> {
        for change in &self.changes {
            match change {
                Change::Put { store, key, value } => {
                    transaction
                        .object_store(store)?
                        .put_with_key(value, &JsValue::from_str(key))?;
                }
                Change::Delete { store, key } => {
                    transaction
                        .object_store(store)?
                        .delete(&JsValue::from_str(key))?;
                }
                Change::DeleteRecordsOf { project } => {
                    let range: IdbKeyRange = keys_starting_with(&record_key(project, ""), None)?;
                    transaction.object_store(RECORDS)?.delete(&range)?;
                }
            }
        }
        Ok(())
    }
}

/// The key of a record in its store; with an empty `key`, what all keys of the project begin with.
pub(super) fn record_key(project: &str, key: &str) -> String {
    format!("{project}/{key}")
}

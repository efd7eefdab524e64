//! Reading keys and values.

use std::future::Future;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbRequest, IdbTransactionMode};

use crate::browser::javascript::first_event;

/// How many entries are read at once: enough that the way to the browser's storage process and
/// back does not count, few enough that a large project is not in memory three times over.
const PORTION: u32 = 1_000;

/// The keys that begin with `prefix`; with `after`, only those that come after it.
pub(super) fn keys_starting_with(
    prefix: &str,
    after: Option<&JsValue>,
) -> Result<IdbKeyRange, JsValue> {
    // Keys are ordered by their UTF-16 units, none of which is greater than this one, and no text
    // has it: U+FFFF is not a character.
    let end = JsValue::from_str(&format!("{prefix}\u{ffff}"));
    let lower = after.map_or_else(|| JsValue::from_str(prefix), JsValue::clone);
    IdbKeyRange::bound_with_lower_open_and_upper_open(&lower, &end, after.is_some(), true)
}

/// All entries whose key begins with `prefix`, in the order of the keys, as they were at one
/// moment; values in the browser's own form.
pub(super) async fn starting_with(
    database: &IdbDatabase,
    store: &str,
    prefix: &str,
) -> Result<Vec<(String, JsValue)>, JsValue> {
    let transaction =
        database.transaction_with_str_and_mode(store, IdbTransactionMode::Readonly)?;
    let store = transaction.object_store(store)?;
    let mut entries = Vec::new();
    let mut range = keys_starting_with(prefix, None)?;
    loop {
        let keys = result(&store.get_all_keys_with_key_and_limit(&range, PORTION)?);
        let values = result(&store.get_all_with_key_and_limit(&range, PORTION)?);
        let keys: Array = keys.await?.unchecked_into();
        let values: Array = values.await?.unchecked_into();
        entries.extend(
            keys.iter()
                .zip(values.iter())
                .filter_map(|(key, value)| Some((key.as_string()?, value))),
        );
        if keys.length() < PORTION {
            return Ok(entries);
        }
        range = keys_starting_with(prefix, Some(&keys.get(keys.length() - 1)))?;
    }
}

/// The keys that begin with `prefix`, in order, as they were at one moment.
pub(super) async fn keys_of(
    database: &IdbDatabase,
    store: &str,
    prefix: &str,
) -> Result<Vec<String>, JsValue> {
    let transaction =
        database.transaction_with_str_and_mode(store, IdbTransactionMode::Readonly)?;
    let range = keys_starting_with(prefix, None)?;
    let request = transaction
        .object_store(store)?
        .get_all_keys_with_key(&range)?;
    let keys: Array = result(&request).await?.unchecked_into();
    Ok(keys.iter().filter_map(|key| key.as_string()).collect())
}

/// At most `limit` entries whose key begins with `prefix` and comes after `after`, in the order of the
/// keys; values in the browser's own form.
pub(super) async fn some_starting_with(
    database: &IdbDatabase,
    store: &str,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<(String, JsValue)>, JsValue> {
    let transaction =
        database.transaction_with_str_and_mode(store, IdbTransactionMode::Readonly)?;
    let store = transaction.object_store(store)?;
    let after = after.map(JsValue::from_str);
    let range = keys_starting_with(prefix, after.as_ref())?;
    let keys = result(&store.get_all_keys_with_key_and_limit(&range, limit)?);
    let values = result(&store.get_all_with_key_and_limit(&range, limit)?);
    let keys: Array = keys.await?.unchecked_into();
    let values: Array = values.await?.unchecked_into();
    Ok(keys
        .iter()
        .zip(values.iter())
        .filter_map(|(key, value)| Some((key.as_string()?, value)))
        .collect())
}

/// The value of one key.
pub(super) async fn get(
    database: &IdbDatabase,
    store: &str,
    key: &str,
) -> Result<Option<String>, JsValue> {
    let transaction =
        database.transaction_with_str_and_mode(store, IdbTransactionMode::Readonly)?;
    let request = transaction
        .object_store(store)?
        .get(&JsValue::from_str(key))?;
    Ok(result(&request).await?.as_string())
}

/// What a request gives. Its transaction is still active when the future continues, so that
/// another request can follow.
fn result(request: &IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let done = first_event(request, ["success", "error"]);
    let request = request.clone();
    async move {
        done.await?;
        match request.error()? {
            Some(reason) => Err(reason.into()),
            None => request.result(),
        }
    }
}

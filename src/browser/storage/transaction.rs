//! Writing: one transaction for one batch.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::{Batch, Condition, PROJECTS, STORES};
use crate::browser::BrowserError;
use crate::browser::javascript::{call_method, first_event};

const FAILURE: &str = "The changes could not be saved";

/// What "complete" promises.
#[derive(Clone, Copy, Debug)]
pub(super) enum Durability {
    /// The data has been flushed to the disk.
    Strict,
    /// The operating system has the data.
    Relaxed,
}

impl Durability {
    const fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Relaxed => "relaxed",
        }
    }
}

/// Begins to store `batch`, at once. The future is done when the transaction is complete, or has
/// been rolled back for the reason that it gives.
///
/// # Errors
/// If the browser refuses the transaction or one of its changes; then nothing is stored.
pub(super) fn begin(
    database: &IdbDatabase,
    batch: &Batch,
    durability: Durability,
) -> Result<impl Future<Output = Result<(), BrowserError>> + use<>, BrowserError> {
    let transaction = over_all_stores(database, durability).map_err(failure)?;
    // Listening before the first request, so that no event is missed.
    let done = first_event(&transaction, ["complete", "abort"]);
    submit(&transaction, batch).map_err(failure)?;
    Ok(async move {
        let event = done.await.map_err(failure)?;
        if event.type_() == "complete" {
            return Ok(());
        }
        Err(given_up(&transaction))
    })
}

/// Begins to store `batch`, at once, if the entry that `condition` speaks of is as it says when the
/// turn comes. The future is done when the transaction is complete, or has been rolled back: it says
/// whether the condition held.
///
/// # Errors
/// As [`begin`].
pub(super) fn begin_if(
    database: &IdbDatabase,
    condition: Condition,
    batch: Batch,
) -> Result<impl Future<Output = Result<bool, BrowserError>> + use<>, BrowserError> {
    let transaction = over_all_stores(database, Durability::Strict).map_err(failure)?;
    let done = first_event(&transaction, ["complete", "abort"]);
    let request = transaction
        .object_store(PROJECTS)
        .and_then(|store| store.get(&JsValue::from_str(condition.project())))
        .map_err(failure)?;
    let is_refused = Rc::new(Cell::new(false));
    let (refused, writing, entry) = (is_refused.clone(), transaction.clone(), request.clone());
    // The write goes on also where nobody waits for it, so the request owns what it calls.
    let answered = Closure::once_into_js(move || {
        let holds = entry.result().is_ok_and(|entry| condition.holds(&entry));
        refused.set(!holds);
        // A transaction that cannot even be given up has ended, and its own event says how.
        let _ended = if holds {
            submit(&writing, &batch)
        } else {
            writing.abort()
        };
    });
    request.set_onsuccess(Some(answered.unchecked_ref()));
    Ok(async move {
        let event = done.await.map_err(failure)?;
        if event.type_() == "complete" {
            return Ok(true);
        }
        if is_refused.get() {
            return Ok(false);
        }
        Err(given_up(&transaction))
    })
}

/// Why a transaction was rolled back.
fn given_up(transaction: &IdbTransaction) -> BrowserError {
    transaction.error().map_or_else(
        || BrowserError::new(format!("{FAILURE}: the browser gave up the transaction.")),
        |reason| failure(reason.into()),
    )
}

fn failure(reason: JsValue) -> BrowserError {
    BrowserError::from_js(FAILURE, &reason)
}

/// web-sys binds a transaction's options only behind a compiler flag, so it is called by name.
fn over_all_stores(
    database: &IdbDatabase,
    durability: Durability,
) -> Result<IdbTransaction, JsValue> {
    let scope: Array = STORES.map(JsValue::from_str).into_iter().collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.name().into())?;
    let arguments = [scope.into(), "readwrite".into(), options.into()];
    call_method(database, "transaction", arguments).map(JsCast::unchecked_into)
}

/// Asks for all changes and closes the transaction to further ones; asks for none if one cannot
/// even be asked for.
fn submit(transaction: &IdbTransaction, batch: &Batch) -> Result<(), JsValue> {
    if let Err(reason) = batch.request_in(transaction) {
        transaction.abort()?;
        return Err(reason);
    }
    // It would close by itself once the requests are answered; this saves waiting for the answers.
    // By name, because web-sys binds it as deprecated.
    call_method(transaction, "commit", []).map(drop)
}

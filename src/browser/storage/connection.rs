//! Opening the database, and letting go of it when another tab needs it.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbOpenDbRequest};

use super::STORES;
use crate::browser::javascript::{first_event, first_event_within};
use crate::browser::{BrowserError, page};

const DATABASE: &str = "sayso";
/// Raise it when [`STORES`] changes.
const VERSION: u32 = 1;
/// How long other tabs are given to close a database that they were asked to close, in
/// milliseconds. They do so at once, but browsers report "blocked" even while they are about it.
const PATIENCE: u32 = 3_000;
const FAILURE: &str = "The browser's storage could not be opened";

/// An open database, closed on drop.
#[derive(Debug)]
pub(super) struct Connection {
    database: IdbDatabase,
    is_lost: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Connection {
    fn new(database: IdbDatabase) -> Self {
        let is_lost = Rc::new(Cell::new(false));
        // Another tab has a newer Sayso, or deletes the database: it waits until this one lets go.
        // Transactions that have begun are still completed.
        let (closing, lost) = (database.clone(), is_lost.clone());
        let lets_go = EventListener::new(&database, "versionchange", move |_| {
            closing.close();
            lost.set(true);
        });
        // The browser itself has closed it, usually because the site's data were deleted.
        let lost = is_lost.clone();
        let loses = EventListener::new(&database, "close", move |_| lost.set(true));
        Self {
            database,
            is_lost,
            _listeners: [lets_go, loses],
        }
    }

    /// The database.
    ///
    /// # Errors
    /// If it is no longer open, with what to do about it.
    pub(super) fn database(&self) -> Result<&IdbDatabase, BrowserError> {
        if self.is_lost.get() {
            return Err(BrowserError::new(
                "The browser's storage was closed, because another tab has a newer Sayso or this \
                 site's data were deleted; download the project, then reload this page.",
            ));
        }
        Ok(&self.database)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

pub(super) async fn open() -> Result<Connection, BrowserError> {
    let failure = |reason: JsValue| BrowserError::from_js(FAILURE, &reason);
    let Some(factory) = page::window().indexed_db().map_err(failure)? else {
        return Err(BrowserError::new(format!(
            "{FAILURE}: the browser has none (IndexedDB)."
        )));
    };
    let request = factory.open_with_u32(DATABASE, VERSION).map_err(failure)?;
    let done = first_event(&request, ["success", "error", "blocked"]);
    let creating = request.clone();
    let creates_stores = EventListener::once(&request, "upgradeneeded", move |_| {
        if create_stores(&creating).is_err()
            && let Some(transaction) = creating.transaction()
        {
            // Without all its stores the database is not to exist. Rolling back fails the request.
            let _ = transaction.abort();
        }
    });
    let event = done.await.map_err(failure)?;
    if event.type_() == "blocked" {
        let done = first_event_within(&request, ["success", "error"], PATIENCE);
        if done.await.map_err(failure)?.is_none() {
            // The request goes on waiting, and is still to make the stores when its time comes.
            creates_stores.forget();
            close_when_open(&request);
            return Err(BrowserError::new(format!(
                "{FAILURE}: another tab has an older Sayso open; close it and reload this page."
            )));
        }
    }
    if let Some(reason) = request.error().map_err(failure)? {
        return Err(failure(reason.into()));
    }
    request
        .result()
        .map(|database| Connection::new(database.unchecked_into()))
        .map_err(failure)
}

/// Makes the stores that are missing.
fn create_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let existing = database.object_store_names();
    for store in STORES {
        if !existing.contains(store) {
            database.create_object_store(store)?;
        }
    }
    Ok(())
}

/// A blocked request goes on waiting after it has been given up, and in the end it would hold the
/// database open for nobody.
fn close_when_open(request: &IdbOpenDbRequest) {
    let opened = request.clone();
    EventListener::once(request, "success", move |_| {
        if let Ok(database) = opened.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    })
    .forget();
}

/// Asks that the database not be cleared when the disk fills up. A refusal changes nothing that
/// the page could do, so the answer is not waited for.
pub(super) fn ask_for_persistence() {
    // Absent from pages that came over plain HTTP; the call then fails as a refusal does.
    if let Ok(answer) = page::window().navigator().storage().persist() {
        spawn_local(async move {
            let _ = JsFuture::from(answer).await;
        });
    }
}

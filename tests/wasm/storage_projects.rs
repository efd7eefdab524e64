//! The database where several tabs and several projects share it: a write that depends on a project's
//! entry, and the way through a project's records.

use sayso::browser::storage::{Batch, Condition, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

/// The database without a project.
async fn open_without(project: &str) -> Storage {
    let storage = Storage::open().await.unwrap();
    let mut batch = Batch::new();
    batch.delete_project(project);
    storage.write(batch).await.unwrap();
    storage
}

fn entry(project: &str, value: &str) -> Batch {
    let mut batch = Batch::new();
    batch.put_project(project, value);
    batch
}

fn record(project: &str, key: &str, value: &[u8]) -> Batch {
    let mut batch = Batch::new();
    batch.put_record(project, key, value);
    batch
}

async fn value_of(storage: &Storage, project: &str) -> Option<String> {
    let projects = storage.projects().await.unwrap();
    let found = projects.into_iter().find(|(name, _)| name == project);
    found.map(|(_, value)| value)
}

#[wasm_bindgen_test]
async fn a_part_of_a_project_that_is_gone_is_not_written() {
    let storage = open_without("s1").await;
    let write = storage.write_if(Condition::exists("s1"), record("s1", "span/1", b"1"));
    assert_eq!(write.await, Ok(false));
    assert_eq!(storage.records("s1").await.unwrap(), []);

    storage.write(entry("s1", "")).await.unwrap();
    let write = storage.write_if(Condition::exists("s1"), record("s1", "span/1", b"1"));
    assert_eq!(write.await, Ok(true));
    assert_eq!(storage.records("s1").await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn an_entry_that_another_tab_has_changed_is_left_alone() {
    let storage = open_without("s2").await;
    let other_tab = Storage::open().await.unwrap();
    storage.write(entry("s2", "deleted")).await.unwrap();
    other_tab.write(entry("s2", "restored")).await.unwrap();
    let mut purge = Batch::new();
    purge.delete_project("s2");
    let write = storage.write_if(Condition::is("s2", "deleted"), purge.clone());
    assert_eq!(write.await, Ok(false));
    assert_eq!(value_of(&storage, "s2").await.as_deref(), Some("restored"));
    let write = storage.write_if(Condition::is("s2", "restored"), purge);
    assert_eq!(write.await, Ok(true));
    assert_eq!(value_of(&storage, "s2").await, None);
}

#[wasm_bindgen_test]
async fn a_condition_sees_the_writes_that_were_called_before_it() {
    let storage = open_without("s3").await;
    let first = storage.write(entry("s3", "first"));
    let second = storage.write_if(Condition::is("s3", "first"), entry("s3", "second"));
    let third = storage.write_if(Condition::is("s3", "first"), entry("s3", "third"));
    assert_eq!(third.await, Ok(false));
    assert_eq!(second.await, Ok(true));
    first.await.unwrap();
    assert_eq!(value_of(&storage, "s3").await.as_deref(), Some("second"));
}

#[wasm_bindgen_test]
async fn a_conditional_write_whose_future_is_dropped_is_made_all_the_same() {
    let storage = open_without("s4").await;
    storage.write(entry("s4", "")).await.unwrap();
    drop(storage.write_if(Condition::exists("s4"), record("s4", "key", b"value")));
    assert_eq!(storage.records("s4").await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn all_records_are_met_once_in_portions_and_their_bytes_add_up() {
    let storage = open_without("s5").await;
    // Many small ones before some that are too large to be taken many at a time.
    let small = (0..700).map(|number| (format!("annotator/{number:04}"), 10));
    let large = (0..9).map(|number| (format!("article/{number}"), 3_000_000));
    let expected: Vec<(String, usize)> = small.chain(large).collect();
    for some in expected.chunks(300) {
        let mut batch = Batch::new();
        for (key, length) in some {
            batch.put_record("s5", key, vec![1; *length].as_slice());
        }
        storage.write(batch).await.unwrap();
    }
    storage
        .write(record("s50", "key", b"another's"))
        .await
        .unwrap();

    let (mut portions, mut found, mut size) = (storage.portions("s5"), Vec::new(), 0);
    while let Some(portion) = portions.next().await.unwrap() {
        size += portions.size(&portion);
        let lengths = portion
            .iter()
            .map(|(key, value)| (key.clone(), value.byte_length() as usize));
        found.extend(lengths);
    }
    assert!(found == expected, "{} of {}", found.len(), expected.len());
    let bytes: usize = expected
        .iter()
        .map(|(key, length)| "s5/".len() + key.len() + length)
        .sum();
    assert_eq!(size, bytes as u64);
    open_without("s5").await;
    open_without("s50").await;
}

#[wasm_bindgen_test]
async fn a_project_without_records_has_no_size() {
    let storage = open_without("s6").await;
    let mut portions = storage.portions("s6");
    let mut size = 0;
    while let Some(portion) = portions.next().await.unwrap() {
        size += portions.size(&portion);
    }
    assert_eq!(size, 0);
}

#[wasm_bindgen_test]
async fn keys_and_records_are_found_by_how_they_begin() {
    let storage = open_without("s7").await;
    let mut batch = Batch::new();
    for key in ["info", "pack/a/000000", "pack/a/000001", "scheme"] {
        batch.put_record("s7", key, key.as_bytes());
    }
    storage.write(batch).await.unwrap();
    let keys = storage.keys_under("s7", "pack/").await.unwrap();
    assert_eq!(keys, ["pack/a/000000", "pack/a/000001"]);
    let records = storage.records_under("s7", "pack/a/000000").await.unwrap();
    assert_eq!(
        records,
        [("pack/a/000000".to_owned(), Some(b"pack/a/000000".to_vec()))]
    );
}

//! The database: what is written is read, in order, and nothing else.

use sayso::browser::storage::{Batch, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

/// The database without what an earlier test left in `projects`.
async fn open_without(projects: &[&str]) -> Storage {
    let storage = Storage::open().await.unwrap();
    let mut batch = Batch::new();
    for project in projects {
        batch.delete_project(project);
    }
    storage.write(batch).await.unwrap();
    storage
}

fn record(project: &str, key: &str, value: &str) -> Batch {
    let mut batch = Batch::new();
    batch.put_record(project, key, value.as_bytes());
    batch
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, Option<Vec<u8>>)> {
    expected
        .iter()
        .map(|(key, value)| (String::from(*key), Some(value.as_bytes().to_vec())))
        .collect()
}

#[wasm_bindgen_test]
async fn what_is_written_is_read_by_the_next_connection() {
    let storage = open_without(&["p1"]).await;
    let mut batch = Batch::new();
    batch.put_project("p1", "Кремль 😀");
    batch.put_record("p1", "span/2", b"two".as_slice());
    batch.put_record("p1", "span/1", b"one".as_slice());
    batch.put_setting("place", "p1");
    storage.write(batch).await.unwrap();
    drop(storage);

    let storage = Storage::open().await.unwrap();
    let projects = storage.projects().await.unwrap();
    assert!(projects.contains(&(String::from("p1"), String::from("Кремль 😀"))));
    let records = storage.records("p1").await.unwrap();
    assert_eq!(records, pairs(&[("span/1", "one"), ("span/2", "two")]));
    assert_eq!(
        storage.setting("place").await.unwrap().as_deref(),
        Some("p1")
    );
    assert_eq!(storage.setting("never set").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_project_has_its_own_records_only() {
    let names = ["a", "ab", "a-b", "a0", "A", ""];
    let storage = open_without(&names).await;
    let mut batch = Batch::new();
    for name in names {
        batch.put_record(name, "key", name.as_bytes());
    }
    storage.write(batch).await.unwrap();
    for name in names {
        assert_eq!(
            storage.records(name).await.unwrap(),
            pairs(&[("key", name)])
        );
    }

    let mut batch = Batch::new();
    batch.delete_project("a");
    storage.write(batch).await.unwrap();
    assert_eq!(storage.records("a").await.unwrap(), []);
    for name in &names[1..] {
        assert_eq!(
            storage.records(name).await.unwrap(),
            pairs(&[("key", name)])
        );
    }
}

#[wasm_bindgen_test]
async fn deleting_takes_away_what_was_named() {
    let storage = open_without(&["p2"]).await;
    let mut batch = Batch::new();
    batch.put_project("p2", "{}");
    batch.put_record("p2", "one", b"1".as_slice());
    batch.put_record("p2", "two", b"2".as_slice());
    batch.delete_record("p2", "one");
    batch.delete_record("p2", "none");
    batch.put_setting("gone", "soon");
    batch.delete_setting("gone");
    storage.write(batch).await.unwrap();
    assert_eq!(storage.records("p2").await.unwrap(), pairs(&[("two", "2")]));
    assert_eq!(storage.setting("gone").await.unwrap(), None);

    let mut batch = Batch::new();
    batch.delete_project("p2");
    storage.write(batch).await.unwrap();
    assert_eq!(storage.records("p2").await.unwrap(), []);
    assert!(
        storage
            .projects()
            .await
            .unwrap()
            .iter()
            .all(|(project, _)| project != "p2")
    );
}

#[wasm_bindgen_test]
async fn writes_are_stored_in_the_order_of_the_calls() {
    let storage = open_without(&["p3"]).await;
    let mut writes = Vec::new();
    for round in 0..50 {
        let batch = record("p3", "key", &round.to_string());
        let is_relaxed = round % 3 == 0;
        // Two clones and both durabilities: none of it may change the order.
        let storage = storage.clone();
        writes.push(if is_relaxed {
            Box::pin(storage.write_relaxed(batch)) as std::pin::Pin<Box<dyn Future<Output = _>>>
        } else {
            Box::pin(storage.write(batch))
        });
    }
    // The last one is done, so all before it are; that they were not awaited does not matter.
    writes.pop().unwrap().await.unwrap();
    assert_eq!(
        storage.records("p3").await.unwrap(),
        pairs(&[("key", "49")])
    );
    for write in writes {
        write.await.unwrap();
    }
    assert_eq!(
        storage.records("p3").await.unwrap(),
        pairs(&[("key", "49")])
    );
}

#[wasm_bindgen_test]
async fn a_write_whose_future_is_dropped_is_stored_all_the_same() {
    let storage = open_without(&["p4"]).await;
    drop(storage.write(record("p4", "key", "value")));
    assert_eq!(
        storage.records("p4").await.unwrap(),
        pairs(&[("key", "value")])
    );
}

#[wasm_bindgen_test]
async fn more_records_than_one_portion_are_read_in_order() {
    let storage = open_without(&["p5"]).await;
    for count in [999, 1_000, 1_001, 2_500] {
        let expected: Vec<_> = (0..count)
            .map(|index| {
                (
                    format!("{index:06}"),
                    Some(format!("value {index}").into_bytes()),
                )
            })
            .collect();
        let mut batch = Batch::new();
        for (key, value) in &expected {
            batch.put_record("p5", key, value.as_deref().unwrap_or_default());
        }
        storage.write(batch).await.unwrap();
        assert!(
            storage.records("p5").await.unwrap() == expected,
            "{count} records"
        );
    }
}

#[wasm_bindgen_test]
async fn an_empty_batch_is_stored_at_once() {
    let storage = open_without(&[]).await;
    let batch = Batch::new();
    assert!(batch.is_empty());
    storage.write(batch).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_twenty_megabyte_record_comes_back() {
    let storage = open_without(&["p6"]).await;
    let text = "Это цитата. ".repeat(1_000_000);
    storage.write(record("p6", "article", &text)).await.unwrap();
    let records = storage.records("p6").await.unwrap();
    assert!(records.len() == 1 && records[0].1.as_deref() == Some(text.as_bytes()));
    open_without(&["p6"]).await;
}

//! The records of the browser's database.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use sayso::formats::stored;
use sayso::model::{Project, Record, RecordKey, Span};

use crate::support::{cases, id};

use super::projects::{assert_same, projects};
use super::sample::sample;

fn records(project: &Project) -> Vec<(String, Vec<u8>)> {
    let keys = project.entries();
    keys.map(|key| (stored::key(key), stored::encode(project, key).unwrap()))
        .collect()
}

#[test]
fn keys_name_the_record() {
    assert_eq!(stored::key(RecordKey::Info), "info");
    assert_eq!(
        stored::key(RecordKey::Span(id(0x30))),
        "span/00000000-0000-0000-0000-000000000030"
    );
    assert_eq!(stored::encode(&sample(), RecordKey::Span(id(0x99))), None);
}

/// Bytes as two hexadecimal digits each.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn records_are_as_the_documentation_has_them() {
    let project = sample();
    let stored = |key| hex(&stored::encode(&project, key).unwrap());
    assert_eq!(
        stored(RecordKey::Span(id(0x30))),
        [
            "bf",
            "0005",                                    // kind: a span
            "0150 00000000000000000000000000000030",   // id
            "021b 000001916964810b",                   // modified
            "0301",                                    // revision
            "0450 000000000000000000000000000000a1",   // modified by
            "0850 00000000000000000000000000000010",   // article
            "0a66 44656e69616c",                       // label: Denial
            "0982 82182f1836 821843184d",              // places: 47 to 54, 67 to 77
            "0bbf",                                    // attribute values
            "646b696e64",                              // kind:
            "82006b 636f6e7472616469637473",           // a choice, contradicts
            "6b70726f706f736974696f6e",                // proposition:
            "820450 00000000000000000000000000000021", // an entity
            "ff",
            "0c7823", // note
            "41206e6f74652077697468203c2f7363726970743e20616e64202271756f746573222e",
            "0d50 000000000000000000000000000000a1", // annotator
            "0e1b 0000019169648107",                 // created
            "05bf 6a636f6e666964656e6365 64302e3530 ff", // unknown: confidence 0.50
            "ff",
        ]
        .concat()
        .replace(' ', "")
    );
    assert_eq!(
        stored(RecordKey::Span(id(0x34))),
        [
            "bf",
            "0005",                                  // kind: a span
            "0150 00000000000000000000000000000034", // id
            "021b 000001916964810f",                 // modified
            "0450 000000000000000000000000000000a1", // modified by
            "0601",                                  // deleted
            "ff",
        ]
        .concat()
        .replace(' ', "")
    );
    assert_eq!(
        hex(&stored::moved(RecordKey::Article(id(0x10)))),
        "bf0003 0150 00000000000000000000000000000010 0602 ff".replace(' ', "")
    );
}

#[test]
fn an_article_stored_without_its_digest_gets_it() {
    let project = sample();
    let article = project.articles().next().unwrap().id;
    let key = RecordKey::Article(article);
    let whole = hex(&stored::encode(&project, key).unwrap());
    let digest = hex(&project.digest(article).unwrap().bytes());
    let earlier = whole.replace(&format!("181a5820{digest}"), "");
    assert_ne!(earlier, whole);
    let bytes: Vec<u8> = (0..earlier.len())
        .step_by(2)
        .map(|start| u8::from_str_radix(&earlier[start..start + 2], 16).unwrap())
        .collect();
    let decoded = stored::decode(project.id(), [(stored::key(key), bytes)]);
    assert_eq!(decoded.warnings, []);
    assert_eq!(decoded.project.digest(article), project.digest(article));
    assert_eq!(decoded.project.article(article), project.article(article));
}

#[test]
fn a_span_of_a_removed_article_is_kept() {
    let mut project = sample();
    project.put(
        sayso::model::Record::Article(id(0x10), None),
        super::sample::stamp(99),
    );
    let import = stored::decode(project.id(), records(&project));
    assert_eq!(import.warnings, []);
    assert_same(&import.project, &project);
}

/// All records of a project in packs of so many.
fn packs(project: &Project, size: usize) -> Vec<(String, Vec<u8>)> {
    let keys: Vec<RecordKey> = project.entries().collect();
    let packs = keys.chunks(size).enumerate();
    packs
        .map(|(number, keys)| {
            let key = stored::pack_key(&number.to_string());
            (key, stored::encode_pack(project, keys))
        })
        .collect()
}

#[test]
fn records_come_back_from_packs() {
    let project = sample();
    for size in [1, 2, 5, 100] {
        let mut packs = packs(&project, size);
        let import = stored::decode(project.id(), packs.clone());
        assert_eq!(import.warnings, []);
        assert_same(&import.project, &project);
        packs.reverse();
        assert_same(&stored::decode(project.id(), packs).project, &project);
    }
}

#[test]
fn the_first_pack_alone_tells_what_the_project_is_called() {
    let project = sample();
    for size in [1, 3] {
        let (key, pack) = packs(&project, size).swap_remove(0);
        let mut decoder = stored::Decoder::new(project.id());
        decoder.add(&key, &pack);
        assert_eq!(decoder.finish().project.info(), project.info());
    }
}

#[test]
fn of_a_record_that_is_there_twice_the_later_version_stands() {
    let project = sample();
    let mut later = project.clone();
    let span = Span {
        note: "sic".into(),
        ..Span::clone(later.span(id(0x32)).unwrap())
    };
    later.put(Record::from(span), super::sample::stamp(99));
    let key = RecordKey::Span(id(0x32));
    let (before, after) = (
        (stored::key(key), stored::encode(&project, key).unwrap()),
        (stored::key(key), stored::encode(&later, key).unwrap()),
    );
    let mut rows = packs(&project, 3);
    rows.push(after);
    assert_same(&stored::decode(project.id(), rows).project, &later);
    let mut rows = packs(&later, 3);
    rows.push(before);
    assert_same(&stored::decode(project.id(), rows).project, &later);
}

#[test]
fn an_article_that_has_moved_does_not_come_back_from_a_pack() {
    let project = sample();
    let moved = project.articles().next().unwrap().id;
    let mut rows = packs(&project, 3);
    let key = stored::key(RecordKey::Article(moved));
    rows.push((key, stored::moved(RecordKey::Article(moved))));
    let import = stored::decode(project.id(), rows);
    assert_eq!(import.warnings, []);
    assert_eq!(import.project.article(moved), None);
    assert_eq!(import.project.article_count(), project.article_count() - 1);
}

/// The first record of a pack, and the rest.
fn first_record(pack: &[u8]) -> (&[u8], &[u8]) {
    let (length, head) = match pack[0] {
        short @ 0x40..=0x57 => (usize::from(short - 0x40), 1),
        0x58 => (usize::from(pack[1]), 2),
        0x59 => (usize::from(u16::from_be_bytes([pack[1], pack[2]])), 3),
        other => panic!("{other:x} begins no byte string"),
    };
    pack[head..].split_at(length)
}

#[test]
fn a_pack_is_a_sequence_of_byte_strings() {
    let project = sample();
    let (_, pack) = packs(&project, 100).remove(0);
    let mut rest = &*pack;
    for key in project.entries() {
        let record;
        (record, rest) = first_record(rest);
        assert_eq!(record, stored::encode(&project, key).unwrap());
    }
    assert_eq!(rest, b"");
}

#[test]
fn a_damaged_record_of_a_pack_costs_itself_alone() {
    let project = sample();
    let mut rows = packs(&project, 100);
    replace(&mut rows[0].1, b"\x82\x00\x15", b"\x82\x15\x00");
    let import = stored::decode(project.id(), rows);
    let warnings: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "browser storage, span/00000000-0000-0000-0000-000000000032: It is damaged and left \
             out: bytes 21 to 0 are no stretch of its article."
        ]
    );
    assert_eq!(
        import.project.entries().count(),
        project.entries().count() - 1
    );
}

#[test]
fn a_pack_that_is_cut_off_gives_what_is_whole() {
    let project = sample();
    let (key, pack) = packs(&project, 100).remove(0);
    let cut_off = pack[..pack.len() - 3].to_vec();
    let import = stored::decode(project.id(), [(key, cut_off)]);
    let count = project.entries().count();
    assert_eq!(import.project.entries().count(), count - 1);
    assert_eq!(
        import.warnings[0].to_string(),
        format!(
            "browser storage, pack/0, record number {count}: It is damaged and left out: from here \
             on the pack cannot be read."
        )
    );
    assert_eq!(import.warnings.len(), 1);
}

/// Puts other bytes in the place of some that occur once.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let found = bytes.windows(from.len()).position(|window| window == from);
    let at = found.expect("the bytes are there");
    bytes[at..at + to.len()].copy_from_slice(to);
}

#[test]
fn a_damaged_record_costs_itself_alone() {
    let project = sample();
    for (place, (key, bytes)) in records(&project).into_iter().enumerate() {
        let cut_off = &bytes[..bytes.len() / 2];
        let too_long = [&*bytes, b"\x00"].concat();
        // A map that claims to have more entries than there can be.
        let lying = b"\xBB\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x00".as_slice();
        for damaged in [
            cut_off, &too_long, lying, b"", b"\xA0", b"\x80", b"\xF6", b"{}",
        ] {
            let mut records = records(&project);
            records[place].1 = damaged.into();
            let import = stored::decode(project.id(), records);
            let lost = project.entries().count() - import.project.entries().count();
            assert!(lost <= 1, "{key} as {damaged:x?} cost {lost} records");
            assert!(
                !import.warnings.is_empty(),
                "{key} as {damaged:x?} was silent"
            );
        }
    }
}

#[test]
fn damage_is_told_by_the_key() {
    let warning = |from: &[u8], to: &[u8]| {
        let mut records = records(&sample());
        let span = records.iter_mut().find(|(key, _)| key.ends_with("32"));
        replace(&mut span.unwrap().1, from, to);
        let import = stored::decode(id(0xB), records);
        assert_eq!(import.warnings.len(), 1);
        import.warnings[0].to_string()
    };
    for (to, reason) in [
        (
            b"\x82\x15\x15".as_slice(),
            "bytes 21 to 21 are no stretch of its article",
        ),
        (
            b"\x82\x15\x00",
            "bytes 21 to 0 are no stretch of its article",
        ),
        (b"\x82\x00\x20", "is out of place"),
        (b"\x81\x00\x15", "it holds a list of another length"),
    ] {
        let said = warning(b"\x82\x00\x15", to);
        let start = "browser storage, span/00000000-0000-0000-0000-000000000032: It is damaged \
                     and left out: ";
        assert!(said.starts_with(start), "{said}");
        assert!(said.ends_with(&format!("{reason}.")), "{said}");
    }
    assert!(warning(b"Claim", b"Cla\xFFm").contains("is out of place"));
    assert!(warning(b"\x0A\x65Claim", b"\x0C\x65Claim").contains("it has no label"));
}

#[test]
fn a_place_inside_a_character_is_damage() {
    let project = sample();
    let mut records = records(&project);
    let span = records.iter_mut().find(|(key, _)| key.ends_with("33"));
    let text = &project.span(id(0x33)).unwrap().fragments;
    let end = text.get(0).unwrap().end().get() as u8;
    replace(&mut span.unwrap().1, &[0x18, end], &[0x18, end - 1]);
    let import = stored::decode(id(0xB), records);
    assert!(
        import.warnings[0]
            .message
            .contains("no stretch of its article"),
        "{}",
        import.warnings[0]
    );
}

#[test]
fn a_record_under_the_key_of_another_is_damage() {
    let mut records = records(&sample());
    for (key, _) in &mut records {
        *key = key.replace("000000000032", "000000000099");
    }
    let import = stored::decode(id(0xB), records);
    assert_eq!(import.project.spans().count(), 3);
    assert!(import.warnings[0].message.contains("it is another record"));
}

#[test]
fn fields_of_a_later_version_are_passed_over() {
    let project = sample();
    let mut records = records(&project);
    for (_, record) in &mut records {
        // 99: a list of a map, which has an end mark, yes and nothing.
        let end = record.pop();
        record.extend(b"\x18\x63\x83\xBF\x61a\x80\xFF\xF5\xF6");
        record.extend(end);
    }
    let import = stored::decode(project.id(), records);
    assert_eq!(import.warnings, []);
    assert_same(&import.project, &project);
}

#[test]
fn what_was_stored_before_the_first_version_is_named_and_left_out() {
    let project = sample();
    let mut decoder = stored::Decoder::new(project.id());
    decoder.add_outdated("span/1");
    let warnings = decoder.finish().warnings;
    assert_eq!(
        warnings[0].to_string(),
        "browser storage, span/1: It was stored by an early development version of Sayso and is \
         left out."
    );
}

proptest! {
    #![proptest_config(cases(256))]

    /// Packs of any size, in any order, with records of their own among them, give back everything.
    #[test]
    fn packs_give_the_project_back(
        project in projects(),
        size in 1..20_usize,
        reversed in any::<bool>(),
    ) {
        let mut rows = packs(&project, size);
        rows.extend(records(&project).into_iter().step_by(3));
        if reversed {
            rows.reverse();
        }
        let import = stored::decode(project.id(), rows);
        prop_assert_eq!(import.warnings, []);
        assert_same(&import.project, &project);
    }

    /// The beginning of a record is no record.
    #[test]
    fn a_record_that_is_cut_off_is_left_out(
        project in projects(),
        which in any::<Index>(),
        length in any::<Index>(),
    ) {
        let mut rows = records(&project);
        let row = which.index(rows.len());
        let length = length.index(rows[row].1.len());
        rows[row].1.truncate(length);
        let import = stored::decode(project.id(), rows);
        prop_assert_eq!(import.warnings.len(), 1);
        prop_assert!(project.entries().count() - import.project.entries().count() <= 1);
    }

    /// Whatever happens to the bytes, all other records come back, and nothing new does.
    #[test]
    fn a_record_with_other_bytes_costs_itself_at_most(
        project in projects(),
        which in any::<Index>(),
        changes in vec((any::<Index>(), any::<u8>()), 1..4),
    ) {
        let mut rows = records(&project);
        let row = which.index(rows.len());
        let bytes = &mut rows[row].1;
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let import = stored::decode(project.id(), rows);
        let lost = project.entries().count() - import.project.entries().count();
        prop_assert!(lost <= 1, "{lost} records are lost");
        prop_assert!(lost == 0 || !import.warnings.is_empty(), "a loss was silent");
    }

    /// No bytes at all make the decoder panic, as a record or as a pack.
    #[test]
    fn any_bytes_are_read_or_left_out(bytes in vec(any::<u8>(), 0..200)) {
        for key in ["info", "span/1", "pack/1"] {
            let import = stored::decode(id(0xB), [(String::from(key), bytes.clone())]);
            prop_assert!(import.project.entries().count() >= 2);
        }
    }
}

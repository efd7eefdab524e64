//! A large JSON object taken apart in one go: its lists into their items, all else into fields.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Fields, JsonText};

/// A JSON object with `N` fields that should be lists.
#[derive(Debug)]
pub(in crate::formats) struct Outline<'a, const N: usize> {
    /// The fields, without the lists if those are given.
    pub(in crate::formats) fields: Fields<'a>,
    /// The items of the lists, none in one that is missing. Not given if a field that should be a
    /// list is something else: then it is among the fields, like all others.
    pub(in crate::formats) lists: Option<[Vec<&'a RawValue>; N]>,
}

impl<'a, const N: usize> Outline<'a, N> {
    /// Takes an object apart that has lists of these names. None if the text is no object.
    pub(in crate::formats) fn of(text: &'a str, names: [&'static str; N]) -> Option<Self> {
        let mut visitor = OutlineVisitor {
            names: &names,
            lists: [const { Vec::new() }; N],
        };
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let fields = deserializer
            .deserialize_map(&mut visitor)
            .and_then(|fields| deserializer.end().map(|()| fields));
        match fields {
            Ok(fields) => Some(Self {
                fields,
                lists: Some(visitor.lists),
            }),
            Err(_) => Some(Self {
                fields: serde_json::from_str(text).ok()?,
                lists: None,
            }),
        }
    }
}

struct OutlineVisitor<'n, 'a, const N: usize> {
    names: &'n [&'static str; N],
    lists: [Vec<&'a RawValue>; N],
}

impl<'a, const N: usize> Visitor<'a> for &mut OutlineVisitor<'_, 'a, N> {
    type Value = Fields<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut fields = Fields::default();
        while let Some(name) = map.next_key::<JsonText<'a>>()? {
            let mut lists = self.names.iter().zip(&mut self.lists);
            match lists.find(|(list, _)| **list == name.0) {
                // As everywhere, the last field of a name counts.
                Some((_, list)) => *list = map.next_value()?,
                None => fields.push(name, map.next_value()?),
            }
        }
        Ok(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Option<Outline<'_, 2>> {
        Outline::of(text, ["a", "b"])
    }

    fn items<'a>(list: &[&'a RawValue]) -> Vec<&'a str> {
        list.iter().map(|item| item.get()).collect()
    }

    #[test]
    fn lists_come_apart_and_all_else_stays_a_field() {
        let outline = outline(r#"{"c":[1],"b":[ {"x":2} ,3],"b":[4,"5"]}"#).unwrap();
        let [a, b] = outline.lists.unwrap();
        assert_eq!((items(&a), items(&b)), (vec![], vec!["4", "\"5\""]));
        let fields: Vec<_> = outline.fields.iter().map(|(name, _)| name).collect();
        assert_eq!(fields, ["c"]);
    }

    #[test]
    fn where_a_list_is_something_else_all_of_them_are_fields() {
        let outline = outline(r#"{"a":[1],"b":null}"#).unwrap();
        assert!(outline.lists.is_none());
        assert!(outline.fields.get("a").is_some() && outline.fields.get("b").is_some());
    }

    #[test]
    fn what_is_no_object_has_no_outline() {
        for text in ["[1]", "{\"a\":[1]", "{\"a\":[1]} x", ""] {
            assert!(outline(text).is_none(), "{text}");
        }
    }
}

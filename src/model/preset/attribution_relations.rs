//! *Attribution relations*: source, cue and content as in PARC3 (Pareti, 2016) and PolNeAR (Newell et
//! al., 2018), each a span of its own.

use super::{label, relation_type, with_general};
use crate::model::{Color, Need, Rule, RuleKind, Scheme, Underline, UnknownFields};

/// *Attribution relations*: source, cue and content, each a span of its own.
pub fn attribution_relations() -> Scheme {
    let needs = |name: &str, relation: &str| {
        let kind = RuleKind::Needs {
            label: "Cue".into(),
            any_of: vec![Need::Relation(relation.into())],
        };
        Rule::new(name, kind)
    };
    Scheme {
        name: "Attribution relations".into(),
        version: 1,
        guidelines: "Mark who says what as three spans and link the **cue** to its **source** and \
                     to its **content**, as in PARC3 and PolNeAR.\n\n\
                     > **The pilot** *(source)* **warned** *(cue)* **that the fog would stay** \
                     *(content)*.\n\n\
                     Content that holds another attribution is marked as a whole, and the inner \
                     attribution within it."
            .into(),
        labels: vec![
            label(
                ("Source", "S", 's'),
                (Color::Purple, Underline::Solid),
                &[],
                "Whoever the content is attributed to, with all that describes them.\n\n\
                 > **The pilot, who has sailed here for years,** warned that the fog would stay.",
            ),
            label(
                ("Cue", "Cue", 'c'),
                (Color::Amber, Underline::Dotted),
                &[],
                "The words that tie a content to its source.\n\n\
                 > The pilot **warned** that the fog would stay.\n\n\
                 > **According to** the pilot, the fog would stay.",
            ),
            label(
                ("Content", "Con", 'o'),
                (Color::Sky, Underline::Double),
                &[],
                "What is attributed, with its quotation marks.\n\n\
                 > The pilot warned **that the fog would stay**.",
            ),
        ],
        attributes: Vec::new(),
        entity_kinds: Vec::new(),
        relation_types: vec![
            relation_type(
                "source",
                &[("Cue", "Source")],
                "From a cue to whoever it names.",
            ),
            relation_type(
                "content",
                &[("Cue", "Content")],
                "From a cue to what is said.",
            ),
        ],
        rules: with_general([
            needs("A cue without a source", "source"),
            needs("A cue without content", "content"),
        ]),
        unknown: UnknownFields::new(),
    }
}

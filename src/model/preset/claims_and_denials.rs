//! *Claims and denials*: who asserts what, who denies it, on whose say-so.

use super::{attribute, entity_kind, label, names, relation_type, with_general};
use crate::model::{
    Attribute, AttributeKind, Color, EntityKind, Label, Need, RelationType, Rule, RuleKind, Scheme,
    Underline, UnknownFields,
};

/// The relation types that make a pair of two statements: one denies the other, or says it again.
pub const PAIRING_RELATIONS: [&str; 2] = ["denies", "repeats"];

/// The relation type from a statement to the words that say whose it is.
pub const ATTRIBUTED_TO: &str = "attributed to";

/// The attribute that names who says it.
pub const SPEAKER: &str = "speaker";

/// *Claims and denials*: who asserts what, who denies it, on whose say-so.
pub fn claims_and_denials() -> Scheme {
    Scheme {
        name: "Claims and denials".into(),
        version: 1,
        guidelines: "Mark **what is said to be so**, **who says that it is not**, and **on whose \
                     say-so**.\n\n\
                     - Mark the shortest stretch that says the whole of it.\n\
                     - Give every wording of one statement the same *proposition*, in all articles.\n\
                     - Link each claim and each denial to the words that it is *attributed to*. What \
                     the outlet says in its own voice is attributed to nobody.\n\
                     - Do not judge who is right."
            .into(),
        labels: labels(),
        attributes: attributes(),
        entity_kinds: entity_kinds(),
        relation_types: relation_types(),
        rules: rules(),
        unknown: UnknownFields::new(),
    }
}

fn labels() -> Vec<Label> {
    vec![
        label(
            ("Claim", "C", 'c'),
            (Color::Blue, Underline::Solid),
            &["proposition", "certainty"],
            "Something is asserted to be so, by the outlet or by somebody it quotes.\n\n\
             > The harbour master said that **the last ferry had sailed empty**.\n\n\
             A question, a wish or an order is none: *“Keep off the bridge!”*",
        ),
        label(
            ("Denial", "D", 'd'),
            (Color::Vermilion, Underline::Double),
            &["proposition", "kind"],
            "Somebody says that something is not so, declines to say, or disputes the framing.\n\n\
             > According to the mayor, **the bridge was never closed**.\n\n\
             > Asked about the ferry, she **would not comment**.",
        ),
        label(
            ("Attribution", "A", 'a'),
            (Color::Green, Underline::Dotted),
            &["speaker", "manner", "via"],
            "The words that say whose statement it is.\n\n\
             > **The harbour master told a radio station** that the ferry had sailed.\n\n\
             Mark speaker and verb together, without the statement.",
        ),
    ]
}

fn attributes() -> Vec<Attribute> {
    vec![
        attribute(
            ("proposition", 'o'),
            AttributeKind::Entity("proposition".into()),
            "What is asserted or denied, as a sentence that is true or false: *The bridge was \
             closed on Monday.*",
        ),
        attribute(
            ("certainty", 'y'),
            AttributeKind::Choice(names(&["asserted", "hedged", "predicted", "conditional"])),
            "How far whoever says it is committed to it.\n\n\
             - *asserted*: the ferry sank\n\
             - *hedged*: the ferry may have sunk\n\
             - *predicted*: the ferry will sink\n\
             - *conditional*: the ferry will sink unless it turns back",
        ),
        attribute(
            ("kind", 'i'),
            AttributeKind::Choice(names(&[
                "contradicts",
                "declines to comment",
                "disputes the framing",
            ])),
            "- *contradicts*: the bridge was open\n\
             - *declines to comment*: she would not discuss the bridge\n\
             - *disputes the framing*: “closed” is the wrong word for it",
        ),
        attribute(
            ("speaker", 's'),
            AttributeKind::Entity("speaker".into()),
            "Who says it, under one name in all articles: *Ms Quill*, *she* and *the harbour \
             master* are one speaker.",
        ),
        attribute(
            ("manner", 'm'),
            AttributeKind::Choice(names(&["direct", "indirect", "mixed"])),
            "Whether the statement stands in quotation marks (*direct*), in the outlet’s words \
             (*indirect*) or partly in each (*mixed*).",
        ),
        attribute(
            ("via", 'v'),
            AttributeKind::Text,
            "Through what it reached the outlet: *a radio interview*, *another newspaper*.",
        ),
    ]
}

fn entity_kinds() -> Vec<EntityKind> {
    vec![
        entity_kind(
            "speaker",
            "A person or body that says things, under one name.",
        ),
        entity_kind(
            "proposition",
            "What is asserted or denied, in one sentence.",
        ),
    ]
}

fn relation_types() -> Vec<RelationType> {
    vec![
        relation_type(
            "attributed to",
            &[
                ("Claim", "Attribution"),
                ("Denial", "Attribution"),
                ("Attribution", "Attribution"),
            ],
            "From a statement to the words that say whose it is; from an attribution to the one \
             that it is quoted in.",
        ),
        relation_type(
            "denies",
            &[("Denial", "Claim")],
            "From a denial to the claim that it answers, also in another article.",
        ),
        relation_type(
            "repeats",
            &[("Claim", "Claim"), ("Denial", "Denial")],
            "From a statement to an earlier one that says the same.",
        ),
    ]
}

fn rules() -> Vec<Rule> {
    let needs = |name: &str, label: &str, any_of: Vec<Need>| {
        let label = label.into();
        Rule::new(name, RuleKind::Needs { label, any_of })
    };
    let proposition = || Need::Attribute("proposition".into());
    with_general([
        needs(
            "A denial that denies nothing",
            "Denial",
            vec![Need::Relation("denies".into()), proposition()],
        ),
        needs(
            "An attribution without a speaker",
            "Attribution",
            vec![Need::Attribute("speaker".into())],
        ),
        needs(
            "A claim without attribution or proposition",
            "Claim",
            vec![Need::Relation("attributed to".into()), proposition()],
        ),
        Rule::new(
            "A speaker who both asserts and denies the same",
            RuleKind::BothSides {
                asserting: "Claim".into(),
                denying: "Denial".into(),
                about: "proposition".into(),
                through: "attributed to".into(),
                by: "speaker".into(),
            },
        ),
    ])
}

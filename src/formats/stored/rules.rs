//! The rules of a scheme.

use super::encode::write_unknown;
use super::fields::read_unknown;
use super::number::{self, need};
use crate::formats::cbor::{Damage, Reader, Writer};
use crate::model::{Name, Need, Rule, RuleKind, UnknownFields};

/// What the kinds of rules are called, as in a project file.
mod kind {
    pub(super) const NEEDS: &str = "needs";
    pub(super) const REQUIRED_ATTRIBUTES: &str = "required attributes";
    pub(super) const BOTH_SIDES: &str = "both sides";
    pub(super) const IDENTICAL_SPANS: &str = "identical spans";
    pub(super) const PARTIAL_WORDS: &str = "partial words";
    pub(super) const IN_EXCLUDED_REGION: &str = "in excluded region";
    pub(super) const UNUSED_ENTITIES: &str = "unused entities";
}

/// Writes the rules, also if there are none.
pub(super) fn write(writer: &mut Writer, rules: &[Rule]) {
    writer.field(number::RULES).list(rules.len());
    for rule in rules {
        writer.map();
        writer.text_field(number::NAME, &rule.name);
        if rule.is_on {
            writer.field(number::IS_ON).yes_or_no(true);
        }
        let kind = match &rule.kind {
            RuleKind::Needs { label, any_of } => {
                writer.text_field(number::LABEL, label);
                write_needs(writer, any_of);
                kind::NEEDS
            }
            RuleKind::BothSides {
                asserting,
                denying,
                about,
                through,
                by,
            } => {
                writer.field(number::SIDES).list(5);
                for name in [asserting, denying, about, through, by] {
                    writer.text(name);
                }
                kind::BOTH_SIDES
            }
            RuleKind::RequiredAttributes => kind::REQUIRED_ATTRIBUTES,
            RuleKind::IdenticalSpans => kind::IDENTICAL_SPANS,
            RuleKind::PartialWords => kind::PARTIAL_WORDS,
            RuleKind::InExcludedRegion => kind::IN_EXCLUDED_REGION,
            RuleKind::UnusedEntities => kind::UNUSED_ENTITIES,
        };
        writer.field(number::TYPE).text(kind);
        write_unknown(writer, &rule.unknown);
        writer.end();
    }
}

fn write_needs(writer: &mut Writer, needs: &[Need]) {
    writer.field(number::ANY_OF).list(needs.len());
    for need in needs {
        writer.list(2);
        match need {
            Need::Relation(name) => writer.field(need::RELATION).text(name),
            Need::Attribute(name) => writer.field(need::ATTRIBUTE).text(name),
        }
    }
}

/// Reads the rules. One that a later version must have added is passed over: it is not worth a whole
/// scheme.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Vec<Rule>, Damage> {
    let mut rules = Vec::new();
    reader.list(&mut |reader| {
        rules.extend(read_rule(reader)?);
        Ok(())
    })?;
    Ok(rules)
}

fn read_rule(reader: &mut Reader<'_>) -> Result<Option<Rule>, Damage> {
    let (mut name, mut label) = (Name::default(), Name::default());
    let (mut kind, mut is_on) = ("", false);
    let mut any_of = Vec::new();
    let mut sides: [Name; 5] = Default::default();
    let mut unknown = UnknownFields::new();
    reader.map(&mut |reader| {
        match reader.whole()? {
            number::NAME => name = reader.name()?,
            number::IS_ON => is_on = reader.yes_or_no()?,
            number::TYPE => kind = reader.text()?,
            number::LABEL => label = reader.name()?,
            number::ANY_OF => any_of = read_needs(reader)?,
            number::SIDES => {
                reader.items(5)?;
                for side in &mut sides {
                    *side = reader.name()?;
                }
            }
            number::UNKNOWN => unknown = read_unknown(reader)?,
            _ => reader.skip()?,
        }
        Ok(())
    })?;
    let kind = match kind {
        kind::NEEDS => RuleKind::Needs { label, any_of },
        kind::BOTH_SIDES => {
            let [asserting, denying, about, through, by] = sides;
            RuleKind::BothSides {
                asserting,
                denying,
                about,
                through,
                by,
            }
        }
        kind::REQUIRED_ATTRIBUTES => RuleKind::RequiredAttributes,
        kind::IDENTICAL_SPANS => RuleKind::IdenticalSpans,
        kind::PARTIAL_WORDS => RuleKind::PartialWords,
        kind::IN_EXCLUDED_REGION => RuleKind::InExcludedRegion,
        kind::UNUSED_ENTITIES => RuleKind::UnusedEntities,
        _ => return Ok(None),
    };
    Ok(Some(Rule {
        name,
        is_on,
        kind,
        unknown,
    }))
}

fn read_needs(reader: &mut Reader<'_>) -> Result<Vec<Need>, Damage> {
    let mut needs = Vec::new();
    reader.list(&mut |reader| {
        reader.items(2)?;
        needs.push(match reader.whole()? {
            need::RELATION => Need::Relation(reader.name()?),
            need::ATTRIBUTE => Need::Attribute(reader.name()?),
            _ => return Err(Damage::new("a rule asks for what Sayso does not know")),
        });
        Ok(())
    })?;
    Ok(needs)
}

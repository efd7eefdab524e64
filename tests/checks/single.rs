//! What is wrong with one span or entity by itself.

use sayso::model::{Record, Span, Stamp, Value};
use sayso::query::missing_attributes;

use super::building::*;
use crate::support::marked::project;
use crate::support::{id, name};

#[test]
fn a_denial_denies_a_claim_or_a_proposition() {
    let mut project = project(&["[D:No] and [D:never] and [D:nowhere]", "[C:Yes]"]);
    assert_eq!(found(&project, DENIES_NOTHING), ["No", "never", "nowhere"]);
    link(&mut project, 1, "denies", 1, 4);
    add_entity(&mut project, 1, "proposition");
    set_entity(&mut project, 2, "proposition", 1);
    assert_eq!(found(&project, DENIES_NOTHING), ["nowhere"]);
    link(&mut project, 2, "repeats", 3, 1);
    assert_eq!(
        found(&project, DENIES_NOTHING),
        ["nowhere"],
        "another relation is no denying"
    );
}

#[test]
fn what_a_denial_denied_may_go_and_come_back() {
    let mut project = project(&["[D:No]", "[C:Yes]"]);
    link(&mut project, 1, "denies", 1, 2);
    let claim = Span::clone(project.span(id(2)).unwrap());
    project.put(Record::Span(id(2), None), Stamp::ZERO);
    assert_eq!(found(&project, DENIES_NOTHING), ["No"]);
    put(&mut project, claim);
    assert_eq!(found(&project, DENIES_NOTHING), [""; 0]);
}

#[test]
fn an_attribution_has_a_speaker_that_exists() {
    let mut project = project(&["[A:She said], [A:he said]"]);
    add_entity(&mut project, 1, "speaker");
    set_entity(&mut project, 1, "speaker", 1);
    set(&mut project, 2, "via", Value::Text(name("radio")));
    assert_eq!(found(&project, NO_SPEAKER), ["he said"]);
    project.put(Record::Entity(id(1), None), Stamp::ZERO);
    assert_eq!(found(&project, NO_SPEAKER), ["She said", "he said"]);
}

#[test]
fn a_claim_leads_to_an_attribution_or_names_its_proposition() {
    let mut project = project(&["[C:One] [C:two] [C:three] [A:she said] [D:no]"]);
    add_entity(&mut project, 1, "proposition");
    set_entity(&mut project, 1, "proposition", 1);
    link(&mut project, 1, "attributed to", 2, 4);
    link(&mut project, 2, "denies", 5, 3);
    assert_eq!(
        found(&project, LOOSE_CLAIM),
        ["three"],
        "a relation that ends at the claim is none of its own"
    );
}

#[test]
fn a_required_value_is_missing_where_the_label_has_the_attribute() {
    let mut project = project(&["[C:One] [C:two] [A:three] [A:four]"]);
    assert_eq!(found(&project, REQUIRED), [""; 0], "nothing is required");
    change_scheme(&mut project, |scheme| {
        for attribute in &mut scheme.attributes {
            attribute.is_required = ["certainty", "via"].contains(&&*attribute.name);
        }
    });
    set(&mut project, 1, "certainty", Value::Choice(name("hedged")));
    set(&mut project, 3, "via", Value::Text(name("radio")));
    set(&mut project, 4, "via", Value::Text(name(" ")));
    assert_eq!(found(&project, REQUIRED), ["two", "four"]);
    let missing = |number: u128| -> Vec<String> {
        let span = project.span(id(number)).unwrap();
        missing_attributes(&project, span)
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(missing(1), [""; 0]);
    assert_eq!(missing(2), ["certainty"]);
    assert_eq!(missing(4), ["via"]);
}

#[test]
fn edges_inside_words_are_found_also_of_fragments_and_other_scripts() {
    let project = project(&[
        "[C:No one], he “[D:den]ied” it. Do[A:n’t]; [C:no] w[+C:ay] — [D:3.5] km",
        "他[C:否认]了。 m[A:iе́] [D:end]",
    ]);
    assert_eq!(
        found(&project, PART_OF_WORD),
        ["den", "n’t", "no … ay", "iе́"]
    );
}

#[test]
fn in_an_excluded_region_a_span_is_found_by_no_other_rule() {
    let mut project = project(&["[D:No]. [D:Give no]w! [A:He said] [D:nothing]"]);
    exclude(&mut project, 1, 1, "Give now!");
    exclude(&mut project, 2, 1, "said nothing");
    assert_eq!(
        found(&project, EXCLUDED),
        ["Give no", "He said", "nothing"],
        "touching is enough"
    );
    assert_eq!(found(&project, DENIES_NOTHING), ["No"]);
    assert_eq!(found(&project, PART_OF_WORD), [""; 0]);
    assert_eq!(
        found(&project, NO_SPEAKER),
        ["He said"],
        "what only reaches into a region is part of the dataset"
    );
}

#[test]
fn what_hangs_on_a_span_in_an_excluded_region_does_not_count() {
    let mut project = project(&["[D:No]. Give now: [C:yes]"]);
    link(&mut project, 1, "denies", 1, 2);
    add_entity(&mut project, 1, "proposition");
    set_entity(&mut project, 2, "proposition", 1);
    assert_eq!(found(&project, DENIES_NOTHING), [""; 0]);
    assert_eq!(found(&project, UNUSED), [""; 0]);
    exclude(&mut project, 1, 1, "Give now: yes");
    assert_eq!(found(&project, DENIES_NOTHING), ["No"]);
    assert_eq!(found(&project, UNUSED), ["proposition 1"]);
}

#[test]
fn entities_that_nothing_points_at_are_found_in_the_order_of_their_making() {
    let mut project = project(&["[C:One]"]);
    for number in [3, 1, 2] {
        add_entity(&mut project, number, "proposition");
    }
    set_entity(&mut project, 1, "proposition", 2);
    assert_eq!(found(&project, UNUSED), ["proposition 1", "proposition 3"]);
    project.put(Record::Span(id(1), None), Stamp::ZERO);
    assert_eq!(found(&project, UNUSED).len(), 3);
}

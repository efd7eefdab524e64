//! Sentences that look like news and mean nothing.

use crate::bench::random::Dice;

/// A paragraph ends with the sentence that reaches this many words.
const WORDS_IN_PARAGRAPH: usize = 55;

const PEOPLE: [&str; 14] = [
    "the harbour master",
    "a spokesman for the ministry",
    "Mayor Elena Brânză",
    "the head of the fishermen’s union",
    "Deputy Minister Oluwaseun Adé",
    "an engineer at the plant",
    "two former inspectors",
    "the regional prosecutor",
    "Captain Lindqvist",
    "a resident of the old quarter",
    "the company’s lawyer",
    "Professor Zoë Hartmann",
    "the night watchman",
    "several members of the council",
];

const SAYING: [&str; 10] = [
    "said",
    "told reporters",
    "wrote in a letter",
    "insisted",
    "added",
    "repeated on Tuesday",
    "claimed",
    "explained",
    "maintained",
    "conceded",
];

const DENYING: [&str; 6] = [
    "denied that",
    "rejected reports that",
    "would not confirm that",
    "dismissed suggestions that",
    "disputed that",
    "called it untrue that",
];

const THINGS: [&str; 16] = [
    "the ferry",
    "the northern bridge",
    "the new timetable",
    "the storage depot",
    "the flood gate",
    "the inquiry",
    "the café beside the pier",
    "the second generator",
    "the contract",
    "the emergency fund",
    "the old lighthouse",
    "the water supply",
    "the night shift",
    "the survey vessel 🚢",
    "the tariff",
    "the school bus",
];

const DOING: [&str; 16] = [
    "had been closed without warning",
    "was never inspected",
    "would reopen before the winter",
    "cost twice as much as planned",
    "had failed three times since March",
    "was sold to a firm from abroad",
    "is safe for everybody who uses it",
    "had to be moved by hand",
    "was paid for by the province",
    "could not have caused the damage",
    "had been promised to the islanders",
    "was built on 𝟏𝟗𝟕𝟎s plans",
    "is guarded around the clock",
    "will be discussed in parliament",
    "was known to the authorities",
    "had been repaired overnight",
];

const WHEN: [&str; 12] = [
    "on Monday morning",
    "late last week",
    "in the first hours after the storm",
    "before the vote",
    "at a hurried press conference",
    "after months of silence",
    "during the summer holidays",
    "as the talks went on",
    "in front of the town hall",
    "when the lights went out",
    "a day after the report appeared",
    "under heavy rain",
];

const WHY: [&str; 10] = [
    "because nobody had signed the order",
    "although the documents say otherwise",
    "while the insurers were still counting",
    "even if that means higher fares",
    "since the pumps had been switched off",
    "as far as anyone can tell",
    "despite two earlier warnings",
    "which surprised the opposition",
    "and nothing else was touched",
    "so that the work could go on",
];

/// Writes at least so many characters, up to the end of a sentence; in paragraphs, or in one.
pub(super) fn write(characters: usize, in_paragraphs: bool, dice: &mut Dice) -> String {
    let mut text = String::new();
    let mut written = 0;
    let mut words = 0;
    while written < characters {
        let separator = match (written, in_paragraphs && words >= WORDS_IN_PARAGRAPH) {
            (0, _) => "",
            (_, true) => {
                words = 0;
                "\n\n"
            }
            (_, false) => " ",
        };
        let sentence = sentence(dice);
        words += sentence.split_whitespace().count();
        written += separator.len() + sentence.chars().count();
        text.push_str(separator);
        text.push_str(&sentence);
    }
    text
}

fn sentence(dice: &mut Dice) -> String {
    let (person, said, denied) = (
        dice.one_of(&PEOPLE),
        dice.one_of(&SAYING),
        dice.one_of(&DENYING),
    );
    let (thing, did, other, did_too) = (
        dice.one_of(&THINGS),
        dice.one_of(&DOING),
        dice.one_of(&THINGS),
        dice.one_of(&DOING),
    );
    let (when, why) = (dice.one_of(&WHEN), dice.one_of(&WHY));
    let number = 2 + dice.below(900);
    let sentence = match dice.below(6) {
        0 => format!("“{thing} {did},” {person} {said} {when}."),
        1 => format!("{person} {denied} {thing} {did} {why}."),
        2 => format!("{thing} {did} {when}, {person} {said}, {why}."),
        3 => format!("{when} {person} {said} that {thing} {did} – and that {other} {did_too}."),
        4 => format!("about {number} people live near {other}, and {thing} {did}, {why}."),
        _ => format!("“no one,” {person} {said}, “believes that {thing} {did}.”"),
    };
    capitalized(&sentence)
}

/// The sentence with its first letter large, behind an opening quotation mark too.
fn capitalized(sentence: &str) -> String {
    let mut has_begun = false;
    let letters = sentence.chars().flat_map(|letter| {
        let is_first = !has_begun && letter.is_alphanumeric();
        has_begun |= is_first;
        if is_first {
            letter.to_uppercase().collect::<Vec<_>>()
        } else {
            vec![letter]
        }
    });
    letters.collect()
}

//! A long article with many spans, made up from a seed: the same in every run.
//!
//! Everything is counted in code points, as in a project file. What is known here of the article is
//! known from making it, not from the page.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};

use crate::words::Dice;

/// The words of the article.
const WORDS: [&str; 64] = [
    "harbour",
    "ledger",
    "witness",
    "evening",
    "because",
    "nobody",
    "had",
    "counted",
    "the",
    "barges",
    "before",
    "a",
    "storm",
    "came",
    "over",
    "its",
    "wall",
    "and",
    "she",
    "said",
    "plainly",
    "that",
    "no",
    "order",
    "was",
    "given",
    "to",
    "open",
    "gates",
    "while",
    "engineers",
    "slept",
    "in",
    "their",
    "huts",
    "near",
    "quay",
    "where",
    "lamps",
    "were",
    "dark",
    "he",
    "denied",
    "it",
    "twice",
    "under",
    "oath",
    "though",
    "naïve",
    "clerks",
    "wrote",
    "of",
    "blue",
    "lanterns",
    "moving",
    "along",
    "embankment",
    "towards",
    "café",
    "without",
    "any",
    "sound",
    "at",
    "all",
];

/// How many words a paragraph has, about.
const PARAGRAPH: usize = 60;

/// The labels of the spans in turn, as the preset scheme has them.
const LABELS: [&str; 3] = ["Claim", "Denial", "Attribution"];

/// An article with its spans.
pub(crate) struct Transcript {
    pub(crate) text: String,
    pub(crate) spans: Vec<Labelled>,
    /// Where the lines are, without their line breaks; blank ones are left out.
    lines: Vec<Range<usize>>,
    characters: Vec<char>,
}

/// A span of the article.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    pub(crate) id: String,
    pub(crate) label: &'static str,
    pub(crate) fragments: Vec<Range<usize>>,
}

/// What is marked of a stretch: parts of spans, by their ids, in the order of the text.
pub(crate) type Marked = Vec<(Range<usize>, String)>;

impl Transcript {
    /// The title of every transcript.
    pub(crate) const TITLE: &'static str = "What was heard at the harbour inquiry";

    /// A long one: a million characters and 20,000 spans.
    pub(crate) fn long() -> Self {
        Self::of(1_000_000, 20_000)
    }

    /// One of so many characters, or a few more, and so many spans. One span in ten overlaps
    /// another, one in fifty has two parts, and some go on into the next paragraph.
    pub(crate) fn of(length: usize, spans: usize) -> Self {
        let mut dice = Dice(1_307);
        let mut writing = Writing::default();
        writing.line(Self::TITLE);
        while writing.characters.len() < length {
            writing.paragraph(&mut dice);
        }
        let Writing {
            characters,
            lines,
            words,
        } = writing;
        let stretch = |first: usize, last: usize| {
            let last = last.min(words.len() - 1);
            words[first.min(last)].start..words[last].end
        };
        let spans = (0..spans).map(|number| {
            let first = number * words.len() / spans;
            let fragments = match number {
                _ if number % 10 == 9 => {
                    let before = (number - 1) * words.len() / spans;
                    vec![stretch(before + 1, before + 4)]
                }
                _ if number % 50 == 25 => {
                    vec![stretch(first, first + 1), stretch(first + 3, first + 4)]
                }
                _ => vec![stretch(first, first + 1 + number % 4)],
            };
            Labelled {
                id: format!("0190b000-0000-7000-8000-{number:012x}"),
                label: LABELS[number % LABELS.len()],
                fragments,
            }
        });
        Self {
            text: characters.iter().collect(),
            spans: spans.collect(),
            lines,
            characters,
        }
    }

    /// How many paragraphs there are, without the title.
    pub(crate) fn paragraph_count(&self) -> usize {
        self.lines.len() - 1
    }

    /// Words that stand nowhere else: the beginning of a paragraph. They are not marked.
    pub(crate) fn entry(number: usize) -> String {
        format!("Entry {number:05}")
    }

    /// A paragraph by its number: where it is. The title is number 0.
    pub(crate) fn paragraph(&self, number: usize) -> Range<usize> {
        self.lines[number].clone()
    }

    /// Where the words of [`entry`](Self::entry) are.
    pub(crate) fn place_of_entry(&self, number: usize) -> Range<usize> {
        let start = self.paragraph(number).start;
        start..start + Self::entry(number).chars().count()
    }

    /// The words of a stretch.
    pub(crate) fn slice(&self, stretch: Range<usize>) -> String {
        self.characters[stretch].iter().collect()
    }

    /// The spans that begin in a stretch, in reading order, the longer first.
    pub(crate) fn spans_from(&self, stretch: &Range<usize>) -> Vec<&Labelled> {
        let mut found: Vec<&Labelled> = self
            .spans
            .iter()
            .filter(|span| stretch.contains(&span.fragments[0].start))
            .collect();
        found.sort_by_key(|span| {
            let end = span.fragments[span.fragments.len() - 1].end;
            (span.fragments[0].start, std::cmp::Reverse(end))
        });
        found
    }

    /// What is marked of a stretch.
    pub(crate) fn marked(&self, stretch: &Range<usize>) -> Marked {
        let mut found: Marked = Vec::new();
        for span in &self.spans {
            for fragment in &span.fragments {
                let (start, end) = (
                    fragment.start.max(stretch.start),
                    fragment.end.min(stretch.end),
                );
                if start < end {
                    found.push((start..end, span.id.clone()));
                }
            }
        }
        sorted(found)
    }

    /// All stretches over which the same spans lie, line by line, in the order of the text.
    pub(crate) fn segments(&self) -> Vec<Range<usize>> {
        let mut edges: BTreeMap<usize, i32> = BTreeMap::new();
        let mut breaks = Vec::new();
        for fragment in self.spans.iter().flat_map(|span| &span.fragments) {
            *edges.entry(fragment.start).or_default() += 1;
            *edges.entry(fragment.end).or_default() -= 1;
        }
        // A line ends behind its line break.
        for (offset, character) in self.characters.iter().enumerate() {
            if *character == '\n' {
                breaks.push(offset + 1);
            }
        }
        for offset in breaks {
            edges.entry(offset).or_default();
        }
        let mut found = Vec::new();
        let (mut depth, mut from) = (0, 0);
        for (offset, change) in edges {
            if depth > 0 {
                found.push(from..offset);
            }
            depth += change;
            from = offset;
        }
        found
    }

    /// A project file that holds nothing but the article and its spans.
    pub(crate) fn project_file(&self) -> String {
        const ARTICLE: &str = "0190a000-0000-7000-8000-000000000001";
        let spans = self.spans.iter().map(|span| {
            let fragments = span.fragments.iter().map(|part| {
                json!({ "start": part.start, "end": part.end, "text": self.slice(part.clone()) })
            });
            json!({
                "id": span.id,
                "article": ARTICLE,
                "label": span.label,
                "fragments": fragments.collect::<Vec<Value>>(),
            })
        });
        let looks = [
            ("C", "blue", "solid"),
            ("D", "vermilion", "double"),
            ("A", "green", "dotted"),
        ];
        let labels = LABELS.iter().zip(looks).map(|(name, (short, color, underline))| {
            json!({ "name": name, "short": short, "color": color, "underline": underline })
        });
        json!({
            "format": "sayso",
            "version": 1,
            "offsets": "code points",
            "project": { "id": "0190a000-0000-7000-8000-000000000000", "name": "Inquiry" },
            "scheme": { "name": "Claims and denials", "labels": labels.collect::<Vec<Value>>() },
            "articles": [{ "id": ARTICLE, "title": Self::TITLE, "text": self.text }],
            "spans": spans.collect::<Vec<Value>>(),
        })
        .to_string()
    }
}

/// In the order of the text, then of the ids, with parts that touch put together.
pub(crate) fn sorted(mut parts: Marked) -> Marked {
    parts.sort_by(|one, other| (&one.1, one.0.start).cmp(&(&other.1, other.0.start)));
    let mut found: Marked = Vec::new();
    for (range, id) in parts {
        match found.last_mut() {
            Some((before, its_id)) if *its_id == id && before.end == range.start => {
                before.end = range.end;
            }
            _ => found.push((range, id)),
        }
    }
    found.sort_by(|one, other| (one.0.start, &one.1).cmp(&(other.0.start, &other.1)));
    found
}

/// An article that is being made up.
#[derive(Default)]
struct Writing {
    characters: Vec<char>,
    lines: Vec<Range<usize>>,
    /// Where the words are that spans may begin and end with.
    words: Vec<Range<usize>>,
}

impl Writing {
    /// Adds a line, and a blank one after it.
    fn line(&mut self, line: &str) {
        let start = self.characters.len();
        self.characters.extend(line.chars());
        self.lines.push(start..self.characters.len());
        self.characters.extend("\n\n".chars());
    }

    fn paragraph(&mut self, dice: &mut Dice) {
        let start = self.characters.len();
        let number = self.lines.len();
        self.characters
            .extend(format!("{}:", Transcript::entry(number)).chars());
        let count = PARAGRAPH - 8 + dice.below(16);
        let mut begins = true;
        for place in 1..=count {
            self.characters.push(' ');
            let word = dice.one_of(&WORDS);
            let first = self.characters.len();
            for (place, character) in word.chars().enumerate() {
                match (begins, place) {
                    (true, 0) => self.characters.extend(character.to_uppercase()),
                    _ => self.characters.push(character),
                }
            }
            self.words.push(first..self.characters.len());
            begins = place % 14 == 0;
            if begins || place == count {
                self.characters.push('.');
            }
        }
        // Code points, UTF-16 units and bytes are to differ.
        if number.is_multiple_of(7) {
            self.characters.extend(" 🌊".chars());
        }
        self.lines.push(start..self.characters.len());
        self.characters.extend("\n\n".chars());
    }
}

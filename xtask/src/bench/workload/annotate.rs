//! Spans and relations over the words of a text.

use super::{LABELS, Word};
use crate::bench::random::Dice;
use crate::bench::size::Size;

/// A labelled stretch.
#[derive(Clone, Debug)]
pub(in crate::bench) struct Span {
    /// Its place in [`LABELS`].
    pub(in crate::bench) label: usize,
    /// The numbers of the first and the last word of each part.
    pub(in crate::bench) fragments: Vec<(usize, usize)>,
}

/// A link from one span to another, by their numbers. All are of the type "attributed to".
#[derive(Clone, Copy, Debug)]
pub(in crate::bench) struct Relation {
    pub(in crate::bench) from: usize,
    pub(in crate::bench) to: usize,
}

/// How far the farthest end of a relation is from its start, in spans: several screens.
const FAR: usize = 201;

/// Spreads the spans of a size evenly over the words. One in ten overlaps the one before it, and one
/// in fifty has two parts.
pub(super) fn annotate(words: &[Word], size: Size, dice: &mut Dice) -> (Vec<Span>, Vec<Relation>) {
    let count = size.spans();
    let mut spans: Vec<Span> = Vec::with_capacity(count);
    let mut before = (0, 0);
    for number in 0..count {
        let slot = number * words.len() / count;
        let next = (number + 1) * words.len() / count;
        let room = next - slot;
        let first = slot + dice.below(room / 3 + 1);
        let fragments = match number {
            _ if number % 10 == 9 => vec![(before.1, last_in_paragraph(words, before.1, 2))],
            _ if number % 50 == 25 => {
                // As far from the end of the paragraph as the two parts need.
                let end = last_in_paragraph(words, first, 4);
                let first = end.saturating_sub(4);
                vec![(first, first + 1), (first + 3, end)]
            }
            _ => {
                let end = (first + dice.below(room / 2 + 1)).min(next - 1);
                vec![(first, last_in_paragraph(words, first, end - first))]
            }
        };
        before = match (fragments.first(), fragments.last()) {
            (Some(first), Some(last)) => (first.0, last.1),
            _ => before,
        };
        spans.push(Span {
            label: dice.below(LABELS.len()),
            fragments,
        });
    }
    // In reading order, the longer first, as programs list them.
    spans.sort_by_key(|span| {
        let last = span.fragments.last().map(|last| last.1);
        (
            span.fragments.first().map(|first| first.0),
            std::cmp::Reverse(last),
        )
    });
    let relations = relate(count, size.spans_per_relation());
    for Relation { from, to } in &relations {
        // What the relation's type may link: a claim or a denial to an attribution.
        set_label(&mut spans, *from, from % 2);
        set_label(&mut spans, *to, 2);
    }
    (spans, relations)
}

/// Links one in so many spans to the next. Where that would be every span, each second one is linked
/// to the next and to one farther on, now and then far out of sight, so that ends stay what the
/// relation's type allows.
fn relate(count: usize, spans_per_relation: usize) -> Vec<Relation> {
    if spans_per_relation > 1 {
        return (0..count.saturating_sub(1))
            .step_by(spans_per_relation)
            .map(|from| Relation { from, to: from + 1 })
            .collect();
    }
    let claims = (0..count.saturating_sub(1)).step_by(2);
    let farther = |from: usize| {
        let distance = if from.is_multiple_of(20) { FAR } else { 3 };
        let end = from + distance;
        // At the end of the text there is no farther one but those before.
        if end < count {
            end
        } else {
            from.saturating_sub(1) | 1
        }
    };
    claims
        .flat_map(|from| [from + 1, farther(from)].map(|to| Relation { from, to }))
        .collect()
}

fn set_label(spans: &mut [Span], number: usize, label: usize) {
    if let Some(span) = spans.get_mut(number) {
        span.label = label;
    }
}

/// The word so many further on, or the last one of the paragraph.
fn last_in_paragraph(words: &[Word], first: usize, further: usize) -> usize {
    let Some(start) = words.get(first) else {
        return first;
    };
    let inside = words.iter().skip(first + 1).take(further);
    first
        + inside
            .take_while(|word| word.paragraph == start.paragraph)
            .count()
}

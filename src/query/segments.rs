//! From the marks of a line to stretches of text that are painted alike.

use crate::model::Mark;
use crate::text::{ByteOffset, TextRange};

/// A stretch of a line over which the same marks lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The stretch, in bytes of the article; never empty.
    pub range: TextRange,
    /// The marks over it, by ascending lane; none for plain text.
    pub marks: Vec<Placed>,
}

/// A mark over a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The place of the mark in the line's marks.
    pub mark: usize,
    /// The lane in which its underline runs, counted from the text: no two marks that overlap on
    /// this line share one.
    pub lane: usize,
    /// Whether the fragment starts with this segment.
    pub starts: bool,
    /// Whether the fragment ends with this segment.
    pub ends: bool,
}

/// Cuts a line at every edge of a mark. The segments cover the line exactly once, in order.
///
/// `marks` must be in the order of [`crate::model::Project::marks_in`]. A mark takes the lowest lane that is
/// free where it begins, so an outer span runs nearer to the text than the spans within it, and as
/// many lanes are used as spans overlap. Costs O(m log m) for m marks, and the size of the answer.
pub fn segments(line: TextRange, marks: &[Mark]) -> Vec<Segment> {
    let mut edges: Vec<ByteOffset> = vec![line.start(), line.end()];
    for part in marks
        .iter()
        .filter_map(|mark| mark.range.intersection(line))
    {
        edges.extend([part.start(), part.end()]);
    }
    edges.sort_unstable();
    edges.dedup();

    let mut segments = Vec::with_capacity(edges.len());
    let mut waiting = marks.iter().enumerate().peekable();
    let mut lanes: Vec<Option<usize>> = Vec::new();
    for (start, end) in edges.iter().zip(edges.iter().skip(1)) {
        let Some(range) = TextRange::new(*start, *end) else {
            continue;
        };
        for lane in &mut lanes {
            *lane = lane.filter(|mark| {
                marks
                    .get(*mark)
                    .is_some_and(|mark| mark.range.end() > *start)
            });
        }
        while let Some((index, mark)) = waiting.next_if(|(_, mark)| mark.range.start() <= *start) {
            if !mark.range.overlaps(range) {
                continue;
            }
            match lanes.iter_mut().find(|lane| lane.is_none()) {
                Some(free) => *free = Some(index),
                None => lanes.push(Some(index)),
            }
        }
        let placed = lanes.iter().enumerate().filter_map(|(lane, mark)| {
            let index = (*mark)?;
            let mark = marks.get(index)?;
            Some(Placed {
                mark: index,
                lane,
                starts: mark.range.start() == *start,
                ends: mark.range.end() == *end,
            })
        });
        segments.push(Segment {
            range,
            marks: placed.collect(),
        });
    }
    segments
}

/// How many lanes the segments of a line use.
pub fn depth(segments: &[Segment]) -> usize {
    let lanes = segments
        .iter()
        .flat_map(|segment| &segment.marks)
        .map(|placed| placed.lane + 1);
    lanes.max().unwrap_or(0)
}

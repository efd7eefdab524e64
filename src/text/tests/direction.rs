//! Which way lines and characters run.

use super::samples::pointed;
use crate::text::{begins_at_right, is_right_to_left};

#[test]
fn a_line_runs_the_way_of_its_first_letter() {
    for (line, runs_left) in [
        ("نفت الوزارة ذلك", true),
        ("הנמל מכחיש", true),
        ("«14» نفت", true),
        ("2019: הגשר פתוח", true),
        ("NATO نفت", false),
        ("نفت NATO", true),
        ("外交部 הנמל", false),
        ("2019…", false),
        ("\u{200F}NATO", true),
        ("\u{200E}نفت", false),
        ("𞤀𞤁𞤂", true),
        ("", false),
    ] {
        let (text, offset) = pointed(&format!("|{line}"));
        assert_eq!(is_right_to_left(&text, offset), runs_left, "{line}");
    }
}

#[test]
fn every_line_has_a_direction_of_its_own() {
    for (before, runs_left) in [
        ("|NATO\nنفت\nNATO", false),
        ("NATO|\nنفت\nNATO", false),
        ("NATO\n|نفت\nNATO", true),
        ("NATO\nنفت|\nNATO", true),
        ("NATO\nنفت\nNATO|", false),
    ] {
        let (text, offset) = pointed(before);
        assert_eq!(is_right_to_left(&text, offset), runs_left, "{before}");
    }
}

#[test]
fn a_character_begins_at_the_side_that_its_run_begins_at() {
    for (before, at_right) in [
        ("|نفت NATO", true),
        ("نفت |NATO", false),
        ("نفت| NATO", true),
        ("في |14 مارس", false),
        ("في |١٤ مارس", false),
        ("NATO |نفت", true),
        ("NATO| نفت", false),
        ("نفت|", true),
    ] {
        let (text, offset) = pointed(before);
        assert_eq!(begins_at_right(&text, offset), at_right, "{before}");
    }
}

//! Finding an article's title in its text.
//!
//! The first line that looks like a title is it, among the first [`CANDIDATES`] lines that are not
//! blank. A line looks like a title if it
//!
//! - has 3 to 25 words and at most 160 characters,
//! - does not end like a sentence: with `.`, `,`, `;`, `:`, `?`, `!`, `…` or their likes in other
//!   scripts, closing quotation marks and brackets aside,
//! - is no credit, no date line and no button of a news page.
//!
//! Scraped pages sometimes glue the name of a section to the title, and repeat the title by itself.
//! So a later candidate that is the end of the first one, and nearly all of it, goes before it.
//!
//! Where no line looks like a title, the first sentence serves, without a date before it and cut
//! between words.

use unicode_segmentation::UnicodeSegmentation as _;

use super::credits::{is_control, is_credit};
use super::date::{is_date_line, without_date};
use crate::model::Name;
use crate::text::shortened;

/// How many lines are looked at.
const CANDIDATES: usize = 12;

/// How many words a title has.
const WORDS: std::ops::RangeInclusive<usize> = 3..=25;

/// The longest title, in code points.
const LONGEST: usize = 160;

/// How much of a glued line its end must be in order to be the title, in percent.
const NEARLY_ALL: usize = 80;

/// The longest title that is made of a sentence, in code points.
const LONGEST_SENTENCE: usize = 80;

/// The title of a text. It is empty only if the text is white space.
pub(in crate::formats) fn title(text: &str) -> Name {
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(CANDIDATES)
        .map(on_one_line)
        .collect();
    let mut titles = lines.iter().filter(|line| looks_like_title(line));
    match titles.next() {
        Some(first) => {
            let unglued = titles.find(|later| is_nearly_all_of(later, first));
            Name::from(&**unglued.unwrap_or(first))
        }
        None => first_sentence(&lines),
    }
}

/// The beginning of a line: without the marks of a Markdown heading, and with each run of white
/// space as one space. More than a title's length is of no interest here.
fn on_one_line(line: &str) -> String {
    let line = line.trim_start();
    let heading = line.trim_start_matches('#');
    let line = if heading.starts_with(' ') {
        heading
    } else {
        line
    };
    shortened(line, 2 * LONGEST)
}

fn looks_like_title(line: &str) -> bool {
    line.chars().count() <= LONGEST
        && WORDS.contains(&line.unicode_words().take(WORDS.end() + 1).count())
        && !ends_like_sentence(line)
        && !is_credit(line)
        && !is_control(line)
        && !is_date_line(line)
}

fn ends_like_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', '»', '«', '“', ')', ']', '」', '』']);
    line.ends_with([
        '.', ',', ';', ':', '?', '!', '…', '。', '，', '；', '：', '？', '！', '؟', '،', '؛', '।',
        '॥',
    ])
}

/// Whether one line is the end of another that has little before it.
fn is_nearly_all_of(end: &str, whole: &str) -> bool {
    end.len() < whole.len()
        && whole.ends_with(end)
        && end.chars().count() * 100 >= whole.chars().count() * NEARLY_ALL
}

/// The first sentence of the first line that holds more than a stray sign.
fn first_sentence(lines: &[String]) -> Name {
    let line = lines
        .iter()
        .find(|line| line.unicode_words().nth(WORDS.start() - 1).is_some())
        .or(lines.first());
    let line = line.map_or("", |line| without_date(line));
    let sentence = line.unicode_sentences().next().unwrap_or(line).trim();
    Name::from(cut_between_words(sentence))
}

/// The beginning of a sentence, with "…" behind it where there was more.
fn cut_between_words(sentence: &str) -> String {
    if sentence.chars().count() <= LONGEST_SENTENCE {
        return sentence.into();
    }
    let kept: String = sentence.chars().take(LONGEST_SENTENCE - 1).collect();
    // Where there are no spaces, as in Chinese, any place between characters does.
    let words = kept.rsplit_once(' ').map_or(&*kept, |(words, _)| words);
    format!(
        "{}…",
        words.trim_end_matches([' ', ',', ';', ':', '-', '–', '—'])
    )
}

#[cfg(test)]
mod tests {
    use super::title;

    fn is_title(text: &str, expected: &str) {
        assert_eq!(&*title(text), expected, "in {text:?}");
    }

    #[test]
    fn the_first_line_that_looks_like_a_title_is_it() {
        is_title(
            "Mayor says the bridge is safe\n\nThe mayor said so.",
            "Mayor says the bridge is safe",
        );
        is_title(
            "×\nSupport us\nGive today, please.\n\nThe bridge is safe\n",
            "The bridge is safe",
        );
        is_title(
            "By Ada Lovelace Byron\n\nThe bridge is safe\n\nIt is.",
            "The bridge is safe",
        );
        is_title(
            "Image source: © City, A. Smith\nThe bridge is safe",
            "The bridge is safe",
        );
        is_title(
            "6:48 AM EDT, August 20, 2024\nThe bridge is safe",
            "The bridge is safe",
        );
        is_title("## The bridge is safe\n\nIt is.", "The bridge is safe");
        is_title("The\u{A0}bridge  is safe\r\nIt is.", "The bridge is safe");
    }

    #[test]
    fn a_title_glued_to_its_section_is_taken_from_its_repetition() {
        is_title(
            "NewsThe bridge is safe, says the mayor\n\nThe bridge is safe, says the mayor\n",
            "The bridge is safe, says the mayor",
        );
        // A short end is another line that happens to agree.
        is_title(
            "Mayor: we are sure the bridge is safe\nthe bridge is safe\n",
            "Mayor: we are sure the bridge is safe",
        );
    }

    #[test]
    fn without_a_title_the_first_sentence_serves() {
        is_title(
            " date 2024-08-19 The mayor \"did not know\", he said. More.",
            "The mayor \"did not know\", he said.",
        );
        is_title(
            "×\nThe bridge is safe. It was checked.",
            "The bridge is safe.",
        );
        is_title(
            "19, a spokesman for the mayor of the town ruled out that the bridge had ever been closed to traffic.",
            "19, a spokesman for the mayor of the town ruled out that the bridge had ever…",
        );
        is_title("OK", "OK");
    }

    #[test]
    fn titles_of_other_scripts_are_found() {
        is_title("市长说大桥是安全的\n\n市长周一表示。", "市长说大桥是安全的");
        is_title(
            "العمدة يقول إن الجسر آمن\n\nقال ذلك.",
            "العمدة يقول إن الجسر آمن",
        );
        is_title("ראש העיר אומר שהגשר בטוח\n", "ראש העיר אומר שהגשר בטוח");
        is_title(
            "महापौर ने कहा पुल सुरक्षित है\n\nउन्होंने कहा।",
            "महापौर ने कहा पुल सुरक्षित है",
        );
    }

    #[test]
    fn markup_stays_text() {
        is_title(
            "<script>alert(1)</script> is a title\n",
            "<script>alert(1)</script> is a title",
        );
    }

    #[test]
    fn a_sentence_without_spaces_is_cut_between_characters() {
        let long = "桥".repeat(200);
        assert_eq!(title(&long).chars().count(), 80);
    }
}

//! Searching the texts of articles, and labelling what was found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;

use sayso::edit::Edit;
use sayso::model::Project;
use sayso::query::{
    Context, Hit, MAXIMUM_HITS, Mode, Query, Scope, Search, SearchError, Searcher, context,
    unlabelled,
};
use sayso::store::{Action, Tone};
use sayso::text::{ByteOffset, Folding, Granularity, Text, TextRange, is_diacritic, snap, words};

use support::content::content;
use support::marked::{me, place_of, project, range};
use support::page::Page;
use support::{cases, id, name};

/// A plain query that passes nothing over.
fn plain(pattern: &str) -> Query {
    Query {
        pattern: pattern.to_owned(),
        ..Query::default()
    }
}

/// A plain query that passes case and diacritics over.
fn folded(pattern: &str) -> Query {
    Query {
        folding: Folding::ALL,
        ..plain(pattern)
    }
}

fn expression(query: Query) -> Query {
    Query {
        mode: Mode::Expression,
        ..query
    }
}

fn whole(query: Query) -> Query {
    Query {
        whole_words: true,
        ..query
    }
}

fn hits(query: &Query, text: &Text) -> Vec<TextRange> {
    let searcher = Searcher::new(query).unwrap();
    searcher.find(text, ByteOffset::ZERO).collect()
}

/// Checks which parts of a text, put in brackets, a query finds.
#[track_caller]
fn check(query: &Query, marked: &str) {
    let text = Text::new(&marked.replace(['[', ']'], "")).unwrap();
    let mut shown = text.as_str().to_owned();
    for hit in hits(query, &text).into_iter().rev() {
        shown.insert(hit.end().index(), ']');
        shown.insert(hit.start().index(), '[');
    }
    assert_eq!(shown, marked, "{:?}", query.pattern);
}

mod plain_words {
    use super::*;

    #[test]
    fn are_found_as_they_are_from_the_start_to_the_end() {
        check(&plain("so"), "[so] it is, al[so] so\u{301} [so]");
        check(&plain("a.c"), "abc [a.c]");
        check(&plain("said, “"), "he [said, “]no");
        check(&plain("So"), "so");
        check(&plain("x"), "");
    }

    #[test]
    fn do_not_overlap() {
        check(&plain("aa"), "[aa][aa]a");
        check(&plain("aba"), "[aba]b [aba]");
    }

    #[test]
    fn do_not_reach_over_the_end_of_a_line() {
        check(&plain("no"), "[no]\n[no]\n\nn\no");
        let error = Searcher::new(&plain("no\nno")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "A search does not reach over the end of a line. Leave it out."
        );
    }

    #[test]
    fn are_found_whatever_the_case() {
        let query = Query {
            folding: Folding {
                case: true,
                diacritics: false,
            },
            ..plain("Straße")
        };
        check(&query, "[STRAẞE] [straße] strasse STRASSE");
        let query = Query {
            pattern: "ΟΔΥΣΣΕΥΣ".into(),
            ..query
        };
        check(&query, "[οδυσσευς] [Οδυσσευσ] Οδυσσεύς");
        let query = Query {
            pattern: "istanbul".into(),
            ..query
        };
        check(&query, "[ISTANBUL] İstanbul ıstanbul");
    }

    #[test]
    fn are_found_whatever_the_diacritics() {
        check(
            &folded("sao paulo"),
            "Visit [São Paulo], [Sa\u{303}o PAULO].",
        );
        check(&folded("ERDOGAN"), "[Erdoğan]’s");
        check(&folded("Erdoğan"), "[Erdogan], [ERDOĞAN]");
        check(&folded("lodz"), "[Łódź], [Lódz\u{301}]");
        check(&folded("naïve"), "[naive] [nai\u{308}ve] [naïve] [NAÏVE]");
        check(&folded("strasse"), "die [Straße], [STRASSE], Strase");
        check(&folded("straße"), "die [Straße], [STRASSE], Strase");
        check(&folded("diyarbakir istanbul"), "[Diyarbakır İstanbul]");
        check(&folded("odysseus"), "Οδυσσεύς");
        check(&folded("οδυσσευς"), "[Οδυσσεύς] [ΟΔΥΣΣΕΥΣ]");
        check(&folded("зеленский"), "[Зеленский] [ЗЕЛЕНСКИЙ]");
    }

    #[test]
    fn are_found_in_every_script() {
        check(&folded("محمد"), "قال [مُحَمَّد] [محـــمد] [محمد]");
        check(&folded("שלום"), "[שָׁלוֹם], [שלום]");
        check(&plain("שלום"), "שָׁלוֹם, [שלום]");
        check(&folded("否认"), "他[否认]了。他没有[否认]。");
        check(&folded("जेलेंस्की"), "[ज़ेलेंस्की] ने [जेलेंस्की]");
        check(&folded("यूक्रेन"), "[यूक्रेनी] [यूक्रेन]");
        check(&folded("ที่"), "[ที่]นี่ ทา");
        check(&folded("か"), "が [か]");
        check(&folded("한국"), "[한국]어");
    }

    #[test]
    fn are_whole_characters() {
        check(&folded("s"), "Maße i[s]");
        check(&folded("stras"), "Straße [Stras]e");
        check(&plain("nai"), "nai\u{308}ve [nai]ve");
        check(&folded("nai"), "[nai\u{308}]ve [nai]ve");
        check(&plain("👩"), "[👩‍👩‍👧‍👦] [👩‍🚒] [👩]");
        check(&plain("❤️"), "I [❤️] it");
        check(&folded("\u{301}a"), "[a] [á]");
    }
}

mod whole_words {
    use super::*;

    #[test]
    fn neither_begin_nor_end_inside_of_a_word() {
        check(&whole(plain("so")), "[so] also [so]-called son, [so]!");
        check(&whole(plain("so-called")), "a [so-called] son, so-calledx");
    }

    #[test]
    fn are_those_of_unicode() {
        check(&whole(folded("lodz")), "[Łódź] Łódźe [Lodz]");
        check(&whole(folded("cafe")), "[Café] cafés");
        check(&whole(plain("3")), "3.14 [3] 3a");
        check(&whole(plain("否认")), "他[否认]了");
        check(&whole(plain("Київ")), "[Київ] Київський");
        check(&whole(plain("…")), "no[…] yes");
    }

    #[test]
    fn are_whole_beside_an_apostrophe() {
        check(
            &whole(plain("Zelensky")),
            "[Zelensky]’s [Zelensky]'s Zelenskyy",
        );
        check(&whole(plain("Ukraine")), "l’[Ukraine] d'[Ukraine]");
    }

    #[test]
    fn are_found_after_one_that_is_not_whole() {
        check(&whole(plain("aa")), "aaa [aa] aaaa [aa]");
        check(
            &whole(expression(plain("Zelensky|Zelenskyy"))),
            "[Zelenskyy] [Zelensky]",
        );
        check(
            &whole(expression(plain("Ukrain(e|ia|ian)"))),
            "[Ukrainian] [Ukraine] Ukrainians",
        );
        check(&whole(expression(plain("[a-z]+?"))), "[one] [two]");
    }
}

mod expressions {
    use super::*;

    #[test]
    fn find_the_spellings_of_a_name() {
        let query = expression(folded("zelensky+y?"));
        check(
            &query,
            "[Zelensky], [Zelenskyy] and [ZELENSKYYY], [Zelensky]i",
        );
        check(
            &expression(folded("zelens(kyy?|kiy)")),
            "[Zelenskyy] [Zelenskiy] [Żeleńsky]",
        );
    }

    #[test]
    fn are_folded_like_the_text() {
        check(&expression(folded("ł[óu]d[źz]")), "[Łódź] [lodz] [LUDZ]");
        check(&expression(folded("Straß+e")), "[Straße] [STRASSSSE]");
        check(&expression(folded("e\u{308}+l")), "No[ël] No[eel]");
        check(&expression(folded("[à-ö]+")), "[ábc] xyz");
        check(&expression(folded(r"\x{e9}t\u00e9")), "[été] [ete]");
        check(&expression(folded("σ$")), "Οδυσσεύ[ς]");
        check(&expression(plain("é+")), "[éé] e");
        check(&expression(folded("a≠b")), "[a≠b] a=b");
    }

    #[test]
    fn know_scripts_and_classes() {
        check(&expression(plain(r"\p{Cyrillic}+")), "a [Киев] b");
        check(&expression(plain(r"\p{Lu}\p{Ll}+")), "[Kyiv] kyiv [Łódź]");
        check(&expression(plain(r"\b\d+\b")), "[10] a1 [٣]");
        check(&expression(plain(r"\p{Han}")), "[他][否][认]");
    }

    #[test]
    fn keep_to_their_line() {
        check(&expression(plain("^no|so$")), "[no] so [so]\n[no] no");
        check(&expression(plain(r"a\s*b")), "[a  b] a\nb");
        check(&expression(plain("(?s).+")), "[one]\n\n[two]");
    }

    #[test]
    fn find_nothing_that_is_empty() {
        check(&expression(plain("a*")), "b[aa]b[a]");
        check(&expression(plain("x?|^|$")), "abc");
    }

    #[track_caller]
    fn check_wrong(pattern: &str, at: usize, words: &str) {
        let error = Searcher::new(&expression(folded(pattern))).unwrap_err();
        assert!(
            matches!(&error, SearchError::BadExpression { character, .. } if *character == at),
            "{error:?}"
        );
        assert_eq!(error.to_string(), words);
    }

    #[test]
    fn that_are_wrong_are_refused_with_the_place() {
        check_wrong(
            "é(no",
            1,
            "The expression is wrong at character 2: unclosed group.",
        );
        check_wrong(
            "*no",
            0,
            "The expression is wrong at character 1: repetition operator missing expression.",
        );
        check_wrong(
            r"он\p{Nowhere}",
            2,
            "The expression is wrong at character 3: Unicode property not found.",
        );
        let huge = Searcher::new(&expression(plain(r"(\w{1000}){1000}"))).unwrap_err();
        assert_eq!(huge, SearchError::TooLarge);
    }
}

#[test]
fn there_must_be_something_to_search_for() {
    for query in [plain(""), expression(plain("")), folded("\u{301}")] {
        assert_eq!(
            Searcher::new(&query).unwrap_err(),
            SearchError::EmptyPattern
        );
    }
    assert!(Searcher::new(&plain("\u{301}")).is_ok());
}

mod offsets {
    use super::*;

    #[test]
    fn are_those_of_the_article() {
        let text = Text::new("Łódź,\n\nStraße naï\u{308}ve 😊 São Paulo").unwrap();
        let hits = hits(&folded("sao paulo"), &text);
        assert_eq!(hits, [place_of(&text, "São Paulo")]);
        assert_eq!(text.slice(hits[0]), "São Paulo");
    }

    #[test]
    fn begin_where_one_wants() {
        let text = Text::new("so so\nso").unwrap();
        let searcher = Searcher::new(&plain("so")).unwrap();
        let from = |byte| {
            searcher
                .find(&text, ByteOffset::new(byte))
                .collect::<Vec<_>>()
        };
        assert_eq!(from(1), [range(3, 5), range(6, 8)]);
        assert_eq!(from(3), [range(3, 5), range(6, 8)]);
        assert_eq!(from(7), []);
        assert_eq!(from(99), []);
    }
}

mod a_search {
    use super::*;

    fn search(project: &Project, query: &Query, scope: Scope) -> Search {
        Search::new(project, Searcher::new(query).unwrap(), scope)
    }

    /// Each hit as the number of its article and its words.
    fn found(project: &Project, search: &Search) -> Vec<(usize, String)> {
        let articles: Vec<_> = project.articles().collect();
        let of = |hit: &Hit| {
            let place = articles
                .iter()
                .position(|one| one.id == hit.article)
                .unwrap();
            (place + 1, articles[place].text.slice(hit.range).to_owned())
        };
        search.hits().iter().map(of).collect()
    }

    #[test]
    fn goes_through_one_article_or_all_of_them() {
        let project = project(&["Kyiv and Kyïv", "Lviv", "", "Odesa\nKYIV"]);
        let mut all = search(&project, &folded("kyiv"), Scope::All);
        while all.step(3).is_some() {}
        let words = |number, words: &str| (number, words.to_owned());
        let expected = [words(1, "Kyiv"), words(1, "Kyïv"), words(4, "KYIV")];
        assert_eq!(found(&project, &all), expected);
        let mut one = search(&project, &folded("kyiv"), Scope::Article(id(4)));
        while one.step(usize::MAX).is_some() {}
        assert_eq!(found(&project, &one), [words(4, "KYIV")]);
        let mut gone = search(&project, &folded("kyiv"), Scope::Article(id(9)));
        assert_eq!(gone.step(1), None);
    }

    #[test]
    fn stops_at_the_ends_of_lines_and_says_how_far_it_has_come() {
        let project = project(&["one\ntwo\nthree", "four"]);
        let mut search = search(&project, &plain("o"), Scope::All);
        let mut done = vec![search.progress().done];
        while let Some(progress) = search.step(5) {
            assert_eq!(progress.all, 17);
            done.push(progress.done);
        }
        assert_eq!(done, [0, 8, 13]);
        assert_eq!(search.progress().done, 17);
        assert_eq!(search.hits().len(), 3);
    }

    #[test]
    fn collects_so_many_hits_and_says_that_there_are_more() {
        let text = "a".repeat(MAXIMUM_HITS);
        let mut all = search(&project(&[&text]), &plain("a"), Scope::All);
        while all.step(usize::MAX).is_some() {}
        assert_eq!((all.hits().len(), all.is_limited()), (MAXIMUM_HITS, false));
        let mut more = search(&project(&[&text, "a"]), &plain("a"), Scope::All);
        while more.step(1 << 16).is_some() {}
        assert_eq!((more.hits().len(), more.is_limited()), (MAXIMUM_HITS, true));
    }

    #[test]
    fn of_a_costly_expression_ends_its_step_within_a_line() {
        let text = "abcd ".repeat(400) + "x";
        let project = project(&[&text]);
        let query = whole(expression(plain("b.*x|c")));
        let mut search = search(&project, &query, Scope::All);
        let mut steps = 0;
        while search.step(100).is_some() {
            steps += 1;
        }
        assert!(steps > 10, "{steps}");
        assert_eq!(search.hits(), []);
    }
}

#[test]
fn a_hit_is_shown_with_the_words_around_it() {
    #[track_caller]
    fn check(marked: &str, characters: usize, expected: [&str; 3]) {
        let (before, rest) = marked.split_once('[').unwrap();
        let (hit, after) = rest.split_once(']').unwrap();
        let text = Text::new(&[before, hit, after].concat()).unwrap();
        let hit = range(before.len(), before.len() + hit.len());
        let [before, hit_words, after] = expected.map(String::from);
        let expected = Context {
            before,
            hit: hit_words,
            after,
        };
        assert_eq!(context(&text, hit, characters), expected);
    }
    check("He [denied] it", 20, ["He ", "denied", " it"]);
    check("[denied]", 20, ["", "denied", ""]);
    check(
        "On Monday the minister [denied] that the bridge was hit.",
        14,
        ["…the minister ", "denied", " that the…"],
    );
    check(
        "One line.\n\nAnother [line]\tand\nso on",
        30,
        ["One line. Another ", "line", " and so on"],
    );
    check("他没有[否认]，他说。", 2, ["…没有", "否认", "，他…"]);
    check("a 👩‍🚒👩‍🚒[x]👩‍🚒👩‍🚒", 2, ["…👩‍🚒", "x", "👩‍🚒…"]);
    let long = format!("[{}]", "far too long ".repeat(100_000).trim_end());
    check(&long, 30, ["", "far too long far too … too long", ""]);
    check("aaaaaaaaaa[b]cccccccccc", 4, ["…aaaa", "b", "cccc…"]);
}

mod labelling_all {
    use super::*;

    /// All places of some words, in all articles, labelled as Claims.
    fn label_all<'p>(page: &'p mut Page, words: &str) -> &'p mut Page {
        let searcher = Searcher::new(&plain(words)).unwrap();
        let mut search = Search::new(&page.state.project, searcher, Scope::All);
        while search.step(usize::MAX).is_some() {}
        page.label_places("Claim", search.hits())
    }

    #[test]
    fn labels_what_a_search_found_in_one_step() {
        let mut page = Page::open(&["It is so, so they say", "Not so"]);
        page.act(Action::SetAnnotatorName(name("Olha")));
        let before = content(&page.state.project);
        label_all(&mut page, "so");
        assert_eq!(page.shows(), "It is [C:so], [C:so] they say");
        assert_eq!(
            (page.says(), page.tone()),
            ("Labelled 3 places as Claim.", Tone::Shown)
        );
        assert_eq!(page.next_undo(), Some("Label 3 places as Claim"));
        assert_eq!(page.state.project.visible_span_count(), 3);

        page.undo();
        assert_eq!(page.state.project.visible_span_count(), 0);
        assert_eq!(page.says(), "Undone: Label 3 places as Claim");
        page.redo();
        assert_eq!(page.state.project.visible_span_count(), 3);
        page.undo();
        assert_eq!(content(&page.state.project), before);
        assert_eq!(page.next_undo(), Some("Name the annotator Olha"));
    }

    #[test]
    fn passes_over_what_is_labelled_and_what_is_gone() {
        let mut page = Page::open(&["[C:so] [D:so] so", "so"]);
        let searcher = Searcher::new(&plain("so")).unwrap();
        let mut search = Search::new(&page.state.project, searcher, Scope::All);
        while search.step(usize::MAX).is_some() {}
        page.act(Action::Edit(Box::new(Edit::RemoveArticle(id(2)))));
        let hits: Arc<[Hit]> = Arc::from(search.hits());
        page.label_places("Claim", &hits);
        assert_eq!(page.shows(), "[C:so] [D:[C:so]] [C:so]");
        assert_eq!(
            page.says(),
            "Labelled 2 places as Claim. 1 place is labelled so already. \
             1 place is no longer there."
        );
        let steps = page.next_undo().map(String::from);
        page.label_places("Claim", &hits);
        assert_eq!(
            page.says(),
            "3 places are labelled so already. 1 place is no longer there."
        );
        assert_eq!(
            page.next_undo().map(String::from),
            steps,
            "that was no step"
        );
    }

    #[test]
    fn keeps_what_is_open_and_selected() {
        let mut page = Page::open(&["[D:No], so", "so"]);
        page.select_span(1);
        label_all(&mut page, "so");
        assert_eq!(page.selected().as_deref(), Some("Denial: No"));
        page.undo();
        assert_eq!(page.title(), "Article 1");
        assert_eq!(page.selected().as_deref(), Some("Denial: No"));
    }

    #[test]
    fn is_refused_with_a_label_that_is_not_there_and_does_nothing_with_no_places() {
        let mut page = Page::open(&["so"]);
        let hit = Hit {
            article: id(1),
            range: range(0, 2),
        };
        page.label_places("Rumour", &[hit]);
        assert_eq!(page.tone(), Tone::Refused);
        label_all(&mut page, "no");
        assert_eq!(page.says(), "There is no place to label.");
        assert_eq!(page.shows(), "so");
        assert_eq!(page.next_undo(), None);
    }

    #[test]
    fn the_same_place_twice_is_one_and_one_outside_the_text_is_none() {
        let project = project(&["so it is"]);
        let hit = |start, end| Hit {
            article: id(1),
            range: range(start, end),
        };
        let hits = [hit(3, 5), hit(0, 2), hit(3, 5), hit(7, 9), hit(1, 1)];
        let found = unlabelled(&project, "Claim", me(), &hits);
        assert_eq!(found.hits, [hit(3, 5), hit(0, 2)]);
        assert_eq!((found.labelled, found.gone), (0, 2));
    }
}

/// Whether an offset lies inside of a word, by the words of the whole text.
fn is_inside_word(text: &Text, offset: ByteOffset) -> bool {
    let (before, after) = text.as_str().split_at(offset.index());
    let is_apostrophe = |one: Option<char>| matches!(one, Some('\'' | '’'));
    !is_apostrophe(before.chars().next_back())
        && !is_apostrophe(after.chars().next())
        && words(text, text.whole()).any(|word| word.start() < offset && offset < word.end())
}

/// The hits of plain words, by trying every stretch of the text.
fn reference(query: &Query, text: &Text) -> Vec<TextRange> {
    let string = text.as_str();
    let wanted = query.folding.fold(&query.pattern);
    let drops = |one: char| query.folding.fold(one.encode_utf8(&mut [0; 4])).is_empty();
    let starts = string.char_indices().filter(|(_, one)| !drops(*one));
    let mut found: Vec<TextRange> = Vec::new();
    for (start, _) in starts {
        let last = found.last().map_or(0, |hit| hit.end().index());
        let line = &string[start..].split('\n').next().unwrap();
        let mut ends = line.char_indices().map(|(byte, one)| byte + one.len_utf8());
        let hit = ends.find_map(|end| {
            let after = line[end..].chars().next();
            let fits = query.folding.fold(&line[..end]) == wanted
                && !after.is_some_and(|one| drops(one) || is_diacritic(one));
            let grown = snap(text, range(start, start + end), Granularity::Character);
            let is_whole =
                || !is_inside_word(text, grown.start()) && !is_inside_word(text, grown.end());
            let is_hit =
                fits && grown.start().index() >= last && (!query.whole_words || is_whole());
            is_hit.then_some(grown)
        });
        found.extend(hit);
    }
    found
}

const PIECES: &[&str] = &[
    "so",
    "So",
    "s",
    "o",
    "ß",
    "ss",
    "e",
    "é",
    "e\u{301}",
    "\u{301}",
    "ö",
    "ﬁ",
    "fi",
    "i",
    "İ",
    "ı",
    "’",
    "'",
    " ",
    " ",
    "\n",
    "-",
    ".",
    "中",
    "文",
    "مُ",
    "م",
    "ـ",
    "שָׁ",
    "ש",
    "कि",
    "क",
    "が",
    "か",
    "👩‍🚒",
    "👩‍👩",
    "👩",
    "🇺🇦",
    "3",
    "\u{600}",
];

fn strings(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), length).prop_map(|pieces| pieces.concat())
}

fn queries() -> impl Strategy<Value = Query> {
    let pattern = strings(1..4).prop_map(|pattern| pattern.replace('\n', ""));
    let query =
        (pattern, any::<[bool; 3]>()).prop_map(|(pattern, [whole_words, case, diacritics])| {
            Query {
                pattern,
                mode: Mode::Plain,
                whole_words,
                folding: Folding { case, diacritics },
            }
        });
    query.prop_filter("something to search for", |query| {
        Searcher::new(query).is_ok()
    })
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn plain_words_are_found_where_a_slow_search_finds_them(query in queries(), string in strings(0..40)) {
        let text = Text::new(&string).unwrap();
        prop_assert_eq!(hits(&query, &text), reference(&query, &text));
    }

    #[test]
    fn an_expression_without_operators_finds_what_plain_words_do(
        query in queries(), string in strings(0..40),
    ) {
        // The engine compares letters one by one, so that İ is not i with a dot to it.
        let Folding { case, diacritics } = query.folding;
        let folding = Folding { case: case && diacritics, diacritics };
        let query = Query { folding, ..query };
        prop_assume!(Searcher::new(&query).is_ok());
        let text = Text::new(&string).unwrap();
        let pattern = regex_syntax::escape(&query.pattern);
        let escaped = expression(Query { pattern, ..query.clone() });
        prop_assert_eq!(hits(&escaped, &text), hits(&query, &text));
    }

    #[test]
    fn a_search_in_steps_finds_what_is_found_at_once(
        query in queries(),
        texts in prop::collection::vec(strings(0..40), 0..4),
        bytes in 1..50_usize,
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let project = project(&texts);
        let searcher = Searcher::new(&query).unwrap();
        let expected: Vec<Hit> = project.articles().flat_map(|article| {
            let hits = searcher.find(&article.text, ByteOffset::ZERO);
            hits.map(|range| Hit { article: article.id, range }).collect::<Vec<_>>()
        }).collect();
        let mut search = Search::new(&project, searcher.clone(), Scope::All);
        while search.step(bytes).is_some() {}
        prop_assert_eq!(search.hits(), expected);
        prop_assert_eq!(search.progress().done, search.progress().all);
    }
}

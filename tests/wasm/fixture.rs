//! A document to test on: an article as the page shows it, with marks, emoji and empty blocks.

use sayso::browser::dom_text::START_ATTRIBUTE;
use sayso::browser::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Whether the blocks say where they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starts {
    Recorded,
    Missing,
}

/// An article in the document, taken out again on drop.
pub(super) struct Fixture {
    container: Element,
    pub(super) root: Element,
    pub(super) before: Element,
    pub(super) after: Element,
}

/// One block per line. Brackets are marks, which nest; `¦` cuts a text node in two, one half of
/// which may be empty; `#` is a comment node.
const BLOCKS: [&str; 9] = [
    "Officials [denied [on Monday]] it.\n",
    "\n",
    "",
    "😀[👩‍👩‍👧 said]¦¦ \u{301}no\n",
    "[all of this block]",
    "[]",
    "#نفى [المسؤول] ذلك#\n",
    "cut ¦here[¦]\n",
    "",
];

impl Fixture {
    pub(super) fn new(starts: Starts) -> Self {
        let container = element("div");
        let [before, root, after] = ["p", "article", "p"].map(element);
        before.set_text_content(Some("What stands before."));
        after.set_text_content(Some("What stands after."));
        for child in [&before, &root, &after] {
            container.append_child(child).unwrap();
        }
        let style = "font: 20px/30px monospace; white-space: pre-wrap; width: 800px; \
                     position: absolute; left: 40px; top: 10px";
        set_style(&container, style);
        page::document()
            .body()
            .unwrap()
            .append_child(&container)
            .unwrap();

        let mut start = 0;
        for description in BLOCKS {
            let block = element("p");
            set_style(&block, "margin: 0; min-height: 30px");
            if starts == Starts::Recorded {
                block
                    .set_attribute(START_ATTRIBUTE, &start.to_string())
                    .unwrap();
            }
            fill(&block, description);
            root.append_child(&block).unwrap();
            start += units(&block.text_content().unwrap());
        }
        Self {
            container,
            root,
            before,
            after,
        }
    }

    pub(super) fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    /// The length of the text in UTF-16 units.
    pub(super) fn length(&self) -> u32 {
        units(&self.text())
    }

    /// Where `part` first stands in the text, in UTF-16 units.
    pub(super) fn find(&self, part: &str) -> u32 {
        let text = self.text();
        units(text.split_once(part).unwrap().0)
    }

    /// The root and all nodes in it.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![Node::from(self.root.clone())];
        let mut next = 0;
        while let Some(node) = nodes.get(next).cloned() {
            let children = node.child_nodes();
            nodes.extend((0..children.length()).map(|index| children.get(index).unwrap()));
            next += 1;
        }
        nodes
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.container.remove();
    }
}

pub(super) fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap()
}

pub(super) fn element(name: &str) -> Element {
    page::document().create_element(name).unwrap()
}

/// Through the CSS object model: another test may have set a content security policy by now.
fn set_style(element: &Element, css: &str) {
    element
        .unchecked_ref::<HtmlElement>()
        .style()
        .set_css_text(css);
}

fn fill(block: &Element, description: &str) {
    let document = page::document();
    let mut parent: Node = block.clone().unchecked_into();
    let mut text = document.create_text_node("");
    let mut is_open = false;
    for character in description.chars() {
        match character {
            '[' => {
                let mark = element("mark");
                parent.append_child(&mark).unwrap();
                parent = mark.unchecked_into();
                is_open = false;
            }
            ']' => {
                parent = parent.parent_node().unwrap();
                is_open = false;
            }
            '#' => {
                parent
                    .append_child(&document.create_comment("not text"))
                    .unwrap();
                is_open = false;
            }
            '¦' => {
                parent.append_child(&document.create_text_node("")).unwrap();
                is_open = false;
            }
            _ => {
                if !is_open {
                    text = document.create_text_node("");
                    parent.append_child(&text).unwrap();
                    is_open = true;
                }
                text.append_data(&character.to_string()).unwrap();
            }
        }
    }
}

//! UIMA's CAS, in XML and in JSON.

use sayso::formats::{
    Choice, Format, Import, ReadContext, ReadError, SourceFile, UimaJsonCas, UimaXmi, detect,
    read_together, write,
};
use sayso::model::{IdSource, Stamp};

use super::brat::unpacked;
use super::exchange::read_again;
use super::golden::compare;
use super::reading::file;
use super::sample::sample;
use super::spoken::{relations, spans_with_values, told};

/// A file as INCEpTION writes it, with a named entity, a layer of its own, and a relation.
const XMI: &str = r#"<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type4="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:type7="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
    <cas:NULL xmi:id="0"/>
    <type7:DocumentMetaData xmi:id="1" sofa="40" begin="0" end="15" language="en" documentTitle="The denial" documentId="a.txt"/>
    <type4:Sentence xmi:id="8" sofa="40" begin="0" end="15"/>
    <type4:Token xmi:id="12" sofa="40" begin="0" end="2" order="0"/>
    <ner:NamedEntity xmi:id="20" sofa="40" begin="3" end="5" value="PER"/>
    <custom:Claim xmi:id="21" sofa="40" begin="6" end="12" label="denies" Certainty="&quot;sure&quot; &amp; firm" note="why?"/>
    <custom:Bare xmi:id="22" sofa="40" begin="6" end="15" links="20"/>
    <custom:Multi xmi:id="24" sofa="40" begin="13" end="15">
        <tags>one</tags>
        <tags>t&lt;wo</tags>
    </custom:Multi>
    <custom:Said xmi:id="23" sofa="40" begin="3" end="5" Governor="21" Dependent="20"/>
    <type7:TagsetDescription xmi:id="30" name="x"/>
    <cas:Sofa xmi:id="40" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="&#128522; He denied&#10;it"/>
    <cas:View sofa="40" members="1 8 12 20 21 22 23 24"/>
</xmi:XMI>"#;

const TYPE_SYSTEM: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Claim</name><description/><supertypeName>uima.tcas.Annotation</supertypeName>
<features><featureDescription><name>Certainty</name><description>How sure they are &amp; why</description><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features></typeDescription>
<typeDescription><name>webanno.custom.Bare</name><description/><supertypeName>uima.tcas.Annotation</supertypeName>
<features><featureDescription><name>links</name><description/><rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription></features></typeDescription>
</types></typeSystemDescription>"#;

/// The same as JSON CAS, as Java writes it.
const JSON: &str = r#"{"%TYPES":{"webanno.custom.Claim":{"%NAME":"webanno.custom.Claim",
 "%SUPER_TYPE":"uima.tcas.Annotation","on_record":{"%NAME":"on_record","%RANGE":"uima.cas.Boolean",
 "%DESCRIPTION":"on record"}}},
"%FEATURE_STRUCTURES":[
 {"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"😊 He denied\nit"},
 {"%ID":2,"%TYPE":"uima.tcas.DocumentAnnotation","@sofa":1,"begin":0,"end":15,"language":"x-unspecified"},
 {"%ID":3,"%TYPE":"webanno.custom.Claim","@sofa":1,"begin":6,"end":12,"label":"denies","on_record":true,"@link":2},
 {"%ID":4,"%TYPE":"webanno.custom.Claim","@sofa":1,"begin":3,"end":5},
 {"%ID":5,"%TYPE":"webanno.custom.Said","@sofa":1,"begin":3,"end":5,"@Governor":3,"@Dependent":4},
 {"%ID":6,"%TYPE":"uima.cas.FSArray","%ELEMENTS":[3,4]}],
"%VIEWS":{"_InitialView":{"%SOFA":1,"%MEMBERS":[2,3,4,5]}}}"#;

fn read_set(files: &[(&str, &str)]) -> Result<Import, ReadError> {
    let files: Vec<SourceFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let mut ids = IdSource::new([3; 7]);
    read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO))
}

#[test]
fn a_file_of_inception_is_read_with_its_type_system() {
    let import = read_set(&[("a.xmi", XMI), ("TypeSystem.xml", TYPE_SYSTEM)]).unwrap();
    assert_eq!(
        spans_with_values(&import.project),
        [
            "PER: He",
            "denies: denied [Certainty: \"sure\" & firm]",
            "Bare: denied\nit",
            "Multi: it [tags: one, t<wo]",
        ]
    );
    assert_eq!(relations(&import.project), ["denies Said PER"]);
    let article = import.project.articles().next().unwrap();
    assert_eq!(&*article.title, "The denial");
    assert_eq!(article.metadata.language.as_deref(), Some("en"));
    assert_eq!(article.text.as_str(), "😊 He denied\nit");
    assert_eq!(
        told(&import),
        [
            "a.xmi, line 8, 22: Its features that are no plain values are left out: links.",
            "a.xmi: What divides the text or is no annotation of it is left out (Sentence: 1, TagsetDescription: \
             1, Token: 1).",
        ]
    );
    let notes: Vec<&str> = import.project.spans().map(|span| &*span.note).collect();
    assert_eq!(notes, ["", "why?", "", ""]);
}

#[test]
fn a_json_cas_of_java_is_read() {
    let import = read_set(&[("a.json", JSON)]).unwrap();
    assert_eq!(
        spans_with_values(&import.project),
        ["denies: denied [on record: true]", "Claim: He"]
    );
    assert_eq!(relations(&import.project), ["denies Said Claim"]);
    assert_eq!(
        told(&import),
        [
            "a.json, 3: Its features that are no plain values are left out: link.",
            "a.json: What divides the text or is no annotation of it is left out (FSArray: 1).",
        ]
    );
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    for (format, name) in [
        (&UimaXmi as &dyn Format, "bridge.xmi"),
        (&UimaJsonCas, "bridge.cas.json"),
    ] {
        let export = write(format, &sample(), &Choice::everything()).unwrap();
        compare(name, &unpacked(&export.bytes));
        compare(&format!("{name}.report"), &export.report.to_string());
    }
}

#[test]
fn titles_values_notes_and_annotators_come_back() {
    for format in [&UimaXmi as &dyn Format, &UimaJsonCas] {
        let export = write(format, &sample(), &Choice::everything()).unwrap();
        let read = read_again(format, &export, None);
        let mut spans = spans_with_values(&read);
        spans.sort();
        assert!(spans[0].contains("[on record: yes]"), "{spans:?}");
        assert!(read.spans().any(|span| span.note.contains("</script>")));
        let mut titles: Vec<&str> = read.articles().map(|one| &*one.title).collect();
        titles.sort_unstable();
        assert_eq!(
            titles,
            [
                "Mayor: the <script>bridge</script> is safe",
                "The ferryman’s claim"
            ]
        );
        let annotators: Vec<&str> = read.annotators().map(|one| &*one.name).collect();
        assert_eq!(annotators, ["Ada <img src=x onerror=alert(1)>"]);
    }
}

#[test]
fn both_are_known_by_their_content() {
    for name in ["a.xmi", "a.xml", "download"] {
        assert_eq!(detect(&file(name, XMI), XMI).about().name, "UIMA CAS XMI");
    }
    for name in ["a.json", "download"] {
        assert_eq!(
            detect(&file(name, JSON), JSON).about().name,
            "UIMA JSON CAS"
        );
    }
}

#[test]
fn a_type_system_alone_says_what_is_missing() {
    let error = read_set(&[("TypeSystem.xml", TYPE_SYSTEM)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeSystem.xml: This is the type system of UIMA annotations and holds none itself. Choose \
         the .xmi files as well, or their folder. Nothing was imported."
    );
}

#[test]
fn entities_are_never_expanded() {
    let bomb = XMI.replace(
        "<xmi:XMI",
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&b;\">]><xmi:XMI",
    );
    let error = read_set(&[("a.xmi", &bomb)]).unwrap_err().to_string();
    assert_eq!(
        error,
        "a.xmi: The file has a document type of its own (<!DOCTYPE). That can define entities that \
         expand without end, so such files are not opened; UIMA writes none. Remove it and import \
         the file again. Nothing was imported."
    );
    let unknown = XMI.replace("&#128522;", "&b;");
    let error = read_set(&[("a.xmi", &unknown)]).unwrap_err().to_string();
    assert!(error.contains("its XML is not in order"), "{error}");
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let broken = XMI
        .replace("begin=\"6\" end=\"12\"", "begin=\"6\" end=\"99\"")
        .replace(
            "sofa=\"40\" begin=\"6\" end=\"15\"",
            "begin=\"6\" end=\"15\"",
        )
        .replace("xmi:id=\"23\"", "xmi:id=\"23\" x=\"1\"");
    let import = read_set(&[("a.xmi", &broken)]).unwrap();
    assert_eq!(
        told(&import),
        [
            "a.xmi, line 7, 21: It is left out: 6 to 99 is no stretch of its article, counted in \
             UTF-16 units.",
            "a.xmi, line 8, 22: It is left out: it does not say which stretch of which text it marks.",
            "a.xmi, line 13, 23: It is left out: not both of the annotations that it links were read.",
            "a.xmi: What divides the text or is no annotation of it is left out (Sentence: 1, TagsetDescription: \
             1, Token: 1).",
        ]
    );
    let cut = &XMI[..XMI.len() - 200];
    assert!(read_set(&[("a.xmi", cut)]).is_err());
    let cut = &JSON[..JSON.len() - 200];
    let error = read_set(&[("a.json", cut)]).unwrap_err().to_string();
    assert!(error.contains("cut off"), "{error}");
    let empty = r#"{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"x"},7]}"#;
    let error = read_set(&[("a.json", empty)]).unwrap_err().to_string();
    assert!(error.contains("There is no text in the file"), "{error}");
}

//! Exports of the core glossary against the published schemas, by `xmllint` of libxml2.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use zhengming_glossary::{ExportOptions, Format, core, export};

/// Formats with the schemas of `formats/schemas` that they must fit, and how `xmllint` takes these.
const SCHEMAS: [(&str, &str, &str); 7] = [
    ("tbx", "--relaxng", "tbx/TBXcoreStructV03.rng"),
    ("tbx-basic-dct", "--relaxng", "tbx/TBXcoreStructV03.rng"),
    ("tbx-min", "--relaxng", "tbx/TBXcoreStructV03.rng"),
    ("tbx-min-dct", "--relaxng", "tbx/TBXcoreStructV03.rng"),
    ("tbx-core", "--relaxng", "tbx/TBXcoreStructV03.rng"),
    ("tbx2", "--dtdvalid", "tbx2/TBXcoreStructV02.dtd"),
    ("tbx2", "--schema", "tbx2/TBX_core.xsd"),
];

/// Where a schema imports the attributes of XML from, and the copy of it beside the schemas.
const XML_ATTRIBUTES: (&str, &str) =
    ("http://www.w3.org/2001/xml.xsd", "xliff-2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd");

/// A catalogue by which `xmllint` finds the copy, since it is not to ask the network.
fn catalogue(folder: &Path) -> String {
    let (address, copy) = XML_ATTRIBUTES;
    let copy = folder.join(copy);
    assert!(copy.is_file(), "no schema {}", copy.display());
    format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\
         <system systemId=\"{address}\" uri=\"file://{0}\"/>\
         <uri name=\"{address}\" uri=\"file://{0}\"/></catalog>",
        copy.canonicalize().expect("the path is sound").display()
    )
}

/// The core glossary in a format.
fn exported(name: &str) -> String {
    let format = Format::by_name(name).expect("the format is known");
    let mut bytes = Vec::new();
    export(core(), format, &mut bytes, &ExportOptions::default()).expect("memory can be written");
    String::from_utf8(bytes).expect("XML is in UTF-8")
}

/// What `xmllint` says against a text, if anything.
fn complaint(text: &str, how: &str, schemas: &Path, schema: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("there is room for a file");
    let file = folder.path().join("export.tbx");
    fs::write(&file, text).expect("the file can be written");
    let catalogue_file = folder.path().join("catalogue.xml");
    fs::write(&catalogue_file, catalogue(schemas)).expect("the file can be written");
    let output = Command::new("xmllint")
        .env("XML_CATALOG_FILES", &catalogue_file)
        .args(["--nonet", "--noout", how])
        .arg(schemas.join(schema))
        .arg(&file)
        .output()
        .expect("xmllint is installed (package libxml2-utils)");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (!output.status.success()).then(|| said.lines().take(5).collect::<Vec<_>>().join("\n"))
}

#[test]
#[ignore = "needs the corpus"]
fn exports_are_valid_by_the_published_schemas() {
    let folder: PathBuf = super::corpus().join("formats/schemas");
    for (name, how, schema) in SCHEMAS {
        assert!(folder.join(schema).is_file(), "no schema {schema}");
        let text = exported(name);
        assert_eq!(complaint(&text, how, &folder, schema), None, "{name}");

        // The check can fail: a term without its element, and one in a wrong place, are refused.
        for (from, to) in [("<term>", "<word>"), ("</term>", "</word>")] {
            assert!(
                complaint(&text.replacen(from, to, 1), how, &folder, schema).is_some(),
                "{name}"
            );
        }
        let misplaced = text.replacen("<body>", "<body><term>x</term>", 1);
        assert!(complaint(&misplaced, how, &folder, schema).is_some(), "{name}");
    }
}

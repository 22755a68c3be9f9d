//! Exports of the core glossary against the published schemas, by `xmllint` of libxml2.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use zhengming_glossary::{ExportOptions, Format, core, export};

/// The schemas of TBX 3, in `formats/schemas`, and how `xmllint` takes them.
const TBX_3: [(&str, &str); 2] =
    [("--relaxng", "tbx/TBXcoreStructV03.rng"), ("--schema", "tbx2/TBX_core.xsd")];

/// The schema of TBX 2.
const TBX_2: [(&str, &str); 1] = [("--dtdvalid", "tbx2/TBXcoreStructV02.dtd")];

/// Formats with the schemas that they must fit.
const FORMATS: [(&str, &[(&str, &str)]); 6] = [
    ("tbx", &TBX_3),
    ("tbx-basic-dct", &TBX_3),
    ("tbx-min", &TBX_3),
    ("tbx-min-dct", &TBX_3),
    ("tbx-core", &TBX_3),
    ("tbx2", &TBX_2),
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
    for (name, schemas) in FORMATS {
        let text = exported(name);
        for &(how, schema) in schemas {
            assert!(folder.join(schema).is_file(), "no schema {schema}");
            assert_eq!(complaint(&text, how, &folder, schema), None, "{name} {schema}");
            for broken in broken(&text) {
                let said = complaint(&broken, how, &folder, schema);
                assert!(said.is_some(), "{name}: {schema} lets a broken file pass");
            }
        }
    }
}

/// The same with a term that is no term, without an end of it, and with one in a wrong place: the
/// check must be able to fail.
fn broken(text: &str) -> [String; 3] {
    [
        text.replacen("<term>", "<word>", 1).replacen("</term>", "</word>", 1),
        text.replacen("</term>", "", 1),
        text.replacen("<body>", "<body><term>x</term>", 1),
    ]
}

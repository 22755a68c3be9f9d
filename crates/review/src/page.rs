//! The file: markup, style, script and data.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::script::script;

const PAGE: &str = include_str!("../assets/page.html");
const STYLE: &str = include_str!("../assets/page.css");

/// Where style, policy, data and script go in the page.
const POLICY_PLACE: &str = "%POLICY%";
const STYLE_PLACE: &str = "%STYLE%";
const DATA_PLACE: &str = "%DATA%";
const SCRIPT_PLACE: &str = "%SCRIPT%";

/// Writes the page around packed data, each with its name.
pub(crate) fn write(data: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    let script = script();
    let policy = policy(STYLE, &script);
    let mut rest = PAGE;
    for place in [POLICY_PLACE, STYLE_PLACE, DATA_PLACE, SCRIPT_PLACE] {
        let (before, after) = rest.split_once(place).unwrap_or((rest, ""));
        out.write_all(before.as_bytes())?;
        match place {
            POLICY_PLACE => out.write_all(policy.as_bytes())?,
            STYLE_PLACE => out.write_all(STYLE.as_bytes())?,
            SCRIPT_PLACE => out.write_all(script.as_bytes())?,
            _ => write_data(data, out)?,
        }
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

fn write_data(data: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    for (name, packed) in data {
        write!(out, "<script type=\"application/octet-stream\" id=\"data-{name}\">")?;
        out.write_all(packed.as_bytes())?;
        out.write_all(b"</script>\n")?;
    }
    Ok(())
}

/// Allows this style and this script, and nothing from anywhere.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

use std::io::Write;

use zhengming_glossary::{Problem, Severity};
use zhengming_report::{clean, style};
use zhengming_text::counted;

use crate::output;
use crate::settings::Settings;
use crate::status::Stop;

/// All severities, the worst first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// Lists problems of at least the lowest severity, and counts all.
pub(super) fn print_problems(
    problems: &[Problem],
    lowest: Severity,
    settings: &Settings,
) -> Result<(), Stop> {
    let mut out = output::styled(settings);
    for problem in problems.iter().filter(|problem| problem.severity >= lowest) {
        let location = clean(&problem.location.to_string()).into_owned();
        let severity = style::paint(style_of(problem.severity), problem.severity);
        write!(out, "{location}: {severity}: {}", clean(&problem.message))?;
        match &problem.help {
            Some(help) => writeln!(out, " ({})", clean(help))?,
            None => writeln!(out)?,
        }
    }
    let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let [errors, warnings, infos] = SEVERITIES.map(count);
    let hidden = if lowest > Severity::Info && infos > 0 { " (see --level info)" } else { "" };
    let [errors, warnings, remarks] = [(errors, "error"), (warnings, "warning"), (infos, "remark")]
        .map(|(n, what)| counted(n, what));
    writeln!(out, "{errors}, {warnings}, {remarks}{hidden}")?;
    out.flush()?;
    Ok(())
}

fn style_of(severity: Severity) -> anstyle::Style {
    match severity {
        Severity::Error => anstyle::AnsiColor::Red.on_default().bold(),
        Severity::Warning => anstyle::AnsiColor::Yellow.on_default(),
        Severity::Info => style::FAINT,
    }
}

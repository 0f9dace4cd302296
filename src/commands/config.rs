//! `wassay config`: shows which settings hold, and where each comes from.

use crate::exit::Exit;
use crate::output::to_stdout;
use crate::settings::{Origin, Settings, flags, variable};
use anyhow::Result;
use clap::{Args, Command};
use comfy_table::{Table, presets};
use wassay_harness::script::printable;

/// Show which settings hold where the command line says nothing, and where each comes from
#[derive(Clone, Debug, Args)]
pub struct ConfigArgs {
    /// Show also the settings that nothing sets, with their variables
    #[arg(long)]
    all: bool,
}

/// Prints the settings of a command.
///
/// # Errors
///
/// When they cannot be printed.
pub fn run(args: &ConfigArgs, settings: &Settings, command: &Command) -> Result<Exit> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    for flag in flags(command) {
        if let Some(setting) = settings.value(flag) {
            table.add_row([flag, &*printable(&setting.shown()), &*setting.origin.to_string()]);
            continue;
        }
        let argument = command.get_arguments().find(|known| known.get_long() == Some(flag));
        let defaults = argument.map(|known| known.get_default_values()).unwrap_or_default();
        let takes_value = argument.is_some_and(|known| known.get_action().takes_values());
        let shown: Vec<_> = defaults.iter().map(|value| value.to_string_lossy()).collect();
        if !shown.is_empty() && takes_value {
            table.add_row([flag, &*shown.join(", "), &*Origin::Default.to_string()]);
        } else if args.all {
            table.add_row([flag, "-", &*variable(flag)]);
        }
    }
    for row in &settings.groups {
        let source = printable(&row.source).into_owned();
        table.add_row([
            "[[group]]",
            &*format!("{} = {source}", printable(&row.name)),
            &*file(settings),
        ]);
    }
    for (name, command) in &settings.engines {
        let shown = format!("{} = {}", printable(name), printable(command));
        table.add_row(["[engines]", &*shown, &*file(settings)]);
    }
    to_stdout(|out| Ok(writeln!(out, "{}", table.trim_fmt())?))?;
    Ok(Exit::AsExpected)
}

fn file(settings: &Settings) -> String {
    settings.file.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
}

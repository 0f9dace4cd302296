//! Compares the code of a package with its table of layers: there must be no arrow up, no circle, no file without a
//! room.

use crate::modules::Modules;
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// The layers of a package, as ARCHITECTURE.md has them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Layers {
    /// The folder of its code.
    pub(crate) folder: String,
    /// The rooms of each layer, the lowest first, with the line of the table that names them.
    pub(crate) rows: Vec<(usize, Vec<String>)>,
}

/// The document that has the tables.
pub(crate) const DOCUMENT: &str = "ARCHITECTURE.md";

/// The first cell of a table's head: the text before and after the name of the folder.
const HEAD: (&str, &str) = ("Rooms of `", "`, from the bottom");

impl Layers {
    /// The tables in a text: after the head, each row has its rooms as code in its first cell.
    pub(crate) fn read(text: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut is_inside = false;
        for (number, line) in (1..).zip(text.lines()) {
            let Some(cells) = line.strip_prefix('|') else {
                is_inside = false;
                continue;
            };
            let first = cells.split('|').next().unwrap_or_default().trim();
            let folder = first.strip_prefix(HEAD.0).and_then(|rest| rest.strip_suffix(HEAD.1));
            if let Some(folder) = folder {
                all.push(Self { folder: folder.to_owned(), rows: Vec::new() });
                is_inside = true;
            } else if is_inside && !first.starts_with('-') {
                let rooms = first.split('`').skip(1).step_by(2);
                let rooms =
                    rooms.map(|room| room.trim_end_matches('/').trim_end_matches(".rs").to_owned());
                let table = all.last_mut().expect("the head comes first");
                table.rows.push((number, rooms.collect()));
            }
        }
        all
    }

    /// The number of the layer of a room.
    fn layer(&self, room: &str) -> Option<usize> {
        self.rows.iter().position(|(_, rooms)| rooms.iter().any(|own| own == room))
    }

    /// The room that a file is in by its path, whether the table has it or not.
    fn room<'f>(&self, file: &'f str) -> &'f str {
        let inside = file.strip_prefix(&self.folder).unwrap_or(file).trim_start_matches('/');
        inside.split_once('/').map_or(inside.trim_end_matches(".rs"), |(room, _)| room)
    }

    /// Checks the code of the package. Each problem says where, what and what to do.
    pub(crate) fn check(&self, tree: &Tree, modules: &Modules) -> Vec<String> {
        let mut problems = modules.problems.clone();
        problems.extend(self.check_rooms(tree));
        problems.extend(self.check_files(tree, modules));
        problems.extend(self.check_arrows(modules));
        problems
    }

    /// Each room of the table exists, and is in the table once.
    fn check_rooms(&self, tree: &Tree) -> Vec<String> {
        let mut problems = Vec::new();
        let there: BTreeSet<&str> =
            tree.files_in(&self.folder).map(|file| self.room(file)).collect();
        let mut seen = BTreeSet::new();
        for (line, rooms) in &self.rows {
            for room in rooms {
                if !there.contains(&**room) {
                    problems.push(format!(
                        "{DOCUMENT}:{line}: there is no room `{room}` in {}: name it as it \
                         is called now, or strike it",
                        self.folder
                    ));
                }
                if !seen.insert(room) {
                    problems.push(format!(
                        "{DOCUMENT}:{line}: the room `{room}` has a row already: strike one"
                    ));
                }
            }
        }
        problems
    }

    /// Each file is in a room, and is a module.
    fn check_files(&self, tree: &Tree, modules: &Modules) -> Vec<String> {
        let mut problems = Vec::new();
        let of_modules = modules.files();
        for file in tree.files_in(&self.folder) {
            let room = self.room(file);
            if self.layer(room).is_none() {
                problems.push(format!(
                    "{file}:1: `{room}` is no room of {}: move the file into one, or give \
                     `{room}` a row in {DOCUMENT}",
                    self.folder
                ));
            }
            if !of_modules.contains(file) {
                problems.push(format!(
                    "{file}:1: no `mod` declares this file: declare it, or delete it"
                ));
            }
        }
        problems
    }

    /// Each path leads down, or stays in its room.
    fn check_arrows(&self, modules: &Modules) -> Vec<String> {
        let mut upward: BTreeMap<(&str, &str), Arrow> = BTreeMap::new();
        let mut level: Arrows<'_> = BTreeMap::new();
        for (number, module) in modules.all.iter().enumerate() {
            let from = self.room(&module.file);
            let Some(own_layer) = self.layer(from) else { continue };
            for mention in &module.mentions {
                for needed in modules.needed(number, &mention.segments, mention.is_glob) {
                    let to = self.room(needed);
                    let Some(layer) = self.layer(to) else { continue };
                    let arrow = || Arrow {
                        path: mention.to_string(),
                        needed: needed.to_owned(),
                        lines: BTreeSet::new(),
                    };
                    if layer > own_layer {
                        let arrow = upward.entry((&module.file, to)).or_insert_with(arrow);
                        arrow.lines.insert(mention.line);
                    } else if layer == own_layer && to != from {
                        let place = || format!("{}:{}: `{mention}`", module.file, mention.line);
                        level.entry((from, to)).or_insert_with(place);
                    }
                }
            }
        }
        let upward = upward.into_iter().map(|((file, to), arrow)| {
            let Arrow { path, needed, lines } = arrow;
            let from = self.room(file);
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            let others = match &lines[1..] {
                [] => String::new(),
                others => format!("; it is needed in lines {} too", others.join(", ")),
            };
            format!(
                "{file}:{}: `{from}` needs `{path}` of {needed}, but `{to}` is above `{from}` in \
                 {DOCUMENT}: move what is needed down to `{from}`, or what needs it up to \
                 `{to}`{others}",
                lines[0]
            )
        });
        let mut problems: Vec<String> = upward.collect();
        problems.extend(circles(&level));
        problems
    }
}

/// A need of a file for a room above its own.
struct Arrow {
    /// The first path that needs it.
    path: String,
    /// The file that the path leads to.
    needed: String,
    /// The lines of all such paths.
    lines: BTreeSet<usize>,
}

/// Arrows between rooms of one layer, each with the place of the first path that is one.
type Arrows<'a> = BTreeMap<(&'a str, &'a str), String>;

/// The circles. Each is reported once, by the first of its rooms.
fn circles(arrows: &Arrows<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let starts: BTreeSet<&str> = arrows.keys().map(|(from, _)| *from).collect();
    for start in starts {
        if told.contains(start) {
            continue;
        }
        let Some(circle) = way_back(arrows, start) else { continue };
        told.extend(circle.iter().map(|(from, _)| *from));
        let rooms: Vec<&str> = circle.iter().map(|(from, _)| *from).chain([start]).collect();
        let places: Vec<&str> = circle.iter().map(|(_, place)| *place).collect();
        problems.push(format!(
            "{}: the rooms {} need each other: give each a layer of its own in \
             {DOCUMENT}, and turn one arrow of {}",
            places[0].split(": ").next().unwrap_or_default(),
            rooms.join(" -> "),
            places.join(", ")
        ));
    }
    problems
}

/// The shortest way from a room back to it: each room on it, with the place of its arrow to the next.
fn way_back<'a>(arrows: &'a Arrows<'_>, start: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut ways: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    let mut ends = vec![start];
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while let Some(end) = ends.get(at).copied() {
        for ((from, to), place) in arrows {
            if *from != end {
                continue;
            }
            let way = [&*ways[at], &[(end, &**place)]].concat();
            if *to == start {
                return Some(way);
            }
            if seen.insert(to) {
                ways.push(way);
                ends.push(to);
            }
        }
        at += 1;
    }
    None
}

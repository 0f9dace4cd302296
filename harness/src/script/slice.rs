//! What a directive needs of its script: units and slices.
//!
//! A directive depends on the instance that it acts on, on what that instance imports, and on every
//! earlier action that could have changed their state. Directives that depend on each other form a
//! *unit*, which runs in one store; a *slice* is the part of a unit that some of its directives
//! need. Invariant: the verdict of a directive is the same whether its whole script, its unit or
//! its slice ran.

use crate::script::lower::Script;
use crate::script::{Directive, DirectiveId};
use std::collections::BTreeMap;

/// Divides a script into its units, each in order, by the order of their first directives.
pub(crate) fn units(script: &Script) -> Vec<Vec<DirectiveId>> {
    let mut units: BTreeMap<DirectiveId, Vec<DirectiveId>> = BTreeMap::new();
    for (directive, root) in script.directives.iter().zip(&script.ties) {
        units.entry(*root).or_default().push(directive.id);
    }
    units.into_values().collect()
}

/// Marks the directives of a unit that the `targets` need, themselves included.
///
/// `unit` is in order; the result says of each position whether it is in the slice.
pub fn slice(unit: &[Directive], targets: impl Fn(DirectiveId) -> bool) -> Vec<bool> {
    let mut needed = vec![false; unit.len()];
    let mut state_is_read = false;
    // Go from the last to the first: a directive needs only earlier ones.
    for position in (0..unit.len()).rev() {
        let directive = &unit[position];
        let is_needed =
            needed[position] || targets(directive.id) || (state_is_read && directive.writes);
        if !is_needed {
            continue;
        }
        needed[position] = true;
        state_is_read |= directive.action.reads_state();
        for id in directive.action.needs() {
            if let Ok(position) = unit.binary_search_by_key(&id, |directive| directive.id) {
                needed[position] = true;
            }
        }
    }
    needed
}

/// Marks the directives of a unit whose slices contain the one at `lost`, that one included.
///
/// This is the reverse of [`slice()`]: the directives that must not run, or cannot be trusted, when the state is lost
/// that the directive leaves behind.
pub(crate) fn tainted(unit: &[Directive], lost: usize) -> Vec<bool> {
    let mut tainted = vec![false; unit.len()];
    let mut state_is_lost = false;
    for position in lost..unit.len() {
        let directive = &unit[position];
        let needs_tainted = || {
            let needs = directive.action.needs();
            let positions = needs.iter().map(|id| unit.binary_search_by_key(id, |d| d.id));
            positions.flatten().any(|needed| tainted[needed])
        };
        let is_tainted = position == lost
            || (state_is_lost && directive.action.reads_state())
            || needs_tainted();
        tainted[position] = is_tainted;
        state_is_lost |= is_tainted && directive.writes;
    }
    tainted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::lower::lower;

    /// Checks the units of a script, and the slice of its last directive.
    #[track_caller]
    fn check(source: &str, expected_units: &[&[DirectiveId]], expected_slice: &[DirectiveId]) {
        let script = lower(source);
        let units = units(&script);
        assert_eq!(units, expected_units);
        let last = script.directives.last().unwrap().id;
        let unit = units.iter().find(|unit| unit.contains(&last)).unwrap();
        let unit: Vec<Directive> =
            unit.iter().map(|id| script.directives[*id as usize].clone()).collect();
        let mask = slice(&unit, |id| id == last);
        let slice: Vec<DirectiveId> =
            unit.iter().zip(mask).filter(|(_, needed)| *needed).map(|(d, _)| d.id).collect();
        assert_eq!(slice, expected_slice);
    }

    const COUNTER: &str = r#"(module $m (global $g (mut i32) (i32.const 0))
        (func (export "up") (global.set $g (i32.const 1)))
        (func (export "get") (result i32) (global.get $g)))"#;

    #[test]
    fn only_writers_are_needed_by_later_actions() {
        let script = format!(
            r#"{COUNTER}
            (assert_return (invoke "get") (i32.const 0))
            (invoke "up")
            (assert_return (invoke "get") (i32.const 1))"#
        );
        check(&script, &[&[0, 1, 2, 3]], &[0, 2, 3]);
    }

    #[test]
    fn modules_that_share_nothing_are_units_of_their_own() {
        let script = format!(
            r#"{COUNTER}
            (module $n (func (export "f")))
            (assert_invalid (module (func (result i32))) "type mismatch")
            (invoke $m "up")
            (invoke $n "f")"#
        );
        check(&script, &[&[0, 3], &[1, 4], &[2]], &[1, 4]);
    }

    #[test]
    fn an_import_ties_and_needs_its_registration() {
        let script = format!(
            r#"{COUNTER}
            (register "m")
            (module (import "m" "up" (func $up)) (func (export "f") (call $up)))
            (invoke $m "get")
            (invoke "f")"#
        );
        check(&script, &[&[0, 1, 2, 3, 4]], &[0, 1, 2, 4]);
    }

    #[test]
    fn a_name_means_the_instance_that_had_it_at_the_time() {
        let script = format!(
            r#"{COUNTER}
            (register "m")
            (module (func (export "up")))
            (register "m")
            (module (import "m" "up" (func)))"#
        );
        check(&script, &[&[0, 1], &[2, 3, 4]], &[2, 3, 4]);
    }

    #[test]
    fn the_state_of_spectest_ties_its_functions_do_not() {
        check(
            r#"(module (import "spectest" "print" (func)))
            (module (import "spectest" "memory" (memory 1)) (data (i32.const 0) "a"))
            (module (import "spectest" "global_i32" (global i32)))
            (module (import "spectest" "memory" (memory 1)) (func (export "f")))
            (invoke "f")"#,
            &[&[0], &[1, 3, 4], &[2]],
            &[1, 3, 4],
        );
    }

    #[test]
    fn an_instance_of_a_definition_needs_it() {
        check(
            r#"(module definition $d (func (export "f")))
            (module instance $a $d)
            (module instance $b $d)
            (invoke $b "f")"#,
            &[&[0, 1, 2, 3]],
            &[0, 2, 3],
        );
    }

    #[test]
    fn tainted_directives_have_the_loss_in_their_slices() {
        let script = format!(
            r#"{COUNTER}
            (register "m")
            (invoke "up")
            (assert_return (invoke "get") (i32.const 1))
            (module (import "m" "up" (func $up)) (func (export "f") (call $up)))
            (invoke "f")
            (module definition $d (func (export "g")))
            (module instance $a $d)
            (assert_trap (invoke $a "g") "x")
            (module (import "m" "get" (func (result i32))))
            (register "m")
            (module (import "m" "get" (func)))"#
        );
        let script = lower(&script);
        let unit = &script.directives;
        for lost in 0..unit.len() {
            let tainted = tainted(unit, lost);
            for directive in unit {
                let in_slice = slice(unit, |id| id == directive.id)[lost];
                assert_eq!(tainted[directive.id as usize], in_slice, "{lost} {}", directive.id);
            }
        }
    }
}

use super::*;
use crate::suite::{GroupScript, GroupSource};

fn manifest(text: &str) -> Manifest {
    Manifest::lower(&[GroupSource::of_script("g", text)]).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let text = r#"(module (func (export "f")))
(invoke "f") (invoke "f")
(assert_malformed (module binary "") "unexpected end")"#;
    let manifest = manifest(text);
    let group = &manifest.groups[0];
    let file = &group.files[0];
    assert_eq!(file.source().unwrap(), text);
    let heads = file.heads().unwrap();
    let names: Vec<String> = heads.iter().map(|head| file.name(group, head).to_string()).collect();
    let expected = [
        "g/a.wast:1:module",
        "g/a.wast:2:invoke",
        "g/a.wast:2.2:invoke",
        "g/a.wast:3:assert_malformed",
    ];
    assert_eq!(names, expected);
    let units: Vec<u32> = heads.iter().map(|head| head.unit).collect();
    assert_eq!(units, [0, 0, 0, 1]);
    assert_eq!(file.unit(0).unwrap(), crate::script::lower::lower(text).directives[..3]);
    assert_eq!(heads[1].digest, heads[2].digest, "the same text has the same digest");
    let (_, _, id) = manifest.find("g/a.wast:2.2:invoke").unwrap().unwrap();
    assert_eq!(id, 2);
    assert!(manifest.find("g/a.wast:2.3:invoke").unwrap().is_none());
}

#[test]
fn damage_is_an_error() {
    assert!(matches!(Manifest::from_bytes(b""), Err(ManifestError::Format)));
    assert!(matches!(Manifest::from_bytes(b"wassay\x00\x02xxxxxxxx"), Err(ManifestError::Format)));
    let good = write(&[]);
    let cut: &'static [u8] = good[..good.len() - 1].to_vec().leak();
    assert!(matches!(Manifest::from_bytes(cut), Err(ManifestError::Decode(_))));
    let mut far = good;
    far[MAGIC.len()] = 0xff;
    assert!(Manifest::from_bytes(far.leak()).is_err());
}

#[test]
fn a_file_that_changed_since_is_lowered_again() {
    let folder = std::env::temp_dir().join(format!("wassay-manifest-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("a.wast");
    std::fs::write(&path, "(module)").unwrap();
    let scripts = crate::suite::read_scripts(&path).unwrap();
    let source = scripts.into_iter().next().unwrap();
    let script = GroupScript { source, features: Features::WASM3, wordings: "g".to_owned() };
    let group = GroupSource { name: "g".to_owned(), default: true, scripts: vec![script] };
    let mut manifest = Manifest::lower(&[group]).unwrap();
    assert!(manifest.groups[0].files[0].refreshed().unwrap().is_none(), "nothing has changed");
    std::fs::write(&path, "(module)\n(module)").unwrap();
    manifest.refresh(&crate::selection::Filter::default()).unwrap();
    assert_eq!(manifest.groups[0].files[0].len(), 2);
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(manifest.groups[0].files[0].refreshed().unwrap().is_none(), "the state built in stays");
}

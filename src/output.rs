//! The outputs of the program: standard output, which may be closed at any time, and files, which are complete or an
//! error.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::NamedTempFile;

/// The name that stands for standard output, and for standard input where a script is read.
pub const STANDARD: &str = "-";

/// How much is written at once.
const BUFFER_BYTES: usize = 1 << 16;

/// Whether a path stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new(STANDARD)
}

/// Where a command prints: standard output, or standard error if a file of results goes to standard output. If the
/// reader closes the stream, the run goes on and ends with the same exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

static OUTPUT_IS_CLOSED: AtomicBool = AtomicBool::new(false);

impl Stream {
    /// Writes through one buffer.
    ///
    /// # Errors
    ///
    /// What `write` fails with, or that the stream cannot be written.
    pub fn write_all<T>(self, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
        let mut out = BufWriter::with_capacity(BUFFER_BYTES, self);
        let written = write(&mut out)?;
        out.flush().context("cannot write to standard output")?;
        Ok(written)
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bear_closing(|out| out.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bear_closing(|out| out.flush(), ())
    }
}

impl Stream {
    /// Uses the stream, and returns `closed` if nobody reads it any more.
    fn bear_closing<T>(
        self,
        act: impl FnOnce(&mut dyn Write) -> io::Result<T>,
        closed: T,
    ) -> io::Result<T> {
        if self == Self::Error {
            return act(&mut io::stderr().lock());
        }
        if OUTPUT_IS_CLOSED.load(Ordering::Relaxed) {
            return Ok(closed);
        }
        match act(&mut io::stdout().lock()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                OUTPUT_IS_CLOSED.store(true, Ordering::Relaxed);
                Ok(closed)
            }
            result => result,
        }
    }
}

/// Writes to standard output through one buffer.
///
/// # Errors
///
/// What `write` fails with, or that the stream cannot be written.
pub fn to_stdout<T>(write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    Stream::Output.write_all(write)
}

/// Opens a file that is written piece by piece, or standard output.
///
/// # Errors
///
/// When it cannot be written.
pub fn open(path: &Path) -> io::Result<Box<dyn Write + Send>> {
    match is_standard(path) {
        true => Ok(Box::new(Stream::Output)),
        false => Ok(Box::new(File::create(path)?)),
    }
}

/// A file that is written as a whole: readers see nothing of it, or all.
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    /// The file, if it cannot be replaced: a pipe, a device, standard output.
    special: Option<File>,
}

impl WholeFile {
    /// Begins a file: removes what an earlier run left there, and checks that it can be written.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn begin(path: PathBuf) -> Result<Self> {
        if is_standard(&path) {
            return Ok(Self { path, special: None });
        }
        let file = File::create(&path).with_context(|| cannot_write(&path))?;
        let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
        Ok(Self { path, special: (!is_file).then_some(file) })
    }

    /// Writes all of it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written. Then no part of it exists.
    pub fn write(self, bytes: &[u8]) -> Result<()> {
        let Self { path, special } = self;
        let written = match special {
            Some(mut file) => file.write_all(bytes).and_then(|()| file.flush()),
            None if is_standard(&path) => {
                Stream::Output.write_all(|out| Ok(out.write_all(bytes)?)).map_err(io::Error::other)
            }
            None => replace(&path, bytes),
        };
        written.with_context(|| cannot_write(&path))
    }
}

/// Writes a file, and replaces an existing one.
///
/// # Errors
///
/// When the file cannot be written. An existing one is then unchanged.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    let written = if is_special { fs::write(path, bytes) } else { replace(path, bytes) };
    written.with_context(|| cannot_write(path))
}

/// Writes a new file beside the old one, then renames it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays, and its target is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wassay-");
    match fs::metadata(&path) {
        Ok(metadata) => _ = builder.permissions(metadata.permissions()),
        Err(_) => readable_as_others(&mut builder),
    }
    let mut file: NamedTempFile = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.flush()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives the file the usual permissions of a new file, instead of those of a secret.
#[cfg(unix)]
fn readable_as_others(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666)); // less the mask of the process
}

#[cfg(not(unix))]
fn readable_as_others(_: &mut tempfile::Builder<'_, '_>) {}

/// The beginning of errors about a file that cannot be written.
pub fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_as_a_whole_and_keeps_links_and_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report");
        WholeFile::begin(path.clone()).unwrap().write(b"one").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let begun = WholeFile::begin(path.clone()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"", "the report before is gone");
        begun.write(b"two").unwrap();
        write_whole(&path, b"three").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            let link = folder.path().join("link");
            std::os::unix::fs::symlink("report", &link).unwrap();
            write_whole(&link, b"four").unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
            assert_eq!(fs::read(&path).unwrap(), b"four");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_device_is_an_error() {
        let path = Path::new("/dev/full");
        assert!(WholeFile::begin(path.to_owned()).unwrap().write(b"one").is_err());
        assert!(write_whole(path, b"one").is_err());
    }
}

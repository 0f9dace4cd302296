//! Job objects of Windows: one limits the memory of a worker, another ends workers with the process that starts them.
#![expect(unsafe_code, reason = "job objects are the system's")]

use std::io;
use std::ptr::null;
use std::sync::OnceLock;
use windows_sys::Win32::System::JobObjects::{
    AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE,
    JOB_OBJECT_LIMIT_PROCESS_MEMORY, JOBOBJECT_EXTENDED_LIMIT_INFORMATION,
    JobObjectExtendedLimitInformation, SetInformationJobObject,
};
use windows_sys::Win32::System::Threading::GetCurrentProcess;

/// Lets the system refuse what this process commits beyond a limit, in bytes. Address space that is only reserved does
/// not count.
pub(super) fn limit_memory(bytes: u64) -> io::Result<()> {
    let mut limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default();
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    limits.ProcessMemoryLimit = usize::try_from(bytes).unwrap_or(usize::MAX);
    enter_job(&limits)
}

/// Lets the system end every process that this one starts from now on, directly or not, when this one ends, even if it
/// is killed.
pub(super) fn end_children_with_this_process() -> io::Result<()> {
    static ENTERED: OnceLock<Result<(), i32>> = OnceLock::new();
    let enter = || {
        let mut limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default();
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        enter_job(&limits).map_err(|error| error.raw_os_error().unwrap_or_default())
    };
    ENTERED.get_or_init(enter).map_err(io::Error::from_raw_os_error)
}

/// Puts this process into a job of its own, inside those that it is in. The handle is not closed here: the system
/// closes it when the process ends, which ends the job.
fn enter_job(limits: &JOBOBJECT_EXTENDED_LIMIT_INFORMATION) -> io::Result<()> {
    // SAFETY: attributes and name may be missing.
    let job = unsafe { CreateJobObjectW(null(), null()) };
    succeeded(!job.is_null())?;
    let (class, size) = (JobObjectExtendedLimitInformation, size_of_val(limits) as u32);
    // SAFETY: the record is the one that belongs to the class, and of that size.
    let set = unsafe { SetInformationJobObject(job, class, (&raw const *limits).cast(), size) };
    succeeded(set != 0)?;
    // SAFETY: it has no precondition.
    let this = unsafe { GetCurrentProcess() };
    // SAFETY: both handles are open.
    succeeded(unsafe { AssignProcessToJobObject(job, this) } != 0)
}

fn succeeded(succeeded: bool) -> io::Result<()> {
    if succeeded { Ok(()) } else { Err(io::Error::last_os_error()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    const THIS_TEST: &str = "engines::job::tests::children_end_with_a_parent_that_is_killed";

    /// The role of the test's own program, if it is not the test itself, and the file that it uses.
    const ROLE: &str = "WASSAY_TEST_OF_JOBS";

    /// Starts the test's own program in a role.
    fn start(role: &str, file: &Path) -> std::process::Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", THIS_TEST]).env(ROLE, format!("{role}|{}", file.display()));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// Writes numbers into a file, for longer than the test waits.
    fn count(file: &Path) {
        for number in 0..2_000 {
            std::fs::write(file, format!("{number}")).unwrap();
            sleep(Duration::from_millis(50));
        }
    }

    #[test]
    fn children_end_with_a_parent_that_is_killed() {
        let limit = Duration::from_secs(30);
        if let Ok(role) = std::env::var(ROLE) {
            let (role, file) = role.split_once('|').unwrap();
            let file = PathBuf::from(file);
            match role {
                "parent" => {
                    end_children_with_this_process().unwrap();
                    _ = start("child", &file).wait();
                }
                _ => count(&file),
            }
            return;
        }
        let file = std::env::temp_dir().join(format!("wassay-job-{}", std::process::id()));
        let mut parent = start("parent", &file);
        let begun = Instant::now();
        while !file.exists() {
            assert!(begun.elapsed() < limit, "the child does not begin");
            sleep(Duration::from_millis(20));
        }
        parent.kill().unwrap();
        parent.wait().unwrap();
        let read = || std::fs::read_to_string(&file).unwrap();
        let begun = Instant::now();
        loop {
            let before = read();
            sleep(Duration::from_millis(500));
            if read() == before {
                break;
            }
            assert!(begun.elapsed() < limit, "the child goes on");
        }
        std::fs::remove_file(&file).unwrap();
    }
}

//! What the machine says of this process: time on its processors and memory. Only Linux is asked.

use std::{
    fs,
    time::{Duration, Instant},
};

/// How long a piece of work took.
pub(crate) struct Took {
    /// By the clock on the wall.
    pub(crate) wall: Duration,
    /// On all processors together; tells more than the wall on a machine that has other work.
    pub(crate) processors: Duration,
}

/// Does a piece of work and says how long it took.
pub(crate) fn timed<Done>(work: impl FnOnce() -> Done) -> (Done, Took) {
    let (start, before) = (Instant::now(), processor_time());
    let done = work();
    let took = Took {
        wall: start.elapsed(),
        processors: processor_time().saturating_sub(before),
    };
    (done, took)
}

/// The most memory that this process has held, in bytes; 0 where the system does not say.
pub(crate) fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// Time on processors since the start of the process, in steps of 10 ms: fields 14 and 15 of `proc_pid_stat(5)`.
fn processor_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks: u64 = after_name
        .split(' ')
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 10)
}

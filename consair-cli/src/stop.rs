//! Control-C: it stops the program and not the process, also where the program waits for its input.

use std::io::BufReader;
use std::sync::Arc;

use consair::{Engine, Interpreter};
use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// The status of a process that an interrupt ended.
pub(crate) const INTERRUPTED: i32 = 130;

/// Bytes read from the standard input at once.
const BUFFER: usize = 64 << 10;

/// From now on Control-C interrupts what `lisp` runs.
pub(crate) fn listen<E: Engine>(lisp: &mut Interpreter<E>) {
    let stop = lisp.cx().interrupt();
    // A second Control-C before the first was noticed ends the process: something cannot be interrupted.
    let registered = flag::register_conditional_shutdown(SIGINT, INTERRUPTED, Arc::clone(&stop))
        .and_then(|_| flag::register(SIGINT, stop));
    if let Err(error) = registered {
        eprintln!("warning: Control-C will end the process: {error}");
    }
    match source() {
        Ok(source) => consair::eval::set_standard_input(source),
        Err(error) => eprintln!("warning: Control-C will not end waiting for input: {error}"),
    }
}

/// Ends the process as Control-C does where nobody listens, so that a shell sees it.
pub(crate) fn pass_on() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGINT);
}

#[cfg(not(unix))]
fn source() -> std::io::Result<BufReader<std::io::Stdin>> {
    Ok(BufReader::with_capacity(BUFFER, std::io::stdin()))
}

#[cfg(unix)]
fn source() -> std::io::Result<BufReader<unix::Input>> {
    Ok(BufReader::with_capacity(BUFFER, unix::Input::new()?))
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, ErrorKind, Read};
    use std::os::fd::AsFd;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

    /// How long it waits before it lets the program look whether to stop, in milliseconds. A signal ends
    /// waiting at once: this is for one that comes just before, and for a time limit.
    const GLANCE: u8 = 50;

    /// The standard input, unbuffered. Where nothing is there it says so, instead of waiting for ever.
    pub(super) struct Input {
        file: File,
        /// How long to wait now. The first time not at all: what the program has written is to be seen
        /// before it waits.
        patience: u8,
    }

    impl Input {
        pub(super) fn new() -> io::Result<Self> {
            // Its own handle, since the one of the library keeps what it has read ahead.
            let file = File::from(io::stdin().as_fd().try_clone_to_owned()?);
            Ok(Input { file, patience: 0 })
        }
    }

    impl Read for Input {
        /// # Errors
        /// `WouldBlock` when nothing has come yet, `Interrupted` when a signal came; and those of the file.
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let patience = PollTimeout::from(std::mem::replace(&mut self.patience, GLANCE));
            match poll(&mut [PollFd::new(self.file.as_fd(), PollFlags::POLLIN)], patience) {
                Ok(0) => return Err(ErrorKind::WouldBlock.into()),
                Err(Errno::EINTR) => return Err(ErrorKind::Interrupted.into()),
                // What cannot be polled is read: it says best what is wrong with it.
                Ok(_) | Err(_) => {}
            }
            self.patience = 0;
            self.file.read(into)
        }
    }
}

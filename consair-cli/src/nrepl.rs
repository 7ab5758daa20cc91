//! `consair nrepl`: a server for editors.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use consair::Engine;
use consair_tools::nrepl::Server;

use crate::options::Options;
use crate::run::interpreter;

/// Where editors look for the port.
const PORT_FILE: &str = ".nrepl-port";

/// How often it is seen whether to end.
const GLANCE: Duration = Duration::from_millis(50);

/// Serves until it is told to end; the exit status.
pub(crate) fn serve<E: Engine>(options: Options, port: u16) -> i32 {
    let make = move || interpreter::<E>(&options).expect("these options made an interpreter before");
    let server = match Server::start(port, make) {
        Ok(server) => server,
        Err(error) => {
            eprintln!("error: cannot listen on port {port}: {error}");
            return 1;
        }
    };
    let stopped = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        if let Err(error) = signal_hook::flag::register(signal, Arc::clone(&stopped)) {
            eprintln!("warning: {PORT_FILE} will stay when the server ends: {error}");
        }
    }
    if let Err(error) = std::fs::write(PORT_FILE, server.port().to_string()) {
        eprintln!("warning: cannot write {PORT_FILE}: {error}");
    }
    println!("{}", server.start_line());
    while !stopped.load(Ordering::Relaxed) && server.exit_status().is_none() {
        thread::sleep(GLANCE);
    }
    // Another server may have been started here since.
    let ours = std::fs::read_to_string(PORT_FILE).is_ok_and(|port| port == server.port().to_string());
    if ours {
        let _ = std::fs::remove_file(Path::new(PORT_FILE));
    }
    server.exit_status().unwrap_or(0)
}

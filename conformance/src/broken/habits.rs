//! Broken programs written by hand.

/// One of them.
#[derive(Clone, Debug)]
pub struct Habit {
    /// The file it is in, and its name there.
    pub name: String,
    /// The line, from 1, of the mistake.
    pub line: usize,
    /// What the suggestion must contain; several are separated by ` & `. Empty where the place alone counts.
    pub suggests: String,
    /// The program.
    pub text: String,
}

/// All of them: each begins with a line `=== name | line | what the suggestion contains`.
///
/// # Panics
/// When a file is not of that shape.
pub fn habits() -> Vec<Habit> {
    let mut out: Vec<Habit> = Vec::new();
    for (file, text) in include!(concat!(env!("OUT_DIR"), "/broken_habits.rs")) {
        let text: &str = text;
        for line in text.split_inclusive('\n') {
            if let Some(head) = line.strip_prefix("=== ") {
                let mut fields = head.trim_end().splitn(3, " |");
                let name = format!("{file}: {}", fields.next().expect("a name"));
                let line = fields.next().and_then(|line| line.trim().parse().ok());
                let line = line.unwrap_or_else(|| panic!("{name}: expected a line number"));
                let suggests = fields.next().unwrap_or_default().trim().to_owned();
                out.push(Habit { name, line, suggests, text: String::new() });
            } else {
                out.last_mut().expect("a file begins with ===").text.push_str(line);
            }
        }
    }
    out
}

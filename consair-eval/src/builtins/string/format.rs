//! `format`: the subset of `java.util.Formatter` that programs use.
//!
//! ```text
//! %[index$][flags][width][.precision]conversion
//! ```

use consair_core::BigInt;
use consair_core::context::Cx;
use consair_core::engine::Engine;
use consair_core::error::Error;
use consair_core::function::{Step, Stepped};
use consair_core::number::{Kind, Sign};
use consair_core::value::Value;
use consair_core::value::eq::Progress;
use consair_core::value::print::Printing;

use super::decimal::Decimal;
use super::render::{Style, write_scalar};
use crate::builtins::dynamic::print_options;
use crate::builtins::walk::{Walk, charge_text, drive, text};

type Result<T, E> = std::result::Result<T, Error<E>>;

/// The most characters of one value filled up.
const MOST_WIDTH: usize = 1 << 20;
/// The most digits after the point.
const MOST_DIGITS: usize = 10_000;

/// Formats the arguments of a call, the first of which is the pattern, and calls `then`.
///
/// # Errors
/// When the pattern is none, an argument is missing or of the wrong kind, or a limit is reached.
pub(crate) fn formatted<E: Engine>(
    cx: &mut Cx<E>,
    args: &mut [Value<E>],
    then: impl FnOnce(&mut Cx<E>, String) -> Result<Value<E>, E> + 'static,
) -> Stepped<E> {
    let pattern = Value::take(&mut args[0]);
    text(&pattern)?;
    let args: Vec<_> = args[1..].iter_mut().map(|arg| (Value::take(arg), None)).collect();
    if args.iter().all(|(arg, _)| !is_walked(arg)) {
        let text = fill(cx, &pattern, &args)?;
        return Ok(Step::Done(then(cx, text)?));
    }
    drive(cx, Formatting { pattern, args, at: 0, under_way: None, then: Some(then) })
}

/// An argument, and its text where that took a walk.
type Argument<E> = (Value<E>, Option<String>);

fn is_walked<E: Engine>(value: &Value<E>) -> bool {
    !matches!(
        value,
        Value::Nil
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Char(_)
            | Value::Keyword(_)
            | Value::Symbol(..)
            | Value::Short(_)
            | Value::Long(_)
            | Value::Number(_)
            | Value::Regex(_)
            | Value::Inst(_)
            | Value::Uuid(_)
    )
}

/// Gathers the texts of collections, which may have to be realised, before anything is formatted.
struct Formatting<E: Engine, F> {
    pattern: Value<E>,
    args: Vec<Argument<E>>,
    at: usize,
    under_way: Option<(Printing<E>, String)>,
    then: Option<F>,
}

impl<E: Engine, F> Walk<E> for Formatting<E, F>
where
    F: FnOnce(&mut Cx<E>, String) -> Result<Value<E>, E> + 'static,
{
    fn go(&mut self, cx: &mut Cx<E>) -> Result<Progress<E, Value<E>>, E> {
        let mut chunk = String::new();
        while let Some((arg, text)) = self.args.get_mut(self.at) {
            if !is_walked(arg) {
                self.at += 1;
                continue;
            }
            let (printing, gathered) = self
                .under_way
                .get_or_insert_with(|| (Printing::new(arg.clone(), print_options(cx)), String::new()));
            let progress = printing.step(&mut chunk)?;
            charge_text(cx, chunk.len())?;
            cx.check_allocation(gathered.len() + chunk.len())?;
            gathered.push_str(&chunk);
            chunk.clear();
            match progress {
                Progress::Force(lazy) => return Ok(Progress::Force(lazy)),
                Progress::Done(false) => {}
                Progress::Done(true) => {
                    *text = self.under_way.take().map(|(_, gathered)| gathered);
                    self.at += 1;
                }
            }
        }
        let text = fill(cx, &self.pattern, &self.args)?;
        let then = self.then.take().expect("it comes to its end once");
        Ok(Progress::Done(then(cx, text)?))
    }
}

/// One `%` of a pattern.
#[derive(Default, Debug, PartialEq)]
struct Spec {
    /// Which argument, from 1 on; `None` for the next.
    index: Option<usize>,
    /// The argument of the one before: `%<s`.
    same: bool,
    left: bool,
    zeros: bool,
    plus: bool,
    space: bool,
    grouped: bool,
    brackets: bool,
    alternate: bool,
    width: usize,
    precision: Option<usize>,
    conversion: char,
}

fn fill<E: Engine>(cx: &mut Cx<E>, pattern: &Value<E>, args: &[Argument<E>]) -> Result<String, E> {
    let mut rest = pattern.as_str().unwrap_or_default();
    let mut out = String::with_capacity(rest.len() + 16);
    let (mut next, mut last) = (0, None);
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let (spec, length) = parse(&rest[at + 1..]).ok_or_else(|| {
            Error::argument(format!(
                "expected a conversion after % in a format, found {}",
                shown(&rest[at..])
            ))
        })?;
        rest = &rest[at + 1 + length..];
        if spec.width > MOST_WIDTH {
            return Err(Error::argument(format!(
                "expected a width of at most {MOST_WIDTH} in a format, found {}",
                spec.width
            )));
        }
        cx.check_allocation(out.len() + spec.width)?;
        cx.charge(1 + spec.width as u64 / 8)?;
        match spec.conversion {
            'n' => out.push('\n'),
            '%' => pad(&spec, "%", &mut out),
            _ => {
                let index = match (spec.index, spec.same) {
                    (Some(index), _) => index - 1,
                    (None, true) => last.unwrap_or(usize::MAX),
                    (None, false) => {
                        next += 1;
                        next - 1
                    }
                };
                last = Some(index);
                let Some(arg) = args.get(index) else {
                    return Err(Error::argument(format!(
                        "expected a value for %{} in a format, found only {} value{}",
                        spec.conversion,
                        args.len(),
                        if args.len() == 1 { "" } else { "s" }
                    )));
                };
                convert(&spec, arg, &mut out)?;
            }
        }
    }
    out.push_str(rest);
    charge_text(cx, out.len())?;
    cx.check_allocation(out.len())?;
    Ok(out)
}

/// The beginning of what does not read, for a message.
fn shown(text: &str) -> String {
    text.chars().take(8).collect()
}

/// Reads what follows a `%`; its length in bytes with it.
fn parse(text: &str) -> Option<(Spec, usize)> {
    let mut spec = Spec::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    let number = |at: &mut usize| -> Option<usize> {
        let start = *at;
        while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
            *at += 1;
        }
        text[start..*at].parse().ok()
    };
    if matches!(bytes.first(), Some(b'1'..=b'9')) {
        let index = number(&mut at);
        if bytes.get(at) == Some(&b'$') {
            spec.index = index;
            at += 1;
        } else {
            at = 0;
        }
    } else if bytes.first() == Some(&b'<') {
        spec.same = true;
        at = 1;
    }
    loop {
        match bytes.get(at)? {
            b'-' => spec.left = true,
            b'0' => spec.zeros = true,
            b'+' => spec.plus = true,
            b' ' => spec.space = true,
            b',' => spec.grouped = true,
            b'(' => spec.brackets = true,
            b'#' => spec.alternate = true,
            _ => break,
        }
        at += 1;
    }
    if bytes.get(at)?.is_ascii_digit() {
        spec.width = number(&mut at)?;
    }
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        spec.precision = Some(number(&mut at)?);
    }
    spec.conversion = text[at..].chars().next()?;
    let known = "sSdxXofeEgGcCbB%n".contains(spec.conversion);
    known.then_some((spec, at + 1))
}

fn convert<E: Engine>(spec: &Spec, arg: &Argument<E>, out: &mut String) -> Result<(), E> {
    let value = &arg.0;
    let wrong = |what: &str| Error::expected(&format!("{what} for %{} in a format", spec.conversion), value);
    if value.is_nil() && !matches!(spec.conversion, 'b' | 'B') {
        pad(spec, cased(spec, "null".to_owned()).as_str(), out);
        return Ok(());
    }
    match spec.conversion {
        's' | 'S' => {
            let mut plain = String::new();
            let text = match (&arg.1, value.as_str()) {
                (Some(walked), _) => walked.as_str(),
                (None, Some(text)) => text,
                (None, None) => {
                    write_scalar(value, Style::Str, &mut plain);
                    plain.as_str()
                }
            };
            text_of(spec, text, out);
        }
        'b' | 'B' => text_of(spec, if value.is_truthy() { "true" } else { "false" }, out),
        'c' | 'C' => {
            let c = match value {
                Value::Char(c) => Some(*c),
                Value::Int(code) => u32::try_from(*code).ok().and_then(char::from_u32),
                _ => None,
            };
            let c = c.ok_or_else(|| wrong("a character"))?;
            pad(spec, &cased(spec, c.to_string()), out);
        }
        'd' => {
            let digits = match (value, big(value)) {
                (Value::Int(v), _) => v.to_string(),
                (_, Some(v)) => v.to_string(),
                _ => return Err(wrong("an integer")),
            };
            number(spec, digits.starts_with('-'), digits.trim_start_matches('-'), out);
        }
        'x' | 'X' | 'o' => {
            let octal = spec.conversion == 'o';
            let (negative, digits) = match (value, big(value)) {
                // The bits of a 64-bit integer, as Java shows them; a big one with its sign.
                (Value::Int(v), _) if octal => (false, format!("{v:o}")),
                (Value::Int(v), _) => (false, format!("{v:x}")),
                (_, Some(v)) => {
                    let digits = v.to_str_radix(if octal { 8 } else { 16 });
                    (digits.starts_with('-'), digits.trim_start_matches('-').to_owned())
                }
                _ => return Err(wrong("an integer")),
            };
            let prefix = match (spec.alternate, octal) {
                (true, true) => "0",
                (true, false) => "0x",
                (false, _) => "",
            };
            number(spec, negative, &cased(spec, format!("{prefix}{digits}")), out);
        }
        _ => match value {
            Value::Number(number) if let Kind::Decimal(decimal) = number.kind() => {
                let negative = decimal.unscaled().sign() == Sign::Minus;
                fraction(spec, negative, &Decimal::exact(decimal), out)?;
            }
            _ => {
                let value = crate::builtins::number::to_float(value).map_err(|_| wrong("a number"))?;
                float(spec, value, out)?;
            }
        },
    }
    Ok(())
}

/// A big integer.
fn big<E: Engine>(value: &Value<E>) -> Option<&BigInt> {
    match value {
        Value::Number(number) => match number.kind() {
            Kind::Integer(big) => Some(big),
            _ => None,
        },
        _ => None,
    }
}

/// A float, rounded half up from its shortest digits, as Java does.
fn float<E: Engine>(spec: &Spec, value: f64, out: &mut String) -> Result<(), E> {
    let negative = value.is_sign_negative() && !value.is_nan();
    if !value.is_finite() {
        let text = if value.is_nan() { "NaN" } else { "Infinity" };
        let spec = Spec { zeros: false, grouped: false, ..*spec };
        number(&spec, negative, &cased(&spec, text.to_owned()), out);
        return Ok(());
    }
    fraction(spec, negative, &Decimal::shortest(value), out)
}

/// A number by `%f`, `%e` or `%g`.
fn fraction<E: Engine>(spec: &Spec, negative: bool, decimal: &Decimal, out: &mut String) -> Result<(), E> {
    let precision = spec.precision.unwrap_or(6);
    if spec.conversion == 'f' && decimal.whole_digits() > MOST_WIDTH {
        return Err(Error::argument(format!(
            "expected a number of at most {MOST_WIDTH} digits for %f in a format"
        )));
    }
    if precision > MOST_DIGITS {
        return Err(Error::argument(format!(
            "expected a precision of at most {MOST_DIGITS} in a format, found {precision}"
        )));
    }
    let digits = match spec.conversion {
        'f' => decimal.fixed(precision),
        'e' | 'E' => decimal.scientific(precision),
        _ => decimal.general(precision.max(1)),
    };
    number(spec, negative, &cased(spec, digits), out);
    Ok(())
}

/// Upper case for an upper-case conversion.
fn cased(spec: &Spec, text: String) -> String {
    if spec.conversion.is_ascii_uppercase() { text.to_uppercase() } else { text }
}

fn text_of(spec: &Spec, text: &str, out: &mut String) {
    let text = match spec.precision.and_then(|most| text.char_indices().nth(most)) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    if spec.conversion.is_ascii_uppercase() {
        pad(spec, &text.to_uppercase(), out)
    } else {
        pad(spec, text, out)
    }
}

/// Writes a number: its sign, and its digits grouped and filled up with zeros where that is asked.
fn number(spec: &Spec, negative: bool, digits: &str, out: &mut String) {
    let (before, after) = match (negative, spec.brackets) {
        (true, true) => ("(", ")"),
        (true, false) => ("-", ""),
        (false, _) if spec.plus => ("+", ""),
        (false, _) if spec.space => (" ", ""),
        (false, _) => ("", ""),
    };
    let mut text = String::with_capacity(spec.width.max(digits.len() + 2));
    text.push_str(before);
    let whole = digits.bytes().take_while(u8::is_ascii_digit).count();
    let grouped = spec.grouped && whole > 3;
    if spec.zeros && !spec.left {
        let commas = if grouped { (whole - 1) / 3 } else { 0 };
        let length = before.len() + digits.len() + commas + after.len();
        text.extend(std::iter::repeat_n('0', spec.width.saturating_sub(length)));
    }
    if grouped {
        for (at, digit) in digits[..whole].chars().enumerate() {
            if at > 0 && (whole - at) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        text.push_str(&digits[whole..]);
    } else {
        text.push_str(digits);
    }
    text.push_str(after);
    pad(spec, &text, out);
}

/// Writes `text`, filled up with spaces to the width.
fn pad(spec: &Spec, text: &str, out: &mut String) {
    let missing = spec.width.saturating_sub(text.chars().count());
    if spec.left {
        out.push_str(text);
    }
    out.extend(std::iter::repeat_n(' ', missing));
    if !spec.left {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversion_is_read_with_its_flags_width_and_precision() {
        let (spec, length) = parse("-,10.2f rest").unwrap();
        assert_eq!(length, 7);
        assert_eq!(
            spec,
            Spec {
                left: true,
                grouped: true,
                width: 10,
                precision: Some(2),
                conversion: 'f',
                ..Spec::default()
            }
        );
        assert_eq!(parse("2$05d").unwrap().0.index, Some(2));
        for wrong in ["", "5", "y", ".f", "99999999999999999999999d", "0$"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_are_signed_grouped_and_filled() {
        let shown = |spec: &str, negative, digits: &str| {
            let mut out = String::new();
            number(&parse(spec).unwrap().0, negative, digits, &mut out);
            out
        };
        assert_eq!(shown(",d", true, "1234567"), "-1,234,567");
        assert_eq!(shown(",012d", false, "1234567"), "0001,234,567");
        assert_eq!(shown("+d", false, "5"), "+5");
        assert_eq!(shown("(d", true, "5"), "(5)");
        assert_eq!(shown("-5d", true, "5") + "|", "-5   |");
        assert_eq!(shown(",.2f", false, "1234.50"), "1,234.50");
    }
}

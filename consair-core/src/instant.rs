//! Instants, and the text of them: `2020-01-31T12:30:00.000-00:00`.
//!
//! An instant is a number of milliseconds since 1970-01-01 00:00 UTC. Dates are those of the Gregorian
//! calendar, also before it began, as RFC 3339 has them; years 0 to 9999.

use std::fmt;

const DAY: i64 = 86_400_000;

/// The days from 1970-01-01 to a date of the Gregorian calendar. (After Howard Hinnant's
/// `days_from_civil`: the year begins in March, so that the day that leap years add is its last.)
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a number of days since 1970-01-01: year, month, day.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A text that is taken apart from the left.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        head.bytes().all(|byte| byte.is_ascii_digit()).then(|| head.parse().ok())?
    }

    /// A number of two digits within bounds after `mark`.
    fn part(&mut self, mark: char, low: i64, high: i64) -> Option<i64> {
        self.0 = self.0.strip_prefix(mark)?;
        self.digits(2).filter(|found| (low..=high).contains(found))
    }

    fn begins(&self, mark: char) -> bool {
        self.0.starts_with(mark)
    }

    /// The milliseconds of a fraction of a second; further digits are dropped.
    fn fraction(&mut self) -> Option<i64> {
        let Some(rest) = self.0.strip_prefix('.') else { return Some(0) };
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = rest.split_at(count);
        self.0 = rest;
        (1..=9).contains(&count).then(|| format!("{digits:0<3}")[..3].parse().ok())?
    }

    /// The milliseconds that the local time is ahead of UTC.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.0.chars().next() {
            None => return Some(0),
            Some('Z') => {
                self.0 = &self.0[1..];
                return Some(0);
            }
            Some('+') => 1,
            Some('-') => -1,
            Some(_) => return None,
        };
        let hours = self.part(if sign > 0 { '+' } else { '-' }, 0, 23)?;
        let minutes = self.part(':', 0, 59)?;
        Some(sign * (hours * 60 + minutes) * 60_000)
    }
}

/// The instant that `text` names: `yyyy`, then as far as it goes `-mm -dd Thh :mm :ss .fraction`, then
/// `Z` or an offset `+hh:mm`. What is left out is the first of its kind, the offset UTC. `None` when it
/// names none.
///
/// # Examples
/// ```
/// use consair_core::instant::parse;
///
/// assert_eq!(parse("1970-01-01T00:00:00.001Z"), Some(1));
/// assert_eq!(parse("1970"), Some(0));
/// assert_eq!(parse("1970-01-01T01:00+01:00"), Some(0));
/// assert_eq!(parse("1970-02-29"), None);
/// ```
pub fn parse(text: &str) -> Option<i64> {
    let mut rest = Rest(text);
    let year = rest.digits(4)?;
    let (mut month, mut day, mut time) = (1, 1, 0);
    if rest.begins('-') {
        month = rest.part('-', 1, 12)?;
        if rest.begins('-') {
            day = rest.part('-', 1, days_in(year, month))?;
            if rest.begins('T') {
                time = time_of_day(&mut rest)?;
            }
        }
    }
    let offset = rest.offset()?;
    rest.0.is_empty().then(|| days(year, month, day) * DAY + time - offset)
}

fn time_of_day(rest: &mut Rest<'_>) -> Option<i64> {
    let hour = rest.part('T', 0, 23)?;
    if !rest.begins(':') {
        return Some(hour * 3_600_000);
    }
    let minute = rest.part(':', 0, 59)?;
    let mut time = (hour * 60 + minute) * 60_000;
    if rest.begins(':') {
        // A leap second ends a minute 59.
        time += rest.part(':', 0, if minute == 59 { 60 } else { 59 })? * 1000;
        time += rest.fraction()?;
    }
    Some(time)
}

/// Writes the instant as Clojure prints it, in UTC.
///
/// # Errors
/// Those of `out`.
pub fn write(instant: i64, out: &mut dyn fmt::Write) -> fmt::Result {
    let (year, month, day) = date(instant.div_euclid(DAY));
    let time = instant.rem_euclid(DAY);
    let (hour, minute, second) = (time / 3_600_000, time / 60_000 % 60, time / 1000 % 60);
    write!(out, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}-00:00", time % 1000)
}

#[cfg(test)]
mod tests {
    use super::{DAY, date, days, parse, write};

    #[test]
    fn dates_and_days_are_each_others_inverse() {
        for day in (-800_000..3_000_000).step_by(37) {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), day);
        }
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(11_016), (2000, 2, 29));
    }

    #[test]
    fn what_is_written_reads_as_the_same_instant() {
        for instant in [0, 1, -1, 1_583_000_000_123, -62_135_596_800_000, 253_402_300_799_999] {
            let mut text = String::new();
            write(instant, &mut text).expect("a String takes all");
            assert_eq!(parse(&text), Some(instant), "{text}");
        }
    }

    #[test]
    fn what_is_left_out_is_the_first() {
        assert_eq!(parse("1970-01-02"), Some(DAY));
        assert_eq!(parse("1970-01-01T01"), Some(3_600_000));
        assert_eq!(parse("1970-01-01T00:00:00.1"), Some(100));
        assert_eq!(parse("1970-01-01T00:00:00.123456789Z"), Some(123));
        assert_eq!(parse("1970-01-01T02:30:00-01:30"), Some(4 * 3_600_000));
    }

    #[test]
    fn what_names_no_instant_is_none() {
        for text in [
            "",
            "197",
            "1970-",
            "1970-13",
            "1970-00",
            "1900-02-29",
            "1970-01-01T",
            "1970-01-01T24",
            "1970-01-01T00:60",
            "1970-01-01T00:00:60",
            "1970-01-01T00:00:00.",
            "1970-01-01T00:00:00+1",
            "1970-01-01T00:00:00Zx",
            "1970-01-01 00:00",
            "1970-01-01T00:00:00.1234567891",
            "+970",
            "１970",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}

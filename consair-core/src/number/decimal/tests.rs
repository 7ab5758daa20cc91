use super::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal of a usual size").expect("a decimal")
}

fn shown(result: NumberResult<Decimal>) -> String {
    result.map_or_else(|error| error.to_string(), |decimal| decimal.to_string())
}

#[test]
fn text_keeps_the_scale() {
    for (text, printed) in [
        ("1.50", "1.50"),
        ("-0.00", "0.00"),
        ("1e3", "1E+3"),
        ("1.5e3", "1.5E+3"),
        ("123.45e-1", "12.345"),
        ("0.000001", "0.000001"),
        ("0.0000001", "1E-7"),
        ("0E-10", "0E-10"),
        ("0e5", "0E+5"),
        ("1.", "1"),
        (".5", "0.5"),
        ("1e2147483647", "1E+2147483647"),
    ] {
        assert_eq!(decimal(text).to_string(), printed, "{text}");
    }
    for text in ["", ".", "e5", "1e", "1e+", "1.5.2", "x", " 1", "1_0", "--1", "##Inf"] {
        assert!(Decimal::parse(text).is_ok_and(|parsed| parsed.is_none()), "{text}");
    }
    assert_eq!(Decimal::parse("1e3000000000").unwrap_err(), NumberError::Exponent(3_000_000_000));
    assert!(Decimal::parse("1e99999999999999999999999").is_err());
    assert!(matches!(Decimal::parse(&"9".repeat(30_000)), Err(NumberError::TooLarge { .. })));
}

#[test]
fn operations_have_the_scales_of_java() {
    let two = |op: fn(&Decimal, &Decimal) -> NumberResult<Decimal>, a, b| shown(op(&decimal(a), &decimal(b)));
    assert_eq!(two(Decimal::plus, "1.5", "0.25"), "1.75");
    assert_eq!(two(Decimal::plus, "1.50", "0.5"), "2.00");
    assert_eq!(two(Decimal::minus, "1", "1.00"), "0.00");
    assert_eq!(two(Decimal::times, "1.50", "2.0"), "3.000");
    let div = |a, b| shown(decimal(a).divided_by(&decimal(b), None));
    for (a, b, quotient) in [
        ("1", "4", "0.25"),
        ("1.00", "2", "0.50"),
        ("100", "2", "50"),
        ("1e3", "2", "5E+2"),
        ("1", "8", "0.125"),
        ("7", "1250", "0.0056"),
        ("-6", "-1.5", "4"),
        ("9", "-3", "-3"),
        ("21", "12", "1.75"),
        ("0.00", "3", "0.00"),
        ("1", "0.0", "divide by zero"),
    ] {
        assert_eq!(div(a, b), quotient, "{a} / {b}");
    }
    assert!(div("1", "3").starts_with("non-terminating"));
    for (a, b, quotient, rest) in [
        ("10.50", "2", "5.00", "0.50"),
        ("100", "0.3", "333", "0.1"),
        ("100", "0.5", "2.0E+2", "0"),
        ("-10.50", "3", "-3.00", "-1.50"),
        ("1", "3", "0", "1"),
    ] {
        assert_eq!(shown(decimal(a).quotient(&decimal(b), None)), quotient, "{a} quot {b}");
        assert_eq!(shown(decimal(a).remainder(&decimal(b), None)), rest, "{a} rem {b}");
    }
}

#[test]
fn what_would_be_too_large_is_not_computed() {
    let large = decimal("1e1000000000");
    let one = decimal("1");
    assert!(matches!(large.plus(&one), Err(NumberError::TooLarge { .. })));
    assert!(matches!(large.quotient(&decimal("3"), None), Err(NumberError::TooLarge { .. })));
    assert!(matches!(large.whole_part(), Err(NumberError::TooLarge { .. })));
    assert!(matches!(decimal("1e-1000000000").to_exact(), Err(NumberError::TooLarge { .. })));
    assert_eq!(decimal("1e-1000000000").whole_part(), Ok(BigInt::zero()));
    assert!(matches!(
        large.times(&large).and_then(|large| large.times(&large)),
        Err(NumberError::Exponent(_))
    ));
    assert_eq!(large.compare(&one), Ordering::Greater);
    assert_eq!(large.to_f64(), f64::INFINITY);
    let third = match crate::number::quotient(1.into(), 3.into()) {
        Ok(Kind::Ratio(third)) => third,
        other => panic!("{other:?}"),
    };
    assert_eq!(large.compare_ratio(&third), Ordering::Greater);
    assert_eq!(decimal("1e-1000000000").compare_ratio(&third), Ordering::Less);
    assert_eq!(decimal("0.3").compare_ratio(&third), Ordering::Less);
    assert_eq!(decimal("0.34").compare_ratio(&third), Ordering::Greater);
}

#[test]
fn rounding_follows_its_mode() {
    use Rounding::*;
    for (text, modes) in [
        ("5.5", ["6", "5", "6", "5", "6", "5", "6"]),
        ("2.5", ["3", "2", "3", "2", "3", "2", "2"]),
        ("1.6", ["2", "1", "2", "1", "2", "2", "2"]),
        ("1.1", ["2", "1", "2", "1", "1", "1", "1"]),
        ("-1.1", ["-2", "-1", "-1", "-2", "-1", "-1", "-1"]),
        ("-2.5", ["-3", "-2", "-2", "-3", "-3", "-2", "-2"]),
        ("-5.5", ["-6", "-5", "-5", "-6", "-6", "-5", "-6"]),
        ("9.9", ["1E+1", "9", "1E+1", "9", "1E+1", "1E+1", "1E+1"]),
    ] {
        for (rounding, expected) in
            [Up, Down, Ceiling, Floor, HalfUp, HalfDown, HalfEven].into_iter().zip(modes)
        {
            let rounded = decimal(text).rounded(Some(Precision { digits: 1, rounding }));
            assert_eq!(shown(rounded), expected, "{text} {rounding:?}");
        }
    }
    let unnecessary = Some(Precision { digits: 2, rounding: Unnecessary });
    assert_eq!(shown(decimal("1.50").rounded(unnecessary)), "1.5");
    assert_eq!(decimal("1.55").rounded(unnecessary).unwrap_err(), NumberError::Inexact);
}

#[test]
fn a_quotient_is_rounded_once() {
    let to = |digits, a, b| {
        let precision = Precision { digits, rounding: Rounding::HalfUp };
        shown(decimal(a).divided_by(&decimal(b), Some(precision)))
    };
    assert_eq!(to(10, "1", "3"), "0.3333333333");
    assert_eq!(to(3, "2", "3"), "0.667");
    assert_eq!(to(1, "-2", "3"), "-0.7");
    assert_eq!(to(3, "1.00000", "2"), "0.500");
    assert_eq!(to(3, "1", "2"), "0.5");
    assert_eq!(to(2, "999", "1"), "1.0E+3");
    assert_eq!(to(1, "100", "3"), "3E+1");
    assert_eq!(to(3, "1", "0.333"), "3.00");
}

#[test]
fn equal_values_are_equal_whatever_the_scale() {
    assert_eq!(decimal("1.0").compare(&decimal("1.000")), Ordering::Equal);
    assert_eq!(decimal("100").compare(&decimal("1e2")), Ordering::Equal);
    assert_eq!(decimal("-1.01").compare(&decimal("-1.1")), Ordering::Greater);
    assert_eq!(decimal("0.00").compare(&decimal("0e9")), Ordering::Equal);
    let plain = decimal("1234500.000").stripped();
    assert_eq!((plain.unscaled().to_string().as_str(), plain.scale()), ("12345", -2));
}

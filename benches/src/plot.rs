//! Plots of ratios as SVG: a row for each thing measured, a dot for each series, on a logarithmic axis.

use std::fmt::Write;

/// A row: what was measured, and a figure for each series, where there is one.
pub struct Row {
    /// The text at its left.
    pub label: String,
    /// In the order of the series.
    pub values: Vec<Option<f64>>,
}

/// Colours that most people can tell apart (M. Okabe and K. Ito, "Color Universal Design", 2008).
const COLOURS: [&str; 8] =
    ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#000000", "#8c6d1f"];

const LEFT: f64 = 210.0;
const WIDTH: f64 = 620.0;
const TOP: f64 = 64.0;
const STEP: f64 = 22.0;

/// The plot of `rows`, with a heavy line at 1.
pub fn dots(title: &str, axis: &str, series: &[&str], rows: &[Row]) -> String {
    let values = || rows.iter().flat_map(|row| row.values.iter().flatten());
    let low = values().copied().fold(0.5, f64::min).log2().floor();
    let high = values().copied().fold(2.0, f64::max).log2().ceil();
    let x = |value: f64| LEFT + (value.log2() - low) / (high - low) * WIDTH;
    let bottom = TOP + rows.len() as f64 * STEP;
    let (width, height) = (LEFT + WIDTH + 30.0, bottom + 44.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n\
         <text x=\"10\" y=\"20\" font-size=\"15\">{title}</text>\n"
    );
    for power in low as i32..=high as i32 {
        let (at, value) = (x(2f64.powi(power)), 2f64.powi(power));
        let (colour, line) = if power == 0 { ("#444", 2) } else { ("#ddd", 1) };
        let _ = writeln!(
            svg,
            "<line x1=\"{at:.1}\" y1=\"{TOP}\" x2=\"{at:.1}\" y2=\"{bottom}\" stroke=\"{colour}\" \
             stroke-width=\"{line}\"/>\n<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{value}</text>",
            bottom + 16.0
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{axis}</text>",
        LEFT + WIDTH / 2.0,
        bottom + 34.0
    );
    for (at, name) in series.iter().enumerate() {
        let from = 14.0 + at as f64 * (LEFT + WIDTH) / series.len().max(5) as f64;
        dot(&mut svg, from, 40.0, at, name);
        let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"44\">{name}</text>", from + 10.0);
    }
    for (at, row) in rows.iter().enumerate() {
        let y = TOP + (at as f64 + 0.5) * STEP;
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 10.0,
            y + 4.0,
            row.label
        );
        for (of, value) in row.values.iter().enumerate() {
            if let Some(value) = value {
                dot(&mut svg, x(*value), y, of, &format!("{} {}: {value:.2}", row.label, series[of]));
            }
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn dot(svg: &mut String, x: f64, y: f64, series: usize, hint: &str) {
    let colour = COLOURS[series % COLOURS.len()];
    let _ = writeln!(
        svg,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{colour}\" fill-opacity=\"0.85\">\
         <title>{hint}</title></circle>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_lies_where_the_axis_says() {
        let rows = [Row { label: "a".into(), values: vec![Some(1.0), None, Some(2.0)] }];
        let svg = dots("t", "ratio", &["x", "y", "z"], &rows);
        // The axis goes from 1/2 to 2.
        assert!(svg.contains(&format!("<circle cx=\"{:.1}\" cy=\"75.0\"", LEFT + WIDTH / 2.0)));
        assert!(svg.contains(&format!("<circle cx=\"{:.1}\" cy=\"75.0\"", LEFT + WIDTH)));
        assert_eq!(svg.matches("cy=\"75.0\"").count(), 2, "what was not measured has no dot");
    }
}

/** Draws two kinds of charts as SVG. A library for that would be larger than this. */

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

const label = (x: number, y: number, text: string, attributes = "") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escape(text)}</text>`

const svg = (width: number, height: number, content: ReadonlyArray<string>) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="white"/>
${content.join("\n")}
</svg>
`

const colors = ["#4269d0", "#ff725c", "#3ca951", "#a463f2", "#9c6b4e"]

export interface Group {
  readonly title: string
  readonly bars: ReadonlyArray<{
    readonly name: string
    readonly value: number
    readonly least: number
    readonly most: number
  }>
}

/** Groups of horizontal bars; a thin line shows the range. */
export const bars = (title: string, groups: ReadonlyArray<Group>): string => {
  const most = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)))
  const scale = (value: number) => (Math.min(value, most) / most) * 560
  const lines: Array<string> = [label(16, 24, title, `font-size="14" font-weight="600"`)]
  let y = 52
  for (const group of groups) {
    lines.push(label(16, y, group.title, `font-weight="600"`))
    y += 8
    for (const { least, most, name, value } of group.bars) {
      const color = name.startsWith("ours") ? colors[0] : name.startsWith("floor") ? "#888" : colors[1]
      lines.push(
        label(208, y + 12, name, `text-anchor="end"`),
        `<rect x="216" y="${y}" width="${scale(value).toFixed(1)}" height="16" fill="${color}"/>`,
        `<line x1="${(216 + scale(least)).toFixed(1)}" x2="${(216 + scale(most)).toFixed(1)}" y1="${y + 8}" y2="${y + 8}" stroke="black"/>`,
        label(222 + scale(Math.max(value, most)), y + 12, value.toFixed(2))
      )
      y += 20
    }
    y += 24
  }
  return svg(840, y, lines)
}

export interface Series {
  readonly name: string
  readonly points: ReadonlyArray<readonly [x: number, y: number]>
}

/** Lines over a logarithmic x, side by side. */
export const lines = (
  title: string,
  charts: ReadonlyArray<{ readonly title: string; readonly x: string; readonly series: ReadonlyArray<Series> }>
): string => {
  const [width, height, left] = [340, 220, 64]
  const content = [label(16, 24, title, `font-size="14" font-weight="600"`)]
  charts.forEach((chart, i) => {
    const [x0, y0] = [left + (i % 2) * (width + 100), 64 + Math.floor(i / 2) * (height + 96)]
    const points = chart.series.flatMap(({ points }) => points)
    const [from, to] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))]
    const most = Math.max(...points.map(([, y]) => y)) * 1.1
    const px = (x: number) => x0 + (Math.log(x / from) / Math.log(to / from)) * width
    const py = (y: number) => y0 + height - (y / most) * height
    content.push(label(x0, y0 - 12, chart.title, `font-weight="600"`))
    content.push(`<path d="M${x0} ${y0}V${y0 + height}H${x0 + width}" fill="none" stroke="#888"/>`)
    for (const part of [0, 0.5, 1]) {
      const value = most * part
      content.push(
        label(
          x0 - 6,
          py(value) + 4,
          value >= 10 ? Math.round(value).toLocaleString("en") : value.toFixed(1),
          `text-anchor="end"`
        )
      )
    }
    for (const [x] of chart.series[0]!.points) {
      content.push(label(px(x), y0 + height + 16, x.toLocaleString("en"), `text-anchor="middle"`))
    }
    content.push(label(x0 + width / 2, y0 + height + 34, chart.x, `text-anchor="middle"`))
    chart.series.forEach(({ name, points }, i) => {
      const color = colors[i % colors.length]
      content.push(
        `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(" ")}"/>`
      )
      for (const [x, y] of points) {
        content.push(`<circle cx="${px(x).toFixed(1)}" cy="${py(y).toFixed(1)}" r="3" fill="${color}"/>`)
      }
      content.push(label(x0 + 8, y0 + 16 + i * 16, name, `fill="${color}"`))
    })
  })
  return svg(2 * (340 + 100) + 32, 64 + Math.ceil(charts.length / 2) * (220 + 96), content)
}

/**
 * The page model as Typst reads it. Everything that a form or an applicant wrote comes in as data and is set as text, so
 * nothing of it is ever run as markup.
 */
export const TEMPLATE = `
#let doc = json("document.json")
#let sheet = doc.sheet
#let m = sheet.margins
#let body-width = (sheet.width - m.left - m.right) * 1mm
#let body-height = (sheet.height - m.top - m.bottom) * 1mm
#let serif = ("Noto Serif SC", "Formwright Han Extension", "Noto Sans SC")
#let sans = ("Noto Sans SC", "Noto Serif SC", "Formwright Han Extension")
#let symbols = ("Noto Sans Symbols 2",)

#let styles = doc.styles
#let face(s) = if s.font in ("heading", "title") { sans } else { serif }

// A line to write on lies at the foot of its line of text, with an answer or without.
#let foot = (doc.leading / 2 - 0.38) * 1em
// The Chinese typefaces have no ticked box: both boxes come from one that has, as wide as a Chinese character.
#let boxed(sign) = box(width: 1em, baseline: foot, align(center, text(font: symbols, sign)))
// A word in pieces of so many letters: an empty box stands between them, where it may break, and nothing that would be copied or searched.
#let in-pieces(word, size) = range(0, word.len(), step: size).map(at => word.slice(at, calc.min(at + size, word.len()))).join(box())
// A text with its boxes drawn and, where a number of letters is given, longer words in pieces of so many.
#let drawn(words, piece) = {
  let at = 0
  for m in words.matches(regex(if piece == none { "[□☑]" } else { "[□☑]|[!-~]{" + str(piece + 1) + ",}" })) {
    words.slice(at, m.start)
    if m.text in ("□", "☑") { boxed(m.text) } else { in-pieces(m.text, piece) }
    at = m.end
  }
  words.slice(at)
}
#let show-run(r, piece) = {
  let content = text(
    weight: if r.at("strong", default: false) { 500 } else { 400 },
    font: if r.at("strong", default: false) { sans } else { serif },
    if piece != none or r.text.contains("□") or r.text.contains("☑") { drawn(r.text, piece) } else { r.text },
  )
  if r.at("fill", default: false) { box(width: 1fr, height: 0.5pt, baseline: foot, fill: black) }
  else if r.at("underline", default: false) { underline(offset: foot, stroke: 0.5pt, evade: false, content) }
  else { content }
}

// Words that are wider than their cell are set smaller, down to this share of their size; below it they break.
#let smallest = 0.75

// How much of its size a paragraph keeps in a cell so wide. Needs a context where it has wide words.
#let share-of(p, s, width) = {
  if width == none or "wide" not in p { return 1 }
  let needed = calc.max(..p.wide.words.map(w => measure(text(size: s.size * 1pt, font: face(s), w)).width))
  if needed > width { width / needed } else { 1 }
}

// A paragraph of the sheet, or of a cell so wide.
#let paragraph(p, width: none) = {
  let s = styles.at(if width != none and p.style == "answer" { "cell" } else { p.style })
  let share = share-of(p, s, width)
  let piece = if share < smallest or (width == none and "wide" in p) { p.wide.piece }
  let indent = if p.at("indent", default: false) { 2em } else { 0em }
  let content = {
    set text(size: s.size * calc.max(share, smallest) * 1pt)
    set par(first-line-indent: (amount: indent, all: true), justify: p.style in ("paragraph", "answer"))
    if s.font in ("title", "heading") { set text(font: sans, weight: 500); par(p.runs.map(r => r.text).join()) } else { par(p.runs.map(r => show-run(r, piece)).join()) }
    if share < smallest [#metadata((pointer: p.at("pointer", default: ""), needed: width / share / 1mm, width: width / 1mm)) <overflow>]
  }
  let to = p.at("align", default: s.at("align", default: none))
  if to != none { align((left: left, center: center, right: right).at(to), content) } else { content }
}

#let standing(p) = {
  if p.at("startsPage", default: false) { pagebreak(weak: true) }
  let s = styles.at(p.style)
  v(s.above * 1mm)
  if p.style == "title" { heading(level: 1, outlined: false, bookmarked: false, paragraph(p)); v(doc.below.title * 1mm) }
  else { block(sticky: p.style == "heading", width: 100%, paragraph(p)) }
}

#let aligned(c) = (left: left, center: center, right: right).at(c.align) + if c.at("top", default: false) { top } else { horizon }
#let pad = (x: doc.padding.x * 1mm, y: doc.padding.y * 1mm)

#let inner-width(c, widths) = widths.slice(c.x, c.x + c.columns).sum() * 1mm - 2 * pad.x
#let cell-text(c, width) = {
  let said = c.paragraphs.map(p => paragraph(if c.at("strong", default: false) { p + (runs: p.runs.map(r => r + (strong: true))) } else { p }, width: width))
  if said.len() == 1 { said.first() } else { stack(dir: ttb, ..said) }
}

#let size-of(c) = c.paragraphs.map(p => p.runs.map(r => r.text.len()).sum(default: 0)).sum(default: 0)
// So much text fills pages: it need not be measured, which for very long texts would take most of the time.
#let endless(c) = size-of(c) > 30000

// Needs a context, as all that measures.
#let height-of(content, width) = measure(block(width: width, content)).height + 2 * pad.y

#let cell-body(c, widths) = {
  let width = inner-width(c, widths)
  let content = cell-text(c, width)
  let height = c.at("height", default: none)
  if height == none or endless(c) { return content }
  let needed = height-of(content, width)
  if needed > height * 1mm {
    [#metadata((pointer: c.at("pointer", default: ""), needed: needed / 1mm, height: height)) <overflow>]
    content
  } else { grid(columns: (1fr, 0pt), content, box(height: height * 1mm - 2 * pad.y)) }
}

#let tall(c, widths) = endless(c) or height-of(cell-text(c, inner-width(c, widths)), inner-width(c, widths)) > body-height - 24mm

// A row may not break across pages, but for one that no page could hold: all its cells may then.
#let show-table(t) = context {
  let long(c) = size-of(c) > 2000 or c.paragraphs.len() > 24
  let tall-cells = if t.splitRows { () } else { t.cells.filter(c => c.rows == 1 and long(c) and tall(c, t.widths)) }
  let tall-rows = tall-cells.map(c => c.y)
  for c in tall-cells {
    [#metadata((pointer: c.at("pointer", default: ""), needed: none, height: body-height / 1mm)) <overflow>]
  }
  let cells = t.cells.map(c => {
    let breaks = t.splitRows or c.y in tall-rows or (c.rows > 1 and not c.at("together", default: false))
    table.cell(x: c.x, y: c.y, colspan: c.columns, rowspan: c.rows, align: aligned(c), breakable: breaks,
      stroke: {
        let open = c.at("open", default: (:))
        (left: 0.5pt, right: 0.5pt, top: if open.at("top", default: false) { none } else { 0.5pt }, bottom: if open.at("bottom", default: false) { none } else { 0.5pt })
      },
      cell-body(c, t.widths))
  })
  let head = cells.zip(t.cells).filter(((_, c)) => c.y < t.headerRows).map(((shown, _)) => shown)
  let rest = cells.zip(t.cells).filter(((_, c)) => c.y >= t.headerRows).map(((shown, _)) => shown)
  align(center, table(columns: t.widths.map(w => w * 1mm), inset: pad, stroke: none,
    ..if head.len() > 0 { (table.header(repeat: t.repeatHeader, ..head),) } else { () },
    ..rest))
}

#set document(title: doc.title)
// A line takes exactly its leading, whatever the typeface: half of what is over stands above the letters and half below.
#set text(font: serif, size: 10.5pt, lang: doc.lang.language, region: doc.lang.region, top-edge: (doc.leading / 2 + 0.38) * 1em, bottom-edge: -(doc.leading / 2 - 0.38) * 1em)
#set par(leading: 0em, spacing: 0em)
#set block(spacing: 0em)
#show heading: it => block(sticky: true, width: 100%, it.body)
#set page(
  width: sheet.width * 1mm, height: sheet.height * 1mm,
  margin: (top: m.top * 1mm, right: m.right * 1mm, bottom: m.bottom * 1mm, left: m.left * 1mm),
  footer-descent: 3mm,
  header: if "header" in doc { set text(size: 9pt, fill: luma(90)); align(center, doc.header) },
  footer: {
    set text(size: 7.5pt, fill: luma(90))
    set text(top-edge: "cap-height", bottom-edge: "baseline")
    set par(leading: 0.4em)
    grid(columns: (1fr, auto, 1fr), align: (left + horizon, center + horizon, right + horizon),
      { doc.footer.edition; if "code" in doc.footer [ \\ #doc.footer.codeTitle #doc.footer.code ]; if "watermark" in doc [#h(1em)#doc.watermark] },
      text(size: 9pt, fill: black, context doc.footer.numbering.map(piece => if piece == "{page}" { str(here().page()) } else if piece == "{pages}" { str(counter(page).final().first()) } else { piece }).join()),
      if "code" in doc.footer { image("code.svg", height: 11mm, alt: doc.footer.codeTitle + " " + doc.footer.code) })
  },
  foreground: if "watermark" in doc { place(center + horizon, rotate(-45deg, text(size: 120pt, fill: luma(0, 9%), font: sans, doc.watermark))) },
)

#for (index, part) in doc.parts.enumerate() {
  if part.startsPage and index > 0 { pagebreak(weak: true) }
  context [#metadata((part: part.key, page: here().page())) <part>]
  if "heading" in part {
    v(doc.partHeading.above * 1mm)
    heading(level: part.heading.level, align((left: left, center: center, right: right).at(part.heading.align), text(size: doc.partHeading.size * 1pt, font: sans, weight: 500, part.heading.text)))
    v(doc.partHeading.below * 1mm)
  } else { place(hide(heading(level: 1, part.title))) }
  for (at, b) in part.blocks.enumerate() {
    if b.kind == "table" {
      if at > 0 and part.blocks.at(at - 1).kind == "paragraph" { v(doc.below.table * 1mm) }
      show-table(b)
      if not part.blocks.at(at + 1, default: (:)).at("continues", default: false) { v(doc.below.table * 1mm) }
    } else { standing(b) }
  }
}
`

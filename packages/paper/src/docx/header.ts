import { AlignmentType, Header, ImportedXmlComponent, Paragraph, TextRun } from 'docx'
import type { PaperDocument } from '../page/page-model.ts'
import { points } from './lengths.ts'
import { typeface } from './paragraph.ts'
import { inQuotes } from './xml.ts'

/**
 * The header of each page: the edition's line and, on a draft, the watermark: across the page, as Word and
 * WPS make watermarks themselves, and in small letters at the edge.
 */
export function headerOf({ header, watermark, sheet }: PaperDocument): { default?: Header } {
  if (header === undefined && watermark === undefined) return {}
  const small = (text: string) =>
    new TextRun({ text, font: typeface(sheet.fonts.heading), size: points(10.5), color: '9A9A9A' })
  return {
    default: new Header({
      children: [
        ...(header === undefined
          ? []
          : [new Paragraph({ alignment: AlignmentType.CENTER, children: [small(header)] })]),
        ...(watermark === undefined
          ? []
          : [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [acrossThePage(watermark, sheet.fonts.heading), small(watermark)],
              }),
            ]),
      ],
    }),
  }
}

/** Watermark text in the VML that Word itself writes, as the library has no element for text along a path. */
function acrossThePage(mark: string, font: string): TextRun {
  const [text, family] = [inQuotes(mark), inQuotes(font)]
  return ImportedXmlComponent.fromXmlString(`<w:r><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:300pt;height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;${family}&quot;;font-size:1pt" string="${text}"/></v:shape>
</w:pict></w:r>`) as unknown as TextRun
}

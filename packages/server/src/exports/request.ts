import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Code, Id, Region } from '../http/shapes.ts'
import { FORMATS } from '../printing/printing.ts'

/** What somebody wants exported: papers of applications, a table of them, or both in one archive. */
export const ExportRequest = Type.Object(
  {
    form: Type.String({ maxLength: 60 }),
    edition: Type.String({ maxLength: 60 }),
    unit: Type.Optional(Region),
    states: Type.Optional(Type.Array(Code, { minItems: 1, maxItems: 30 })),
    applications: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000 })),
    papers: Type.Array(Type.Union(FORMATS.map((format) => Type.Literal(format))), {
      maxItems: FORMATS.length,
    }),
    /** The files of evidence as well. */
    evidence: Type.Optional(Type.Boolean()),
    table: Type.Optional(
      Type.Object(
        {
          format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
          /** One of the edition's tables; otherwise the columns, or every cell of the form. */
          id: Type.Optional(Type.String({ maxLength: 60 })),
          columns: Type.Optional(
            Type.Array(Type.String({ pattern: '^[/$]', maxLength: 300 }), { minItems: 1, maxItems: 1000 }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

export type ExportRequest = Static<typeof ExportRequest>

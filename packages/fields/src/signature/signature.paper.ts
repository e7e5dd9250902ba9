import { line, oneCell } from '@formwright/paper'
import type { PaperView } from '@formwright/paper'
import { signatureType } from './signature.ts'

/** Room in millimetres for a hand, and for a seal of 42 mm with what it covers (国发〔1999〕25号). */
const ROOM = { signature: 14, seal: 34 }

/** Signed and sealed by hand: the place stays empty whatever was declared. */
export const signaturePaper: PaperView = {
  type: signatureType,
  layouts: {
    signature: () => oneCell([line('')], { align: 'left', height: ROOM.signature }),
    seal: () => oneCell([line('')], { align: 'left', height: ROOM.seal }),
  },
}

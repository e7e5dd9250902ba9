import { line, oneCell } from '@formwright/paper'
import type { PaperView } from '@formwright/paper'
import { signatureType } from './signature.ts'

/** Room for a signature, and for a seal of 42 mm including what it overlaps (国发〔1999〕25号), in millimetres. */
const ROOM = { signature: 14, seal: 34 }

/** Signed and sealed by hand, so it is always printed blank. */
export const signaturePaper: PaperView = {
  type: signatureType,
  layouts: {
    signature: () => oneCell([line('')], { align: 'left', height: ROOM.signature }),
    seal: () => oneCell([line('')], { align: 'left', height: ROOM.seal }),
  },
}

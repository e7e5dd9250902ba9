import type { CorrectionView } from '@formwright/api'
import type { Values } from '@formwright/definition'
import { useCorrectionSay } from './correction-say.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './withdrawal-texts.json' with { type: 'json' }

const useWithdrawalSay = withOwnTexts(texts)

type Ends<Name> = Name extends `withdrawal-${infer End}` ? End : never

/** Texts about a change of version: a correction or a withdrawal. */
export function useMoveSay(
  correction: Pick<CorrectionView, 'withdrawal'> | null | undefined,
): (name: Ends<keyof typeof texts>, values?: Values) => string {
  const ofCorrection = useCorrectionSay()
  const ofWithdrawal = useWithdrawalSay()
  return (name, values) =>
    correction?.withdrawal
      ? ofWithdrawal(`withdrawal-${name}`, values)
      : ofCorrection(`correction-${name}`, values)
}

import { findSecrets } from '../../../language/secrets/redact.ts'
import type { Reader } from './reading.ts'

/** A number or password that Kigen must not keep, such as a My Number. */
export const readSecret: Reader = ({ text }) => {
  const [first] = findSecrets(text)
  return first && { kind: 'secret', secret: first.kind }
}

/** Words of a crisis, such as violence or suicide. */
export const readCrisis: Reader = ({ utterance: { distress } }) =>
  distress === 'crisis' ? { kind: 'distress', distress } : undefined

/** Words of fear. */
export const readFear: Reader = ({ utterance: { distress } }) => distress && { kind: 'distress', distress }

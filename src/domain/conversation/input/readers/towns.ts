import { municipalitiesNamed } from '../../../language/places/municipalities.ts'
import { ELSEWHERE, townsNamed } from '../../state/towns.ts'
import type { Reader } from './reading.ts'

/**
 * A municipality with known practice is confirmed, because others share its name; for others only "another
 * one" is stored. Other texts are not taken as a municipality.
 */
export const readTown: Reader = ({ text, question, utterance }) => {
  if (question?.kind !== 'town' || utterance.asks) return undefined
  const towns = townsNamed(text)
  if (towns.length > 0) return { kind: 'towns', question, towns: [...towns, ELSEWHERE] }
  const others = municipalitiesNamed(text)
  return others.length > 0 ? { kind: 'other-town', question, named: others } : undefined
}

import { cardValidity } from './card-validity.ts'
import type { Flow } from './flow.ts'

/** All flows, by id. */
export const FLOWS: ReadonlyMap<string, Flow> = new Map([[cardValidity.id, cardValidity]])

/** The flow that a new card starts with. */
export const MAIN_FLOW: Flow = cardValidity

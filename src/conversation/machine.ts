import { type ActorScope, createActor, setup } from 'xstate'
import type { Flow, Question } from '../../flows/flow.ts'
import type { Day } from '../dates/day.ts'
import { answerFault } from './acceptable.ts'
import { type Answers, survey } from './survey.ts'

/** What is kept of a walk through a flow. There is no position in it: `position` derives that. */
export interface Progress {
  readonly answers: Answers
  /** Questions to ask before any other: a change, or something made more exact. */
  readonly asking: readonly string[]
}

/** What moves a walk. */
export type FlowEvent =
  /** Answers the question at the position; a value that does not fit changes nothing. */
  | { readonly type: 'ANSWER'; readonly value: string }
  /** Asks the relevant question before the present one again; its answer stays until another is given. */
  | { readonly type: 'BACK' }
  /** Asks these questions, one after the other, and then goes on. */
  | { readonly type: 'EDIT'; readonly questions: readonly string[] }
  /** Leaves the asked-for question as it is. */
  | { readonly type: 'KEEP' }
  | { readonly type: 'RESTART' }

/** The state after the last question. */
export const DONE = 'done'

interface Context extends Progress {
  readonly flow: Flow
  readonly today: Day
}

function find(flow: Flow, id: string): Question | undefined {
  return flow.questions.find((question) => question.id === id)
}

/** What is asked for before anything else: the first that still applies. */
function wanted(context: Context): string | undefined {
  if (context.asking.length === 0) return undefined
  const { relevant } = survey(context.flow, context.answers, context.today)
  return context.asking.find((want) => relevant.some((question) => question.id === want))
}

/** Whether the walk passes a question by: it is answered or not asked, or another is asked for. */
function passes(context: Context, id: string): boolean {
  const first = wanted(context)
  if (first !== undefined) return first !== id
  const { asked } = survey(context.flow, context.answers, context.today)
  return context.answers[id] !== undefined || !asked.some((question) => question.id === id)
}

function accepts(context: Context, id: string, value: string): boolean {
  const question = find(context.flow, id)
  return question !== undefined && answerFault(question, value, context.answers, context.today) === undefined
}

function saved(context: Context, id: string, value: string): Progress {
  return {
    answers: { ...context.answers, [id]: value },
    asking: context.asking.filter((want) => want !== id),
  }
}

/** The relevant, answered question before `id` in the flow's order; at the end, the last of all. */
function before(context: Context, id: string): string | undefined {
  const { relevant } = survey(context.flow, context.answers, context.today)
  const at = context.flow.questions.findIndex((question) => question.id === id)
  const earlier = new Set(
    context.flow.questions.slice(0, at < 0 ? undefined : at).map((question) => question.id),
  )
  return relevant.filter((q) => earlier.has(q.id) && context.answers[q.id] !== undefined).at(-1)?.id
}

function known(context: Context, ids: readonly string[]): string[] {
  const { relevant } = survey(context.flow, context.answers, context.today)
  return [...new Set(ids)].filter((id) => relevant.some((question) => question.id === id))
}

const parts = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    input: {} as Context,
  },
  guards: {
    passes: ({ context }, id: string) => passes(context, id),
    accepts: ({ context, event }, id: string) => event.type === 'ANSWER' && accepts(context, id, event.value),
  },
})

const keepWanted = parts.assign(({ context, event }) =>
  event.type === 'EDIT' ? { asking: known(context, event.questions) } : {},
)

/** The state of one question: passed by, or waiting for its answer. */
function questionState(question: Question, first: string, next: string) {
  return parts.createStateConfig({
    always: { guard: { type: 'passes', params: question.id }, target: next },
    on: {
      ANSWER: {
        guard: { type: 'accepts', params: question.id },
        target: `#${first}`,
        actions: parts.assign(({ context, event }) =>
          event.type === 'ANSWER' ? saved(context, question.id, event.value) : {},
        ),
      },
      BACK: {
        target: `#${first}`,
        actions: parts.assign(({ context }) => {
          const previous = before(context, question.id)
          return previous === undefined ? {} : { asking: [previous] }
        }),
      },
    },
  })
}

/** The end: every question that is asked is answered. */
function doneState(first: string) {
  return parts.createStateConfig({
    on: {
      BACK: {
        target: `#${first}`,
        actions: parts.assign(({ context }) => {
          const previous = before(context, DONE)
          return previous === undefined ? {} : { asking: [previous] }
        }),
      },
    },
  })
}

/**
 * The machine of a flow: one state a question, in order, and `done`. Every event changes answers or what is asked for
 * and runs again from the first question, so the position follows from what is kept, and nothing else.
 */
export function machineOf(flow: Flow) {
  const ids = flow.questions.map((question) => question.id)
  const first = ids[0] ?? DONE
  return parts.createMachine({
    id: flow.id,
    context: ({ input }) => input,
    initial: first,
    on: {
      EDIT: { target: `#${first}`, actions: keepWanted },
      KEEP: {
        target: `#${first}`,
        actions: parts.assign(({ context }) => ({
          asking: context.asking.filter((want) => want !== wanted(context)),
        })),
      },
      RESTART: { target: `#${first}`, actions: parts.assign({ answers: {}, asking: [] }) },
    },
    states: {
      ...Object.fromEntries(
        flow.questions.map((question, index) => [
          question.id,
          { id: question.id, ...questionState(question, first, ids[index + 1] ?? DONE) },
        ]),
      ),
      [DONE]: { id: DONE, ...doneState(first) },
    },
  })
}

type Machine = ReturnType<typeof machineOf>
type Snapshot = ReturnType<Machine['resolveState']>

/**
 * XState's own `transition` makes an actor, and with it a first snapshot, for every event. These machines only assign:
 * one actor that never starts serves them all.
 */
function movesOf(flow: Flow): (context: Context, value: string, event: FlowEvent) => Snapshot {
  const machine = machineOf(flow)
  const never = createActor(machine, { input: { flow, answers: {}, asking: [], today: '1900-01-01' } })
  const nothing = () => {}
  const scope: ActorScope<Snapshot, FlowEvent> = {
    self: never,
    system: never.system,
    id: never.id,
    sessionId: never.sessionId,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  }
  return (context, value, event) => machine.transition(machine.resolveState({ value, context }), event, scope)
}

const moves = new WeakMap<Flow, ReturnType<typeof movesOf>>()

function movesIn(flow: Flow): ReturnType<typeof movesOf> {
  const made = moves.get(flow) ?? movesOf(flow)
  moves.set(flow, made)
  return made
}

/**
 * Where a walk stands: the id of the question to ask, or `DONE`. The machine passes from the first question on until one
 * is not passed by; that question is found here directly, because a turn asks for it several times.
 */
export function position(flow: Flow, progress: Progress, today: Day): string {
  const { answers } = progress
  const first = wanted({ ...progress, flow, today })
  if (first !== undefined) return first
  return survey(flow, answers, today).asked.find(({ id }) => answers[id] === undefined)?.id ?? DONE
}

/** What is kept after an event, and where the walk then stands. */
export function advance(
  flow: Flow,
  progress: Progress,
  event: FlowEvent,
  today: Day,
): { readonly progress: Progress; readonly at: string } {
  const value = position(flow, progress, today)
  const after = movesIn(flow)({ ...progress, flow, today }, value, event)
  const { answers, asking } = after.context
  return { progress: { answers, asking }, at: String(after.value) }
}

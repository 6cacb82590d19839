import { setup, transition } from 'xstate'
import type { Flow, Question } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import { type Answers, evaluateFlow } from './evaluate-flow.ts'
import { answerFault } from './validate-answer.ts'

/** The kept state of a flow. It holds no position: `position` derives it. */
export interface Progress {
  readonly answers: Answers
  /** Questions to ask first: to change an answer or to make it more exact. */
  readonly asking: readonly string[]
}

/** The events of a flow's machine. */
export type FlowEvent =
  /** Answers the current question; a value that is not valid changes nothing. */
  | { readonly type: 'ANSWER'; readonly value: string }
  /** Asks the previous relevant question again; its answer stays until another is given. */
  | { readonly type: 'BACK' }
  /** Asks these questions, one after the other, and then goes on. */
  | { readonly type: 'EDIT'; readonly questions: readonly string[] }
  /** Keeps the answer of a question that was to be asked again. */
  | { readonly type: 'KEEP' }
  | { readonly type: 'RESTART' }

/** The state after the last question. */
export const DONE = 'done'

/** The transient state between two questions. */
const CHOOSE = 'choosing'

interface Context extends Progress {
  readonly flow: Flow
  readonly today: Day
}

function find(flow: Flow, id: string): Question | undefined {
  return flow.questions.find((question) => question.id === id)
}

/** The first requested question that still applies. */
function wanted(context: Context): string | undefined {
  if (context.asking.length === 0) return undefined
  const { relevant } = evaluateFlow(context.flow, context.answers, context.today)
  return context.asking.find((want) => relevant.some((question) => question.id === want))
}

/** Whether the machine stops at a question: it is the requested one; or none is requested, and it applies and has no answer. */
function stops(context: Context, id: string): boolean {
  const first = wanted(context)
  if (first !== undefined) return first === id
  if (context.answers[id] !== undefined) return false
  return evaluateFlow(context.flow, context.answers, context.today).asked.some(
    (question) => question.id === id,
  )
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

/** The answered question before `id` in the flow's order; at the end, the last one. */
function before(context: Context, id: string): string | undefined {
  const { relevant } = evaluateFlow(context.flow, context.answers, context.today)
  const at = context.flow.questions.findIndex((question) => question.id === id)
  const earlier = new Set(
    context.flow.questions.slice(0, at < 0 ? undefined : at).map((question) => question.id),
  )
  return relevant.filter((q) => earlier.has(q.id) && context.answers[q.id] !== undefined).at(-1)?.id
}

function known(context: Context, ids: readonly string[]): string[] {
  const { relevant } = evaluateFlow(context.flow, context.answers, context.today)
  return [...new Set(ids)].filter((id) => relevant.some((question) => question.id === id))
}

const parts = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    input: {} as Context,
  },
  guards: {
    stops: ({ context }, id: string) => stops(context, id),
    accepts: ({ context, event }, id: string) => event.type === 'ANSWER' && accepts(context, id, event.value),
  },
})

const keepWanted = parts.assign(({ context, event }) =>
  event.type === 'EDIT' ? { asking: known(context, event.questions) } : {},
)

/** The target of every event: choose the next question. */
const NEXT = `#${CHOOSE}`

/** Requests the question before this state. */
const askedAgain = (id: string) =>
  parts.assign(({ context }) => {
    const previous = before(context, id)
    return previous === undefined ? {} : { asking: [previous] }
  })

/** The state of one question; it waits for an answer. */
function questionState({ id }: Question) {
  return parts.createStateConfig({
    on: {
      ANSWER: {
        guard: { type: 'accepts', params: id },
        target: NEXT,
        actions: parts.assign(({ context, event }) =>
          event.type === 'ANSWER' ? saved(context, id, event.value) : {},
        ),
      },
      BACK: { target: NEXT, actions: askedAgain(id) },
    },
  })
}

/**
 * The XState machine of a flow: one state for each question, `done`, and the transient state `choosing`, which goes to the
 * first question at which the machine stops. Every event changes answers or requested questions and then chooses again,
 * so the position follows from the kept state alone.
 */
export function machineOf(flow: Flow) {
  const { questions } = flow
  const empty: Context = { flow, answers: {}, asking: [], today: '1900-01-01' }
  return parts.createMachine({
    id: flow.id,
    // XState's `transition` makes an actor without input for each event: it must start, and cheaply.
    context: ({ input }: { input?: Context }) => input ?? empty,
    initial: CHOOSE,
    on: {
      EDIT: { target: NEXT, actions: keepWanted },
      KEEP: {
        target: NEXT,
        actions: parts.assign(({ context }) => ({
          asking: context.asking.filter((want) => want !== wanted(context)),
        })),
      },
      RESTART: { target: NEXT, actions: parts.assign({ answers: {}, asking: [] }) },
    },
    states: {
      [CHOOSE]: {
        id: CHOOSE,
        always: [
          ...questions.map(({ id }) => ({ guard: { type: 'stops' as const, params: id }, target: id })),
          { target: DONE },
        ],
      },
      ...Object.fromEntries(questions.map((question) => [question.id, questionState(question)])),
      // Every question that applies has an answer.
      [DONE]: { on: { BACK: { target: NEXT, actions: askedAgain(DONE) } } },
    },
  })
}

type Machine = ReturnType<typeof machineOf>

const machines = new WeakMap<Flow, Machine>()

/** The machine of a flow, built once for each flow. */
function machineIn(flow: Flow): Machine {
  const kept = machines.get(flow)
  if (kept) return kept
  const made = machineOf(flow)
  machines.set(flow, made)
  return made
}

/**
 * The position in a flow: the id of the question to ask, or `DONE`. `today` is a day in Japan.
 * It is the state in which the machine starts with this progress, found without running it, because one turn asks for it
 * several times; a test compares both over random walks.
 */
export function position(flow: Flow, progress: Progress, today: Day): string {
  const { answers } = progress
  const first = wanted({ ...progress, flow, today })
  if (first !== undefined) return first
  return evaluateFlow(flow, answers, today).asked.find(({ id }) => answers[id] === undefined)?.id ?? DONE
}

/** The kept state after an event, and the new position. `today` is a day in Japan. */
export function advance(
  flow: Flow,
  progress: Progress,
  event: FlowEvent,
  today: Day,
): { readonly progress: Progress; readonly at: string } {
  const machine = machineIn(flow)
  const value = position(flow, progress, today)
  const [after] = transition(
    machine,
    machine.resolveState({ value, context: { ...progress, flow, today } }),
    event,
  )
  const { answers, asking } = after.context
  return { progress: { answers, asking }, at: String(after.value) }
}

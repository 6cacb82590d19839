import type { Delivery, Outcome } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import { createPipeline, type Pipeline } from '../../pipeline/pipeline.ts'
import { guardedSenders } from '../reminders/guarded-senders.ts'
import type { AppContext, RunningChannel } from './app-context.ts'

const channelOf = (person: PersonId): string => person.slice(0, person.indexOf(':'))

function tell({ metrics, log }: AppContext, delivery: Delivery, outcome: Outcome): void {
  metrics.outcome(delivery, outcome)
  const facts = { id: delivery.id, attempts: delivery.attempts, ...outcome, memo: undefined }
  if (outcome.state === 'failed' || outcome.state === 'held') log.warn(facts, `send ${outcome.state}`)
  else log.debug(facts, `send ${outcome.state}`)
}

/** The pipeline of this process with the turn runner and the open channels. */
export function openPipeline(context: AppContext, channels: readonly RunningChannel[]): Pipeline {
  const { store, turnRunner, metrics, log, now } = context
  const runningFor = (person: PersonId) =>
    channels.find(({ sender }) => person.startsWith(`${sender.channel}:`))
  return createPipeline({
    store,
    turnRunner,
    now,
    prepare: context.prepare,
    senders: guardedSenders(context, channels),
    hint: async (person) => runningFor(person)?.hint?.(person),
    known: (person) => {
      const { hint, known } = runningFor(person) ?? {}
      return known ? known(person) : hint === undefined
    },
    onErased: (person) =>
      log.info({ channel: channelOf(person), people: 1 }, 'erased at the person’s request'),
    onTurns: (deliveries) => metrics.turns(deliveries.length),
    onOutcome: (delivery, outcome) => tell(context, delivery, outcome),
    onStuck: (person, fault, tries) => {
      const facts = { code: 'turn-stuck', channel: channelOf(person), tries, err: fault }
      log.error(facts, 'an event cannot be answered; it is kept and retried every hour')
    },
    onFault: (where, err) => {
      metrics.fault(where)
      log.error({ err }, `${where} failed; it will be retried`)
    },
  })
}

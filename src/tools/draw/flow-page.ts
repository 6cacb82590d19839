import type { Flow, Question } from '../../../flows/flow.ts'
import type { When } from '../../contracts/condition.ts'
import { translator } from '../../domain/language/translate.ts'

const t = translator('en')

const quoted = (text: string): string => `"${text.replaceAll('"', '#quot;').replaceAll(/\s+/g, ' ')}"`

/** Mermaid ids must not contain hyphens. */
const node = (id: string): string => id.replaceAll('-', '_')

const condition = (when: When): string =>
  Object.entries(when)
    .map(([fact, values]) => `${fact}: ${values.join(' or ')}`)
    .join(', ')

function shape({ id, kind }: Question): string {
  const words = quoted(t(`question.${id}.name`))
  if (kind === 'date') return `${node(id)}[/${words}/]`
  return kind === 'town' ? `${node(id)}>${words}]` : `${node(id)}{{${words}}}`
}

/** An arrow from every question whose answer decides whether this one is asked. */
function arrows({ id, askIf = [] }: Question, asked: ReadonlySet<string>): string[] {
  return askIf.flatMap((when) =>
    Object.entries(when)
      .filter(([fact]) => asked.has(fact))
      .map(([fact, values]) => `  ${node(fact)} -->|${quoted(values.join(', '))}| ${node(id)}`),
  )
}

function row({ id, kind, askIf, offerIf }: Question): string {
  const asked = askIf === undefined ? 'always' : askIf.map(condition).join('; *or* ') || 'only on request'
  const offered = offerIf ? offerIf.map(condition).join('; *or* ') || 'always' : ''
  return `| \`${id}\` | ${kind} | ${t(`question.${id}.name`)} | ${asked} | ${offered} |`
}

/** A page that shows what a flow asks, drawn from its data. */
export function flowPage(flow: Flow): string {
  const ids = new Set(flow.questions.map(({ id }) => id))
  const diagram = [
    ...flow.questions.map((question) => `  ${shape(question)}`),
    ...new Set(flow.questions.flatMap((question) => arrows(question, ids))),
  ]
  return `# What is asked: ${flow.id}

Written by \`npm run draw\` from \`flows/${flow.id}.ts\`; do not edit. Questions stand in the order in which they are asked.
An arrow goes from an answer to a question that it leads to; where nothing is said, the next one in order follows.

\`\`\`mermaid
flowchart TD
${diagram.join('\n')}
\`\`\`

| question | kind | about | asked | offered |
|---|---|---|---|---|
${flow.questions.map(row).join('\n')}

After the answer, what can be made more exact:

| refinement | asks | offered |
|---|---|---|
${flow.refinements.map(({ id, asks, offerIf }) => `| \`${id}\` | ${asks.join(', ')} | ${offerIf.map(condition).join('; *or* ') || 'always'} |`).join('\n')}
`
}

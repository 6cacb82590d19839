import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'

// Judges what is sent to Slack by the published rules, apart from the code that builds it.

const schema = JSON.parse(readFileSync(new URL('./block-kit.schema.json', import.meta.url), 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: false })
ajv.addSchema(schema, 'kit')

type Kind = 'message' | 'modal' | 'home'

function elementsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn)
  if (typeof value !== 'object' || value === null) return []
  const found = 'action_id' in value ? [{ ...value }] : []
  return [...found, ...Object.values(value).flatMap(elementsIn)]
}

function twice(names: readonly unknown[]): unknown {
  return names.find((name, at) => name !== undefined && names.indexOf(name) !== at)
}

function blocksOf(content: unknown): Record<string, unknown>[] {
  if (typeof content !== 'object' || content === null || !('blocks' in content)) return []
  return Array.isArray(content.blocks) ? content.blocks : []
}

/** What Slack would refuse; empty: nothing. */
export function faultsIn(kind: Kind, content: unknown): string[] {
  const validate = ajv.getSchema(`kit#/definitions/${kind}`)
  if (!validate) throw new Error(`no schema for ${kind}`)
  const faults = validate(content) ? [] : [ajv.errorsText(validate.errors)]
  const blocks = blocksOf(content)
  const size = JSON.stringify(blocks).length
  if (size > 13_200) faults.push(`msg_blocks_too_long: ${size}`)
  for (const block of blocks) {
    const same = twice(elementsIn(block).map((element) => element.action_id))
    if (same !== undefined) faults.push(`action_id twice in a block: ${same}`)
  }
  const same = twice(blocks.map((block) => block.block_id))
  if (same !== undefined) faults.push(`block_id twice: ${same}`)
  const inputs = blocks.some((block) => block.type === 'input')
  const submit = typeof content === 'object' && content !== null && 'submit' in content
  if (inputs && !submit) faults.push('inputs without submit')
  return faults
}

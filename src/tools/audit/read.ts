import { z } from 'zod'

/** The result of an audit of the production dependencies. */
export type Audit =
  | { readonly kind: 'sound' }
  | { readonly kind: 'vulnerable'; readonly packages: readonly string[] }
  /** No registry could be asked: no network, or a registry without this service. Nothing is known about the dependencies. */
  | { readonly kind: 'not-asked'; readonly why: string }

const report = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string().default('') })),
})

const failure = z.object({ message: z.string().optional(), statusCode: z.number().optional() })

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the output of `npm audit --json`. Only a complete report counts as an answer. */
export function readAudit(text: string): Audit {
  const written = json(text)
  const read = report.safeParse(written)
  if (!read.success) {
    const told = failure.safeParse(written)
    return { kind: 'not-asked', why: (told.success && told.data.message) || 'no answer from the registry' }
  }
  const packages = Object.entries(read.data.vulnerabilities)
    .filter(([, { severity }]) => severity !== 'info')
    .map(([name, { severity, range }]) => `${name} ${range} (${severity})`)
  return packages.length === 0 ? { kind: 'sound' } : { kind: 'vulnerable', packages }
}

import { describe, expect, it } from 'vitest'
import { readAudit } from '../../src/tools/audit/read.ts'

const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities })

describe('an audit of the dependencies', () => {
  it('names every package with a known vulnerability, and passes over mere notes', () => {
    const text = report({
      express: { name: 'express', severity: 'high', range: '<5.0.1' },
      pino: { name: 'pino', severity: 'info', range: '*' },
    })
    expect(readAudit(text)).toEqual({ kind: 'vulnerable', packages: ['express <5.0.1 (high)'] })
    expect(readAudit(report({}))).toEqual({ kind: 'sound' })
  })

  it.each([
    ['', 'no answer from the registry'],
    ['npm error network', 'no answer from the registry'],
    [
      '{"message":"request to the registry failed, reason: ENOTFOUND"}',
      'request to the registry failed, reason: ENOTFOUND',
    ],
    ['{"message":"405 Method Not Allowed","statusCode":405}', '405 Method Not Allowed'],
    ['{"error":{"code":"ENOTFOUND"}}', 'no answer from the registry'],
  ])('takes %j for no answer, not for soundness', (text, why) => {
    expect(readAudit(text)).toEqual({ kind: 'not-asked', why })
  })
})

import { spawnSync } from 'node:child_process'
import { readAudit } from './audit/read.ts'

// `npm run check:audit`: known vulnerabilities of the production dependencies. If no registry can be asked, the check
// passes and says so, because a missing network says nothing about the dependencies.

const WITHIN_MS = 30_000
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: WITHIN_MS,
  stdio: ['ignore', 'pipe', 'ignore'],
})
const audit = readAudit(stdout ?? '')
if (audit.kind === 'sound') console.log('audit: no known vulnerability in production dependencies')
else if (audit.kind === 'not-asked') console.log(`audit: NOT CHECKED, ${audit.why}`)
else {
  console.error(`audit: update these, or say in docs/threats.md why not:\n  ${audit.packages.join('\n  ')}`)
  process.exitCode = 1
}

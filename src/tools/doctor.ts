import { lineDoctor } from '../channels/line/doctor.ts'
import { slackDoctor } from '../channels/slack/doctor.ts'
import { SettingsError } from '../runtime/settings/fault.ts'
import { settingsOfThisMachine, unknownNames } from '../runtime/settings/machine.ts'
import type { Settings } from '../runtime/settings/settings.ts'
import { clockFindings } from './doctor/clock.ts'
import { databaseFindings } from './doctor/database.ts'
import { type Finding, ill, well } from './doctor/finding.ts'

function addressFindings({ publicUrl, line, slack }: Settings): readonly Finding[] {
  if (!line.on && !slack.on) return []
  const what = `people and platforms see ${publicUrl}`
  return [publicUrl.startsWith('https://') ? well(what) : ill(what, 'Set PUBLIC_URL to an https address.')]
}

function nameFindings(): readonly Finding[] {
  const mend = 'Take it out, or look in .env.example for the name that is meant.'
  return unknownNames().map((name) => ill(`${name} in .env is no setting of Kigen`, mend))
}

async function examine(settings: Settings): Promise<readonly Finding[]> {
  const { line, slack } = settings
  return [
    well('the settings fit'),
    ...nameFindings(),
    ...(await databaseFindings(settings)),
    ...(await clockFindings(settings)),
    ...addressFindings(settings),
    ...(line.on ? await lineDoctor(line) : [well(`LINE is off: ${line.why}`)]),
    ...(slack.on ? await slackDoctor(slack) : [well(`Slack is off: ${slack.why}`)]),
  ]
}

function show({ ok, what, mend }: Finding): string {
  return ok ? `ok    ${what}` : `MEND  ${what}\n      ${mend ?? ''}`
}

/**
 * `npm run doctor`: checks settings, database, disk, clock, key and platforms. Creates and changes nothing. Exit status 1 if
 * something has to be corrected.
 */
try {
  const findings = await examine(settingsOfThisMachine())
  for (const finding of findings) console.log(show(finding))
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1
} catch (fault) {
  if (!(fault instanceof SettingsError)) throw fault
  for (const what of fault.faults) console.log(show({ ok: false, what, mend: 'See .env.example.' }))
  process.exitCode = 1
}

import { lineDoctor } from '../channels/line/doctor.ts'
import { slackDoctor } from '../channels/slack/doctor.ts'
import { SettingsError } from '../runtime/settings/fault.ts'
import { settingsOfThisMachine, unknownNames } from '../runtime/settings/machine.ts'
import type { Settings } from '../runtime/settings/settings.ts'
import { storeLocationOf } from '../runtime/store-worker/worker-options.ts'
import { openStore } from '../store/open.ts'
import { StoreError } from '../store/store.ts'

/** One thing that was looked at, and what mends it where it is not right. Holds no secret. */
interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly mend?: string
}

async function databaseDoctor(settings: Settings): Promise<readonly Finding[]> {
  try {
    const store = await openStore(storeLocationOf(settings))
    const ok = await store.ready()
    await store.close()
    return [
      { ok, what: 'the database answers, its migrations are done' },
      { ok: true, what: 'the data key opens what is kept' },
    ]
  } catch (fault) {
    if (!(fault instanceof StoreError)) throw fault
    return [{ ok: false, what: `the database: ${fault.code}`, mend: fault.message }]
  }
}

function addressDoctor({ publicUrl, line, slack }: Settings): readonly Finding[] {
  if (!line.on && !slack.on) return []
  const ok = publicUrl.startsWith('https://')
  return [
    {
      ok,
      what: `people and platforms see ${publicUrl}`,
      ...(ok ? {} : { mend: 'Set PUBLIC_URL to an https address.' }),
    },
  ]
}

function namesDoctor(): readonly Finding[] {
  return unknownNames().map((name) => ({
    ok: false,
    what: `${name} in .env is no setting of Kigen`,
    mend: 'Take it out, or look in .env.example for the name that is meant.',
  }))
}

async function examine(settings: Settings): Promise<readonly Finding[]> {
  const { line, slack } = settings
  return [
    { ok: true, what: 'the settings fit' },
    ...namesDoctor(),
    ...(await databaseDoctor(settings)),
    ...addressDoctor(settings),
    ...(line.on ? await lineDoctor(line) : [{ ok: true, what: `LINE is off: ${line.why}` }]),
    ...(slack.on ? await slackDoctor(slack) : [{ ok: true, what: `Slack is off: ${slack.why}` }]),
  ]
}

function show({ ok, what, mend }: Finding): string {
  return ok ? `ok    ${what}` : `MEND  ${what}\n      ${mend ?? ''}`
}

/** `npm run doctor`: looks at settings, database, key and platforms; exit status 1 where something has to be mended. */
try {
  const findings = await examine(settingsOfThisMachine())
  for (const finding of findings) console.log(show(finding))
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1
} catch (fault) {
  if (!(fault instanceof SettingsError)) throw fault
  for (const what of fault.faults) console.log(show({ ok: false, what, mend: 'See .env.example.' }))
  process.exitCode = 1
}

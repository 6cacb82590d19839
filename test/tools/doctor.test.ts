import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { folder, settingsIn } from '../runtime/product.ts'

const data = folder()
afterAll(() => data.remove())

function doctor(more: Readonly<Record<string, string>>) {
  const env = settingsIn(data.path, more)
  return spawnSync(process.execPath, ['src/tools/doctor.ts'], { env, encoding: 'utf8', timeout: 20_000 })
}

describe('the doctor', () => {
  it('finds nothing to mend where nothing is wrong, and says what is off', () => {
    const { status, stdout } = doctor({})
    expect(status).toBe(0)
    expect(stdout).toContain('ok    the database answers')
    expect(stdout).toContain('LINE is off')
  })

  it('says of settings that do not fit each one, with an example', () => {
    const { status, stdout } = doctor({ PORT: 'door', LINE_CHANNEL_ID: 'x' })
    expect(status).toBe(1)
    expect(stdout).toMatch(/MEND {2}PORT .*for example 3000/)
    expect(stdout).toMatch(/MEND {2}LINE_CHANNEL_ID/)
  })

  it('says that the key is not the one the data was written with', () => {
    doctor({})
    const { status, stdout } = doctor({ DATA_KEY: Buffer.alloc(32, 9).toString('base64') })
    expect(status).toBe(1)
    expect(stdout).toContain('DATA_KEY')
  })

  it('says that LINE and Slack cannot be reached, and shows no secret', () => {
    const { status, stdout } = doctor({
      LINE_CHANNEL_SECRET: 'MARKEDSECRET',
      LINE_CHANNEL_ACCESS_TOKEN: 'MARKEDTOKEN',
      LINE_API_BASE_URL: 'http://127.0.0.1:9',
      SLACK_SIGNING_SECRET: 'MARKEDSIGNING',
      SLACK_BOT_TOKEN: 'xoxb-MARKED',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    })
    expect(status).toBe(1)
    expect(stdout).toContain('MEND  people and platforms see http://localhost')
    expect(stdout).toMatch(/MEND {2}LINE/)
    expect(stdout).toMatch(/MEND {2}.*Slack/)
    expect(stdout).not.toContain('MARKED')
  })
})

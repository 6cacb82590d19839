import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { SCOPES } from '../../../src/channels/slack/context/settings.ts'
import { SHORTCUT } from '../../../src/channels/slack/render/action-ids.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
// The official schema: github.com/slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json.
const validate = new Ajv({ strict: false, validateFormats: false }).compile(
  read('test/platforms/slack/app-manifest.schema.2.0.0.json'),
)
const files = ['slack/manifest.json', 'slack/manifest.socket.json']

describe('R16: the manifests', () => {
  test.each(files)('%s fits the official schema', (file) => {
    expect(validate(read(file)) ? [] : validate.errors).toEqual([])
  })

  test('the schema itself refuses what is wrong', () => {
    const wrong = read('slack/manifest.json')
    wrong.display_information.name = 'x'.repeat(36)
    expect(validate(wrong)).toBe(false)
  })

  test.each(files)('%s asks for the scopes that the code asks for, and no more', (file) => {
    expect(read(file).oauth_config.scopes.bot).toEqual([...SCOPES])
  })

  test.each(files)('%s listens to what the code reads', (file) => {
    expect(read(file).settings.event_subscriptions.bot_events).toEqual(
      expect.arrayContaining([
        'app_home_opened',
        'app_mention',
        'message.im',
        'app_uninstalled',
        'tokens_revoked',
        'team_access_revoked',
        'user_change',
      ]),
    )
    expect(read(file).features.shortcuts[0].callback_id).toBe(SHORTCUT)
    expect(read(file).features.slash_commands[0].should_escape).toBe(true) // `invite @person` needs the id
    expect(read(file).features).toHaveProperty('agent_view')
  })

  test('production speaks HTTP on one address; development a socket and no address', () => {
    const [production, development] = files.map(read)
    const text = JSON.stringify(production)
    expect(
      text
        .match(/"https:[^"]+"/g)
        ?.map((url) => new URL(JSON.parse(url)).pathname)
        .sort(),
    ).toEqual(['/slack/events', '/slack/events', '/slack/events', '/slack/oauth_redirect'])
    expect(production.settings.socket_mode_enabled).toBe(false)
    expect(development.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(development)).not.toContain('https://')
  })
})

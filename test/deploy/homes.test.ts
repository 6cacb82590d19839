import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { environment } from '../../src/runtime/settings/environment.ts'
import { isInstalled, runProgram } from './tool.ts'

const text = (path: string) => readFileSync(path, 'utf8')
const compose = text('compose.yaml')
const fly = text('deploy/fly.toml')

/** Names that belong to an image beside Kigen's, or to the compose file itself. */
const OTHERS = /^(POSTGRES_\w+|DOMAIN|UPSTREAMS|NODE_OPTIONS|NODE_COMPILE_CACHE)$/

describe('the ready files', () => {
  it('set only settings that exist', () => {
    const named = [
      ...[...compose.matchAll(/^\s+([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? ''),
      ...[...fly.matchAll(/^([A-Z][A-Z_]+) = /gm)].map(([, name]) => name ?? ''),
      ...[...text('Dockerfile').matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name]) => name ?? ''),
    ].filter((name) => !OTHERS.test(name) && !/^(COPY|RUN|CMD)$/.test(name))
    expect(named.length).toBeGreaterThan(10)
    for (const name of named) expect(Object.keys(environment.shape)).toContain(name)
  })

  it('give the process more than the ten seconds that its end may take', () => {
    expect(compose).toMatch(/stop_grace_period: 15s/)
    expect(fly).toMatch(/kill_timeout = "15s"/)
    expect(text('deploy/systemd/kigen.service')).toMatch(/^TimeoutStopSec=15$/m)
  })

  it('look at addresses and files that exist', () => {
    for (const all of [compose, fly, text('deploy/Caddyfile')]) expect(all).toContain('/readyz')
    const [, file] = /^ +file: (\S+)/m.exec(compose) ?? []
    expect(existsSync(file ?? ''), file).toBe(true)
    for (const unit of ['kigen.service', 'kigen-backup.service'])
      for (const [path] of text(`deploy/systemd/${unit}`).matchAll(/\bsrc\/[\w/.-]+\.ts\b/g))
        expect(existsSync(path), path).toBe(true)
  })

  it('bound the heap as npm start does, and as the operating page says', () => {
    const bound = '--max-semi-space-size=4 --max-old-space-size=256'
    for (const path of ['package.json', 'Dockerfile', 'deploy/systemd/kigen.service', 'docs/operating.md'])
      expect(text(path), path).toContain(bound)
  })

  it('keep SQLite where the disk is mounted', () => {
    expect(text('Dockerfile')).toContain('DATABASE_URL=sqlite:/data/kigen.db')
    expect(fly).toContain('destination = "/data"')
    expect(text('deploy/systemd/kigen.service')).toContain('StateDirectory=kigen')
  })
})

const units = ['kigen.service', 'kigen-backup.service', 'kigen-backup.timer'].map(
  (one) => `deploy/systemd/${one}`,
)

describe.skipIf(!isInstalled('systemd-analyze') || !existsSync('/usr/bin/node'))('systemd', () => {
  it('takes the units without a word', () => {
    expect(runProgram('systemd-analyze', ['verify', ...units])).toEqual({ status: 0, text: '' })
  })

  it('finds little that the service could reach', () => {
    const { text: said } = runProgram('systemd-analyze', ['security', '--offline=true', units[0] ?? ''])
    const [, exposure] = /exposure level for kigen\.service: ([\d.]+)/.exec(said) ?? []
    expect(Number(exposure)).toBeGreaterThan(0)
    expect(Number(exposure)).toBeLessThan(2)
  })
})

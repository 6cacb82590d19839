import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Runs `npm run NAME` to its end, as a person types it. */
export function npmRun(
  name: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv,
  input = '',
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const given = ['run', '--silent', name, ...(options.length > 0 ? ['--', ...options] : [])]
  return spawnSync('npm', given, { env, input, encoding: 'utf8', maxBuffer: 2 ** 26 })
}

/** Starts `npm run NAME`, waits until it writes `pattern`, and ends it and all its children. Rejects with what it wrote when it ends before. */
export async function npmBegins(
  name: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv,
  pattern: RegExp,
): Promise<string> {
  const given = ['run', name, ...(options.length > 0 ? ['--', ...options] : [])]
  const child = spawn('npm', given, { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  let text = ''
  const seen = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        text += part.toString('utf8')
        if (pattern.test(text)) resolve()
      })
  })
  const ended = once(child, 'exit')
  const early = ended.then(() => {
    if (!pattern.test(text)) throw new Error(text)
  })
  await Promise.race([seen, early])
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  await ended.catch(() => undefined)
  return text
}

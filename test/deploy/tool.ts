import { spawnSync } from 'node:child_process'

/** Whether a program of the operating system is installed here. Tests that need one are skipped where it is not. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Runs a program of the operating system; what it wrote, and its exit status. */
export function runProgram(program: string, options: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: 'utf8' })
  return { status, text: `${stdout}${stderr}` }
}

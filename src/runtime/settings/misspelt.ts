import { environment, type SettingName } from './environment.ts'

const NAMES: readonly string[] = Object.keys(environment.shape)

/** Edit distance with transpositions. */
function distance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      const least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next.push(swapped ? Math.min(least, (before[column - 2] ?? 0) + 1) : least)
    }
    before = last
    last = next
  }
  return last[other.length] ?? 0
}

/** Ignores case, hyphens, dots and spaces. */
const plain = (name: string) => name.trim().toUpperCase().replaceAll(/[-. ]/g, '_')

function nearest(name: string): { readonly name: string; readonly far: number } {
  const all = NAMES.map((one) => ({ name: one, far: distance(plain(name), one) }))
  return all.reduce((best, one) => (one.far < best.far ? one : best))
}

export function isSetting(name: string): name is SettingName {
  return NAMES.includes(name)
}

/**
 * The setting that a misspelt name probably means. In `.env`, which is for Kigen only, two letters may
 * differ; in the environment, which has names of many programs, one letter in five (`HOME` is not `HOST`).
 */
export function settingMeantBy(name: string, where: 'file' | 'environment'): string | undefined {
  if (isSetting(name)) return undefined
  const found = nearest(name)
  const most = Math.floor(found.name.length / 5)
  return found.far <= (where === 'file' ? Math.max(2, most) : most) ? found.name : undefined
}

/** One thing that was looked at, and what mends it where it is not right. Holds no secret. */
export interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly mend?: string
}

export const well = (what: string): Finding => ({ ok: true, what })
export const ill = (what: string, mend: string): Finding => ({ ok: false, what, mend })

/** One finding of the doctor, and the remedy if it is a fault. Contains no secret. */
export interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly mend?: string
}

export const well = (what: string): Finding => ({ ok: true, what })
export const ill = (what: string, mend: string): Finding => ({ ok: false, what, mend })

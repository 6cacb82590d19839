/** One fault of a language: where it is, and what to do about it. */
export interface Fault {
  /** A locale key, or a file with a path in it. */
  readonly at: string
  readonly what: string
}

import { ANSWERS } from '../../channels/line/api/answers.ts'
import { CODES_BY_CONCERN, type Concern } from '../../channels/slack/api/error-codes.ts'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const STATUS: Readonly<Record<string, string>> = {
  none: 'no connection',
  broken: 'no answer',
}

function lineTable(): readonly string[] {
  return [
    row(['answer', 'when', 'concerns', 'what Kigen does']),
    row(['---', '---', '---', '---']),
    ...ANSWERS.map(({ status, when, concern, does }) =>
      row([STATUS[status] ?? `\`${status}\``, when, concern, does]),
    ),
  ]
}

/** What Kigen does after an error code of Slack, by what the code concerns. */
const DOES: Readonly<Record<Concern, string>> = {
  person: 'the message fails, and the person counts as unreachable until they write',
  installation:
    'everything of the workspace is held for five minutes at a time, and the operator is told; nobody is given up',
  message: 'the message fails, and the log has the code; a code that is not in this table counts here',
  platform: 'tried again, or looked first whether it arrived',
  us: 'the message fails, and the log has the code: please report it',
}

const CONCERNS: readonly Concern[] = ['person', 'installation', 'message', 'platform', 'us']

function slackTable(): readonly string[] {
  return [
    row(['concerns', 'codes', 'what Kigen does']),
    row(['---', '---', '---']),
    ...CONCERNS.map((concern) =>
      row([concern, CODES_BY_CONCERN[concern].map((code) => `\`${code}\``).join(' '), DOES[concern]]),
    ),
  ]
}

/** `docs/errors.md`: every error code of the platforms, whom it concerns and what Kigen does. */
export function errorsPage(): string {
  return `${[
    '# Errors of the platforms',
    '',
    '`npm run draw` writes this page from the tables that the channels use. "us": a fault of Kigen. "installation": a token, a right,',
    'a plan or a rule of a workspace, which the operator or an administrator mends; nothing is lost meanwhile.',
    '`/readyz` shows what refuses an installation now, `kigen_installations_refused` counts it.',
    '',
    '## LINE',
    '',
    ...lineTable(),
    '',
    '## Slack',
    '',
    ...slackTable(),
  ].join('\n')}\n`
}

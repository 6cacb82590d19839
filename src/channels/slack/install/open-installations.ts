// Folder `install`: the tokens of workspaces: OAuth, renewal, and what happens when a workspace removes the app.

import type { Installations } from '../context/installation.ts'
import type { InstallationPorts } from './installation-record.ts'
import { manyWorkspaces } from './many-workspaces.ts'
import { oneWorkspace } from './one-workspace.ts'

/** The installations by OAuth, or the one workspace of `SLACK_BOT_TOKEN`. */
export function openInstallations(ports: InstallationPorts): Installations {
  const { settings } = ports
  return settings.install.kind === 'oauth'
    ? manyWorkspaces(ports, settings.install)
    : oneWorkspace(ports, settings.install.botToken)
}

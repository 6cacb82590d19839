import type { InstallationPorts, Installations } from '../context/installation.ts'
import { manyWorkspaces } from './many-workspaces.ts'
import { oneWorkspace } from './one-workspace.ts'

/** The installations by OAuth, or the one workspace of `SLACK_BOT_TOKEN`. */
export function createInstallations(ports: InstallationPorts): Installations {
  const { settings } = ports
  return settings.install.kind === 'oauth'
    ? manyWorkspaces(ports, settings.install)
    : oneWorkspace(ports, settings.install.botToken)
}

/** The settings that name an address. */
export interface ListenNames {
  readonly port: string
  readonly host: string
}

/**
 * Why a port could not be opened, in one line that names the setting. `undefined` if no setting is the cause.
 */
export function listenFault(fault: unknown, names: ListenNames, port: number): string | undefined {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code === 'EADDRINUSE')
    return `${names.port} ${port} is taken by another program: stop that one, or set another ${names.port}`
  if (code === 'EACCES')
    return `${names.port} ${port} may not be used by the user that runs Kigen: set one above 1023, with a proxy in front`
  if (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_\w+|EINVAL|EAFNOSUPPORT)$/.test(code))
    return `${names.host} is no address of this machine (${code}): set 127.0.0.1, or 0.0.0.0 in a container`
  return undefined
}

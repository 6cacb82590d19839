/** What a machine, or the container on it, has. */
export interface Machine {
  readonly processors: number
  /** `os.totalmem()`, in bytes. */
  readonly total: number
  /** `process.constrainedMemory()`, in bytes; 0, or more than the machine has, where nothing limits it. */
  readonly constrained: number
}

/** Below this much memory, in bytes, a second thread is not worth its 20 to 60 MB: 512 MB is what the smallest servers have. */
const ROOMY = 640 * 2 ** 20

/** The memory that the process may use, in bytes: its container's limit where there is one. */
export function memoryOf({ total, constrained }: Machine): number {
  return constrained > 0 ? Math.min(total, constrained) : total
}

/** Whether what is kept gets a thread of its own: there have to be a processor and the memory for it. */
export function hasRoomForThread(machine: Machine): boolean {
  return machine.processors > 1 && memoryOf(machine) >= ROOMY
}

/** The resources of the machine or container. */
export interface Machine {
  readonly processors: number
  /** `os.totalmem()`, in bytes. */
  readonly total: number
  /** `process.constrainedMemory()`, in bytes; 0, or more than the machine has, where nothing limits it. */
  readonly constrained: number
}

/**
 * With less memory, in bytes, a worker thread is not worth its 20 to 60 MB. The smallest servers have 512 MB.
 */
const ROOMY = 640 * 2 ** 20

/** The memory that the process may use, in bytes: the container's limit, if there is one. */
export function memoryOf({ total, constrained }: Machine): number {
  return constrained > 0 ? Math.min(total, constrained) : total
}

/** Whether the store gets a worker thread: requires a second processor and enough memory. */
export function hasRoomForThread(machine: Machine): boolean {
  return machine.processors > 1 && memoryOf(machine) >= ROOMY
}

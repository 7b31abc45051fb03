import { DevError } from '../dev/dev-error.ts'
import { ReleaseError } from '../release/release-error.ts'
import { WriteError } from '../write/write-error.ts'
import { UsageError } from './terminal.ts'

/** What keeps a command from its work and is no fault of ours, as the line it ends with. Any other error is returned as it is. */
export function asUsageError(error: unknown): unknown {
  if (error instanceof ReleaseError) return new UsageError(`${error.message}.`, error.mend)
  return error instanceof WriteError || error instanceof DevError ? new UsageError(error.message, error.mend) : error
}

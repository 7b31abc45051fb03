/** The code of a system error such as `ENOENT`, or undefined for any other error. */
export function codeOf(fault: unknown): string | undefined {
  const code = fault instanceof Error && 'syscall' in fault && 'code' in fault ? fault.code : undefined
  return typeof code === 'string' ? code : undefined
}

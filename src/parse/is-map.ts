/** Whether a value of YAML is keys with values. */
export const isMap = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

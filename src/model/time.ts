import type { Config, Time } from '../types.ts'

type Share = { readonly min: number; readonly max: number }

/** A role's time as stated, in the order of the configured buckets; those not configured come last. */
export function time(stated: Readonly<Record<string, Share>> | undefined, { buckets }: Config): Time | undefined {
  if (!stated) return undefined
  const entries = new Map(Object.entries(stated))
  const order = new Set([...buckets.map(({ id }) => id), ...entries.keys()])
  return new Map([...order].flatMap((id) => pair(id, entries.get(id))))
}

const pair = (id: string, share: Share | undefined): [string, Share][] => (share ? [[id, share]] : [])

/** The parts' time added up per bucket, which for two full-time jobs makes 200 percent. */
export function combinedTime(parts: readonly (Time | undefined)[]): Time | undefined {
  const sum = new Map<string, Share>()
  for (const [bucket, { min, max }] of parts.flatMap((part) => [...(part ?? [])])) {
    const before = sum.get(bucket) ?? { min: 0, max: 0 }
    sum.set(bucket, { min: before.min + min, max: before.max + max })
  }
  return sum.size > 0 ? sum : undefined
}

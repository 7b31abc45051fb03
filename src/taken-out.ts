import type { KeyPath } from './yaml.ts'

/** What has been taken out of a value so far, and where what is left of it was written. */
export function takenOut() {
  const paths = new Set<string>()
  // List → for each item that is left, its index as written.
  const indices = new WeakMap<unknown[], number[]>()

  function asWritten(value: unknown, path: KeyPath): KeyPath {
    return path.map((step, at) => {
      const parent = typeof step === 'number' ? valueAt(value, path.slice(0, at)) : undefined
      return Array.isArray(parent) ? (indices.get(parent)?.[step as number] ?? step) : step
    })
  }

  /** Takes the value at `path` out of `value`; when it is not there, what should have held it. Gives what it took. */
  function drop(value: unknown, path: KeyPath): KeyPath {
    const parent = valueAt(value, path.slice(0, -1))
    const last = path.at(-1)
    if (last === undefined) return path
    if (Array.isArray(parent) && typeof last === 'number' && last < parent.length) {
      const left = indices.get(parent) ?? parent.map((_, index) => index)
      paths.add(JSON.stringify(asWritten(value, path)))
      parent.splice(last, 1)
      left.splice(last, 1)
      indices.set(parent, left)
    } else if (parent !== null && typeof parent === 'object' && Object.hasOwn(parent, last)) {
      paths.add(JSON.stringify(asWritten(value, path)))
      delete (parent as Record<string | number, unknown>)[last]
    } else return drop(value, path.slice(0, -1))
    return path
  }

  return { asWritten, drop, has: (path: KeyPath) => paths.has(JSON.stringify(path)) }
}

/** The value at `path`; undefined where there is none. */
export const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )

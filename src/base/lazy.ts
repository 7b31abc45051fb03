/** Makes a function that does its work when it is first called, and never again. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Where an object has what makes its other properties, unseen by whoever copies it. */
const makers = Symbol('makers')

type Getter = (this: Record<string | symbol, unknown>) => unknown

// One for each name of a property: objects with getters of their own each have a shape of their own, which takes three times as long.
const getters = new Map<string, Getter>()

function getterOf(name: string): Getter {
  const known = getters.get(name)
  if (known) return known
  const getter: Getter = function () {
    const value = (this[makers] as Record<string, () => unknown>)[name]!()
    Object.defineProperty(this, name, { value, enumerable: true })
    return value
  }
  getters.set(name, getter)
  return getter
}

/**
 * An object with more properties, each of which is made when it is first asked for. It is like any other: it can be copied
 * and written as JSON, which asks for all.
 */
export function withLazy<Known extends object, Late extends object>(
  known: Known,
  late: { readonly [Name in keyof Late]: () => Late[Name] },
): Known & Late {
  Object.defineProperty(known, makers, { value: late })
  for (const name of Object.keys(late))
    Object.defineProperty(known, name, { configurable: true, enumerable: true, get: getterOf(name) })
  return known as Known & Late
}

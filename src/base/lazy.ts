/** Makes a function that does its work when it is first called, and never again. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

/**
 * An object with more properties, each of which is made when it is first asked for. It is like any other: it can be copied
 * and written as JSON, which asks for all.
 */
export function withLazy<Known extends object, Late extends object>(
  known: Known,
  late: { readonly [Name in keyof Late]: () => Late[Name] },
): Known & Late {
  for (const name of Object.keys(late) as (keyof Late)[])
    Object.defineProperty(known, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = late[name]()
        Object.defineProperty(known, name, { value, enumerable: true })
        return value
      },
    })
  return known as Known & Late
}

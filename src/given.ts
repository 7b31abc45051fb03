/** The same entries without those that are undefined: plain data leaves a key out instead. */
export function given<T extends object>(entries: T): Given<T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Given<T>
}

type Given<T> = { [K in Certain<T>]: T[K] } & { [K in Exclude<keyof T, Certain<T>>]?: Exclude<T[K], undefined> }

type Certain<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T]

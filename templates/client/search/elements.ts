/** Makes an element. Text goes in as text only, whatever it holds. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Milliseconds to wait for the next key. */
const pause = 40

/** Does the work when nothing has been written in a field for a moment. Gives what puts off work that is due. */
export function whenWritten(input: HTMLInputElement, work: () => void): () => void {
  let timer = 0
  input.addEventListener('input', () => {
    putOff()
    timer = window.setTimeout(work, pause)
  })
  return putOff

  function putOff(): void {
    window.clearTimeout(timer)
  }
}

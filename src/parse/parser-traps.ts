import type { List, ListItem, Parents } from 'mdast'
import { EditMap } from 'micromark-util-edit-map'
import { defaultHandlers, type Options } from 'remark-rehype'

// Where the packages that parse Markdown take time with the square of a page's length, though their results need no more than
// its length. Each is replaced by the same thing without the trap; tests hold the results equal.

/**
 * Every footnote, quote or list with text below it, and every underlined heading, changes a few of the last events of a page,
 * and for each change micromark copies all events from the first on. Here those before the change stay where they are.
 */
export function keepEventsInPlace(): void {
  EditMap.prototype.consume = function consume(this: EditMap, events) {
    const changes = this.map.sort(([a], [b]) => a - b)
    const start = changes[0]?.[0]
    if (start === undefined) return
    const rest = events.splice(start)
    let done = start
    for (const [at, removed, added] of changes) {
      for (let index = done; index < at; index++) events.push(rest[index - start]!)
      for (const event of added) events.push(event)
      done = at + removed
    }
    for (let index = done - start; index < rest.length; index++) events.push(rest[index]!)
    this.map.length = 0
    this.index.clear()
  }
}

/** To know whether its list is loose, each item asks all others. Here each list is asked once. */
export function makeListHandlers(): NonNullable<Options['handlers']> {
  const known = new WeakMap<List, List>()
  function inBrief(list: List): List {
    const brief = known.get(list) ?? { ...list, spread: list.spread || list.children.some(isLooseItem), children: [] }
    known.set(list, brief)
    return brief
  }
  return {
    listItem: (state, node: ListItem, parent: Parents | undefined) =>
      defaultHandlers.listItem(state, node, parent?.type === 'list' ? inBrief(parent) : parent),
  }
}

const isLooseItem = ({ spread, children }: ListItem): boolean => spread ?? children.length > 1

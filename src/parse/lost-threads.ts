import { type Fault, joinWithOr, type Message, report, topOf } from '../base/messages.ts'
import { countThings } from '../base/text.ts'
import type { Source } from '../read/handbook.ts'
import { type PluginFile, refusePlugin } from '../read/plugins.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Limits } from '../schema/config.ts'
import { makePageParser, tryWithoutPlugins, writePage } from './page.ts'
import { describeThrown } from './plugins.ts'
import type { PageContent, PageFacts, PageJson, ParsedPages } from './types.ts'

// What is known of pages while threads parse them, and what it means that a thread is lost or says that something failed: whom
// to blame, and what becomes of the page or the plugin.

/** What a thread says while it works. */
export type ThreadEvent =
  | { readonly kind: 'page'; readonly page: number; readonly json: PageJson }
  | { readonly kind: 'refused'; readonly plugin: number; readonly refusal: Fault }
  /** A plugin changed a page, or may have. */
  | { readonly kind: 'changed'; readonly plugin: number }
  /** Something that a plugin had begun failed after the plugin had returned. */
  | { readonly kind: 'fault'; readonly plugin?: number; readonly page?: number; readonly text: string }
  | { readonly kind: 'output'; readonly plugin: number | undefined; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'done' }

interface Work {
  readonly sources: readonly Source[]
  readonly limits: Limits
  readonly plugins: readonly PluginFile[]
  /** Takes the content of each page as JSON, by the index of its source. */
  readonly onContent: (index: number, content: string) => void
}

export interface Parsing extends Work {
  /** As JSON, by the index of the source. */
  readonly facts: string[]
  /** Indexes of plugins that are left out, and why. */
  readonly without: Map<number, Message>
  readonly active: Set<number>
  /** By what they say, since a plugin may fail alike again and again. */
  readonly faults: Map<string, ThreadEvent & { readonly kind: 'fault' }>
  /** For each page that cost a thread, the plugin to blame. */
  readonly lostTo: number[]
}

export const startParsing = (work: Work): Parsing => ({
  ...work,
  ...{ facts: [], without: new Map(), active: new Set(), faults: new Map(), lostTo: [] },
})

/** Takes in what a thread says. */
export function takeEvent(parsing: Parsing, event: ThreadEvent): void {
  switch (event.kind) {
    case 'page':
      if (parsing.plugins.length === 0 || isPage(event.json)) takePage(parsing, event.page, event.json)
      else {
        for (const plugin of parsing.plugins.keys()) parsing.active.add(plugin)
        losePage(parsing, event.page, 'plugin-crash', breaks(parsing, -1, 'it changes what JavaScript provides'))
      }
      break
    case 'refused':
      leaveOut(parsing, event.plugin, event.refusal)
      break
    case 'changed':
      parsing.active.add(event.plugin)
      break
    case 'fault':
      if (event.plugin !== undefined) parsing.active.add(event.plugin)
      parsing.faults.set(JSON.stringify(event), event)
  }
}

function takePage({ facts, onContent }: Parsing, page: number, json: PageJson): void {
  facts[page] = json.facts
  onContent(page, json.content)
}

/** A plugin can replace even what makes JSON of a page. */
function isPage(json: PageJson): boolean {
  try {
    const { path, kind, headings, links, messages } = JSON.parse(json.facts) as PageFacts
    const { body, text } = JSON.parse(json.content) as PageContent
    return (
      [path, kind].every((each) => typeof each === 'string') &&
      [headings, links, body, text, messages].every(Array.isArray)
    )
  } catch {
    return false
  }
}

/** A thread that ended before its work was done. */
export interface Loss {
  readonly failure: 'slow' | 'memory' | 'ended' | 'failed'
  /** Indexes of the page and the plugin that it was at; -1 for none. */
  readonly page: number
  readonly plugin: number
  readonly error?: Error
}

// What is to blame for one page may be the page. Nobody is to wait for a plugin on each of a thousand.
const mostPagesLost = 2

/** Decides what to go on without after the loss of a thread. Throws when only rolebook itself is to blame. */
export function blameLoss(parsing: Parsing, loss: Loss): void {
  const { page, plugin } = loss
  const left = [...parsing.plugins.keys()].filter((each) => !parsing.without.has(each))
  if (page < 0 && left.length === 0) throw loss.error ?? new Error('A thread has ended before its work was done')
  if (page < 0) {
    for (const each of plugin < 0 ? left : [plugin]) leaveOut(parsing, each, whyNotLoaded(loss, parsing.limits))
    return
  }
  losePage(parsing, page, ...whyLost(loss, parsing))
  const blamed = left.length === 1 ? left[0]! : plugin
  if (blamed < 0) return
  parsing.active.add(blamed)
  parsing.lostTo.push(blamed)
  if (parsing.lostTo.filter((each) => each === blamed).length >= mostPagesLost)
    leaveOut(parsing, blamed, { message: `${mostPagesLost} pages could not be read because of it`, hint: remove })
}

function leaveOut({ plugins, without, active }: Parsing, plugin: number, { message, hint }: Fault): void {
  without.set(plugin, refusePlugin(plugins[plugin]!, message, hint))
  active.add(plugin)
}

/** Shows a page as it is written. */
function losePage(parsing: Parsing, page: number, rule: RuleId, { message, hint }: Fault): void {
  const source = parsing.sources[page]!
  const unreadable = report(rule, topOf(source.path), message, { hint })
  takePage(parsing, page, writePage(makePageParser({ limits: parsing.limits, unreadable })(source)))
}

const remove = 'Fix it, or remove it from `plugins:` in handbook.yaml.'

function whyNotLoaded({ failure, error }: Loss, { pluginMilliseconds }: Limits): Fault {
  const hint = 'Fix the module, or what it imports.'
  switch (failure) {
    case 'slow': {
      const hint = 'Remove what it waits for, or raise `limits.pluginMilliseconds` in handbook.yaml.'
      return { message: `loading it takes more than ${inSeconds(pluginMilliseconds)}`, hint }
    }
    case 'memory':
      return { message: 'loading it takes more memory than there is', hint }
    case 'ended':
      return { message: 'it ends the thread that it runs in', hint }
    case 'failed':
      return { message: `it fails when it is loaded: ${describeThrown(error)}`, hint }
  }
}

function whyLost({ failure, plugin, error }: Loss, parsing: Parsing): [RuleId, Fault] {
  const { limits, plugins } = parsing
  const split = 'Split the page, or simplify what is nested or repeated on it.'
  const [reading, here, hint] =
    plugin >= 0
      ? [`The plugin \`${plugins[plugin]!.name}\` took`, ' on this page', remove]
      : ['Reading the page took', '', plugins.length > 0 ? tryWithoutPlugins : split]
  switch (failure) {
    case 'slow':
      return ['page-slow', { message: `${reading} more than ${inSeconds(limits.pageMilliseconds)}${here}`, hint }]
    case 'memory':
      return ['page-slow', { message: `${reading} more memory than there is${here}`, hint }]
    case 'ended':
      return ['plugin-crash', breaks(parsing, plugin, 'it ends the thread that it runs in')]
    case 'failed':
      return ['plugin-crash', breaks(parsing, plugin, describeThrown(error))]
  }
}

const breaks = (parsing: Parsing, plugin: number | undefined, why: string): Fault => ({
  message: `${nameOf(parsing, plugin)} breaks on this page: ${why}`,
  hint: remove,
})

function nameOf({ plugins }: Parsing, plugin = -1): string {
  const names = (plugin < 0 ? plugins : [plugins[plugin]!]).map(({ name }) => name)
  return names.length === 1 ? `The plugin \`${names[0]}\`` : `One of the plugins ${joinWithOr(names)}`
}

const inSeconds = (milliseconds: number): string => countThings(milliseconds / 1000, 'second')

/** What came of it, with what failed after a plugin had returned. */
export function finishParsing(parsing: Parsing): ParsedPages {
  const { sources, plugins, facts, without, active, faults } = parsing
  const messages = [...without].sort(([a], [b]) => a - b).map(([, message]) => message)
  const onPages = [...faults.values()].filter(({ page }) => page !== undefined)
  for (const { plugin, page, text } of faults.values()) {
    const message = `${nameOf(parsing, plugin)} fails after it has returned: ${text}`
    const hint = 'Let it wait for nothing, or catch what goes wrong later.'
    if (page !== undefined) {
      const { messages: found, ...rest } = JSON.parse(facts[page]!) as PageFacts
      const late = report('plugin-crash', topOf(sources[page]!.path), message, { hint })
      facts[page] = JSON.stringify({ ...rest, messages: [...found, late] })
      // What fails on pages failed when the plugin was tried as well.
    } else if (!onPages.some((other) => other.plugin === plugin && other.text === text)) {
      const at = { file: 'handbook.yaml', place: plugins[plugin ?? 0]!.place }
      messages.push(report('plugin', at, message, { hint }))
    }
  }
  return { facts, plugins: { messages, active: [...active] } }
}

import { report } from '../base/messages.ts'
import { resolveInclude } from '../model/include.ts'
import { makeResolver } from '../model/links.ts'
import type { BlockUse, Page } from '../parse/types.ts'
import { blockOf, type Named, namesIn } from '../schema/blocks.ts'
import { askForDecision, isMeant, leadsThere, type Taking } from './retiring.ts'
import { wholeLines } from './written.ts'

/** Takes what goes out of blocks such as `::matrix{roles="em tl"}`, and out of its page a block that would show nothing. */
export function retireBlocks(taking: Taking): void {
  const { handbook, page: own } = taking
  const resolve = makeResolver(handbook, handbook.folders)
  for (const page of handbook.pages.values())
    for (const block of page === own ? [] : page.blocks) {
      const address = (block.attributes.page ?? '').replace(/#.*/s, '')
      if (block.name !== 'include') retireInBlock(page, block, taking)
      else if (leadsThere(resolveInclude(page.path, address, resolve), taking)) askForText(page, block, taking)
    }
}

function retireInBlock({ path: file }: Page, block: BlockUse, taking: Taking): void {
  const { id, into, written, mentions } = taking
  const { name, attributes, places, place } = block
  for (const [key, spec] of Object.entries(blockOf(name).attributes)) {
    const value = attributes[key]
    if (value === undefined || !('names' in spec) || spec.names === 'matrix' || !isMeant(spec.names, taking)) continue
    const names = spec.many ? namesIn(value) : [value]
    if (!names.includes(id)) continue
    mentions.push({ file, line: place.line, what: `::${name}` })
    const now = names.flatMap((one) => (one !== id ? one : into?.kind === spec.names ? into.id : []))
    const kept = [...new Set(now)]
    // Without an attribute a block shows all there is, which nobody has asked for.
    if (kept.length === 0 || (name === 'compare' && kept.length < 2)) {
      cutBlock(file, block, spec.names, taking)
      return
    }
    const at = places[key] ?? place
    const text = written.at(file, at)
    const list = kept.join(value.includes(',') ? ', ' : ' ')
    written.change(file, at, text?.trim() === value ? text.replace(value, () => list) : undefined)
  }
}

function cutBlock(file: string, { name, place }: BlockUse, names: Named, { written, stuck }: Taking): void {
  const lines = wholeLines(file, place, written)
  const message = `Without it the block \`${name}\` has nothing to show`
  const hint = 'Remove the block, or name something else here.'
  if (lines) written.change(file, lines, '')
  else stuck.push(askForDecision(names, { file, place }, { message, hint }))
}

/** What a page shows of another is text that somebody has to write or to leave out. */
function askForText({ path: file }: Page, { place, places }: BlockUse, { id, page, mentions, stuck }: Taking): void {
  mentions.push({ file, line: place.line, what: '::include' })
  const message = `This block shows the text of \`${page?.path ?? id}\`, which is to go`
  const hint = 'Put the text here instead of the block, or remove the block.'
  stuck.push(report('include-missing', { file, place: places.page ?? place }, message, { hint }))
}

import { nearest, report } from '../report.ts'
import type { Handbook, Message } from '../types.ts'
import type { Check } from './check.ts'
import { leftOut } from './left-out.ts'
import type { Places } from './places.ts'

/** Of two pages in tension, each names the other. */
function* oneWay({ pages, entities, guides }: Handbook, places: Places): Iterable<Message> {
  const named = (id: string) => entities.get(id) ?? guides.get(`${id}.md`)
  for (const page of pages.values())
    for (const [index, id] of (page.data.inTensionWith ?? []).entries()) {
      const other = named(id)?.page
      if (!other || other === page || other.data.inTensionWith?.includes(page.id)) continue
      // What is written there and could not be read, or names nothing, may be this page.
      if (!other.data.inTensionWith && !leftOut(other, ['inTensionWith'], places)) continue
      if (other.data.inTensionWith?.some((name) => !named(name) && nearest(name, [page.id]).length > 0)) continue
      const message = `\`${id}\` does not say that it is in tension with this page`
      const mend = `Add \`${page.id}\` to \`inTensionWith\` of \`${other.path}\`.`
      yield report('tension-oneway', page.path, places.inPage(page, ['inTensionWith', index]), message, { mend })
    }
}

/** Do both sides know of a tension? */
export const tensions: readonly Check[] = [oneWay]

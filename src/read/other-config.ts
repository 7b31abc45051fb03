import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Message, report, topOf } from '../base/messages.ts'

/** Names that people give to the settings, besides the one under which rolebook reads them. */
export const otherConfig = /^\.?(?:handbook|rolebook)\.(?:ya?ml|json|toml)(?:\.txt)?$/i

/** Reports settings in the handbook's folder under another name. `hasConfig`: there are some under the right name, too. */
export function reportOtherConfig(path: string, hasConfig: boolean): Message {
  const message = `Settings in \`${path}\` have no effect, expected them in \`handbook.yaml\``
  const hint = hasConfig
    ? 'Move what it says to `handbook.yaml`, and remove it.'
    : 'Rename the file to `handbook.yaml`.'
  return report('config-name', topOf(path), message, { hint })
}

/** Reports settings that are beside the handbook's folder, if none are in it. */
export function reportConfigBeside(folder: string): Message[] {
  const around = dirname(resolve(folder))
  const name = ['handbook.yaml', 'handbook.yml', '.handbook.yaml'].find((one) => existsSync(join(around, one)))
  if (name === undefined || around === resolve(folder) || existsSync(join(folder, 'handbook.yaml'))) return []
  const message = `Settings in \`../${name}\` have no effect, expected them in the folder of the handbook`
  const own = basename(resolve(folder))
  const hint = `Move the file to \`${own}/handbook.yaml\`. If \`${own}\` is only a part of a handbook, name the whole of it.`
  return [report('config-name', topOf('handbook.yaml'), message, { hint, absent: true })]
}

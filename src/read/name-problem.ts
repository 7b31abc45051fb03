import type { Fault } from '../types.ts'

/** Why a file or folder of this name could not be published everywhere, or undefined when it can. */
export function nameProblem(name: string): Fault | undefined {
  const forbidden = [...name].find((character) => character.charCodeAt(0) < 32 || '<>:"\\|?*'.includes(character))
  if (forbidden)
    return {
      message: `Unexpected character ${shown(forbidden)} in the name, which some systems cannot store`,
      mend: 'Rename it: letters, digits and hyphens work everywhere.',
    }
  if (/[. ]$/.test(name))
    return {
      message: 'Unexpected dot or space at the end of the name, which some systems cut off',
      mend: 'Rename it: letters, digits and hyphens work everywhere.',
    }
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name))
    return {
      message: `Unexpected name \`${name}\`, which Windows reserves`,
      mend: 'Rename it: letters, digits and hyphens work everywhere.',
    }
  if (Buffer.byteLength(name) > 240) return { message: 'Unexpected name longer than 240 bytes', mend: 'Shorten it.' }
  return undefined
}

const shown = (character: string): string =>
  character.charCodeAt(0) < 32
    ? `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    : `\`${character}\``

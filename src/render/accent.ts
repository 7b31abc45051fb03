/** The rule that gives a site its own color, made darker for light pages and lighter for dark ones until it can be read. */
export function accentRule(accent: string): string {
  const color = channels(accent)
  const light = readable(color, [243, 244, 239], 0)
  const dark = readable(color, [28, 34, 32], 255)
  return `:root{--accent:light-dark(${hex(light)}, ${hex(dark)})}\n`
}

type Color = readonly [number, number, number]

/** More than the 4.5 of WCAG, because the accent also stands on a tint of itself. */
const least = 5.5

/** `color` mixed with black (0) or white (255), as little as it takes to be read on `ground`. */
function readable(color: Color, ground: Color, toward: 0 | 255): Color {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = color.map((channel) => Math.round(channel + (toward - channel) * share)) as unknown as Color
    if (contrast(mixed, ground) >= least) return mixed
  }
  return [toward, toward, toward]
}

/** WCAG 2's contrast ratio, from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Red, green and blue of `#rrggbb`. */
export const channels = (color: string): Color => {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const hex = (color: Color) => `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

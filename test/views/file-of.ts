import type { AssetFile } from '../../src/assets/assets.ts'

/** A file of the handbook as read, of which only the address matters. */
export const fileOf = (href: string, size?: AssetFile['size']): AssetFile => ({
  href,
  contents: Buffer.from(href),
  ...(size && { size }),
})

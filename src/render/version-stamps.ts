import { renderToString } from 'preact-render-to-string'
import { VersionBanner } from '../../templates/VersionBanner.tsx'
import { VersionHead } from '../../templates/VersionHead.tsx'
import { VersionSwitch } from '../../templates/VersionSwitch.tsx'
import type { VersionView } from '../types.ts'

/** What is put into the holes of a page, in their order. */
export const versionStamps = (view: VersionView): readonly string[] =>
  [VersionHead({ view }), VersionSwitch({ view }), VersionBanner({ view })].map((node) =>
    node ? renderToString(node) : '',
  )

import type { VersionLink, VersionView } from '../src/types.ts'
import { versionName } from './words.ts'

/** The version of the page, which unfolds to the way to the others. */
export function VersionSwitch({ view: { name, state, versions, all } }: { readonly view: VersionView }) {
  return (
    <details class="versions">
      <summary>
        <span class="vh">Version: </span>
        {versionName({ name, state })}
      </summary>
      <ul id="rb-versions">
        {versions.map((version) => (
          <li key={version.name}>
            <Choice version={version} />
          </li>
        ))}
        {all !== undefined && (
          <li>
            <a href={all}>All versions</a>
          </li>
        )}
      </ul>
    </details>
  )
}

function Choice({ version }: { readonly version: VersionLink }) {
  const { href, state, elsewhere, here } = version
  return (
    <a href={href} aria-current={here && 'true'}>
      {versionName(version)}
      {state === 'current' && <small> current</small>}
      {elsewhere && <small> first page</small>}
    </a>
  )
}

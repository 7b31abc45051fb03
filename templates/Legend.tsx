import { Chip } from './Chip.tsx'

/** How to read the cells of a matrix. */
export function Legend() {
  return (
    <dl class="legend">
      <div>
        <dt>
          <Chip kind="accountable">Accountable</Chip>
        </dt>
        <dd>sets expectations, delegates, supports decisions</dd>
      </div>
      <div>
        <dt>
          <Chip kind="shared">Shared</Chip>
        </dt>
        <dd>each owns a facet, one settles doubt</dd>
      </div>
      <div>
        <dt>
          <Chip kind="supports">Supports</Chip>
        </dt>
        <dd>helps without being accountable</dd>
      </div>
      <div>
        <dt>
          <Chip kind="everyone">Everyone</Chip>
        </dt>
        <dd>expected of all engineers</dd>
      </div>
    </dl>
  )
}

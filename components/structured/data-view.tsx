import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { DataTable } from '../../lib/surface/structured/to-table.ts';
import { useStrings } from '../strings-context.tsx';

/** So many rows, or entries of one list, are drawn; what is copied has them all. */
const shownRows = 200;
/** Deeper than this nobody reads. */
const shownDepth = 12;

/** Data as a table where it is one, else as a tree. */
export function DataView(props: { value: unknown; table: DataTable | undefined }): JSX.Element {
  const { t } = useStrings();
  const { value, table } = props;
  if (!table) return <Tree value={value} depth={0} />;
  const more = table.rows.length - shownRows;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <section class="structured-table" tabIndex={0} aria-label={t('structured.table')}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <th key={at} scope="col" dir="auto">
                  {removeHidden(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, shownRows).map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column} dir="auto">
                    {cell === null ? '' : removeHidden(String(cell))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p class="structured-note">{t('structured.more', { count: more })}</p>}
    </>
  );
}

function Tree({ value, depth }: { value: unknown; depth: number }): JSX.Element {
  const { t } = useStrings();
  if (typeof value !== 'object' || value === null) {
    const words = typeof value === 'string' ? removeHidden(value) : JSON.stringify(value);
    return (
      <span class={typeof value === 'string' ? 'structured-text' : 'structured-atom'} dir="auto">
        {words === '' ? '“”' : words}
      </span>
    );
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || depth >= shownDepth) {
    return <span class="structured-atom">{Array.isArray(value) ? '[…]' : '{…}'}</span>;
  }
  const more = entries.length - shownRows;
  const isList = Array.isArray(value);
  return (
    <>
      <ul class={isList ? 'structured-list' : 'structured-object'}>
        {entries.slice(0, shownRows).map(([name, each]) => (
          <li key={name}>
            {!isList && (
              <>
                <bdi class="structured-name">{removeHidden(name)}</bdi>
                {': '}
              </>
            )}
            <Tree value={each} depth={depth + 1} />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="structured-note">{t('structured.more', { count: more })}</p>}
    </>
  );
}

import { Component } from 'preact';
import type { ComponentType, JSX } from 'preact';
import type { ColumnAlignment, RowBlock, TableBlock } from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import { useSettled } from '../use-settled.ts';
import type { BlockViewProps } from './block-view-props.ts';
import { Inlines } from './inlines.tsx';

/** So many rows make a body of their own: one that is full is passed over when a row is added to the table. */
const bodyRows = 64;
/**
 * A browser lays out a whole table for each row added to it. So one of more rows than this goes on in a further table
 * below; its columns are as wide as they are there.
 */
const partRows = 256;

interface TableProps {
  block: TableBlock;
  feed: BlockFeed;
  dir: 'auto' | undefined;
  /** Draws a row anew when it has changed. */
  View: ComponentType<BlockViewProps>;
}

/** A table, in a box of its own that scrolls sideways. */
export function TableView({ block, feed, dir, View }: TableProps): JSX.Element {
  const { align, header, rows } = block;
  const parts = Math.max(1, Math.ceil(rows.length / partRows));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
    <div class="table" dir={dir} tabIndex={0}>
      {Array.from({ length: parts }, (_, index) => (
        <Part key={index} isLast={index === parts - 1}>
          <table>
            {index === 0 && (
              <thead>
                <View block={header} feed={feed} draw={() => drawRow(header, align, 'th')} />
              </thead>
            )}
            <Bodies table={block} from={index * partRows} feed={feed} View={View} />
          </table>
        </Part>
      ))}
    </div>
  );
}

/** Left out by the browser while it is off screen, once it is full and was drawn. */
function Part(props: { isLast: boolean; children: JSX.Element }): JSX.Element {
  const settled = useSettled(!props.isLast);
  return <div class={settled ? 'table-part is-settled' : 'table-part'}>{props.children}</div>;
}

function Bodies({ table, from, feed, View }: Omit<BodyProps, 'count'>): JSX.Element {
  const end = Math.min(table.rows.length, from + partRows);
  return (
    <>
      {Array.from({ length: Math.ceil((end - from) / bodyRows) }, (_, index) => {
        const first = from + index * bodyRows;
        return (
          <Body
            key={index}
            table={table}
            from={first}
            count={Math.min(bodyRows, end - first)}
            feed={feed}
            View={View}
          />
        );
      })}
    </>
  );
}

interface BodyProps extends Pick<TableProps, 'feed' | 'View'> {
  table: TableBlock;
  from: number;
  count: number;
}

class Body extends Component<BodyProps> {
  override shouldComponentUpdate(next: BodyProps): boolean {
    return next.table !== this.props.table || next.count !== this.props.count;
  }

  override render({ table, from, count, feed, View }: BodyProps): JSX.Element {
    return (
      <tbody>
        {table.rows.slice(from, from + count).map((row) => (
          <View key={row.id} block={row} feed={feed} draw={() => drawRow(row, table.align, 'td')} />
        ))}
      </tbody>
    );
  }
}

const alignment = { left: 'is-left', center: 'is-centre', right: 'is-end' } as const;

function drawRow(row: RowBlock, align: readonly ColumnAlignment[], Cell: 'th' | 'td'): JSX.Element {
  return (
    <tr>
      {row.cells.map((cell, index) => {
        const side = align[index];
        return (
          <Cell
            key={index}
            class={side && alignment[side]}
            scope={Cell === 'th' ? 'col' : undefined}
          >
            <Inlines leaf={cell} />
          </Cell>
        );
      })}
    </tr>
  );
}

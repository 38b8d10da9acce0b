import { Component } from 'preact';
import type { ComponentType, JSX } from 'preact';
import type { ColumnAlignment, RowBlock, TableBlock } from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import type { BlockViewProps } from './block-view-props.ts';
import { Inlines } from './inlines.tsx';

/** So many rows make a body of their own: one that is full is passed over when a row is added to the table. */
const bodyRows = 64;

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
  const bodies = Math.ceil(rows.length / bodyRows);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
    <div class="table" dir={dir} tabIndex={0}>
      <table>
        <thead>
          <View block={header} feed={feed} draw={() => drawRow(header, align, 'th')} />
        </thead>
        {Array.from({ length: bodies }, (_, index) => {
          const from = index * bodyRows;
          return (
            <Body
              key={index}
              table={block}
              from={from}
              count={Math.min(bodyRows, rows.length - from)}
              feed={feed}
              View={View}
            />
          );
        })}
      </table>
    </div>
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

import type { ComponentChildren, JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';

/** Rows under a name, and how many more there are than these. */
export function Rows(props: {
  name: string;
  more?: number;
  children: ComponentChildren;
}): JSX.Element {
  const { t } = useStrings();
  const { more = 0 } = props;
  return (
    <section class="palette-group">
      <h3>
        <bdi>{props.name}</bdi>
      </h3>
      <ul>{props.children}</ul>
      {more > 0 && <p class="sheet-empty">{t('palette.more', { count: more })}</p>}
    </section>
  );
}

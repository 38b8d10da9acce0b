import type { ComponentChildren, JSX } from 'preact';

/** Rows under a name. */
export function Rows(props: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="palette-group">
      <h3>
        <bdi>{props.name}</bdi>
      </h3>
      <ul>{props.children}</ul>
    </section>
  );
}

import type { JSX, TargetedMouseEvent } from 'preact';
import { toKey } from '../lib/surface/key-map.ts';
import type { KeyCommand } from '../lib/surface/key-map.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** A button that shows an icon only; its name is read out, and shown on hover. */
export function IconButton(props: {
  icon: IconName;
  label: string;
  onClick: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  disabled?: boolean;
  expanded?: boolean;
  pressed?: boolean;
  /** What it does, where a key does the same. */
  command?: KeyCommand | 'find';
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      data-command={props.command}
      aria-keyshortcuts={props.command && toKey(props.command, 'anywhere')}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

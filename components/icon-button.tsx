import type { JSX, TargetedMouseEvent } from 'preact';
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
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

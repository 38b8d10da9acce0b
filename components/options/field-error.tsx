import { Icon } from '../icon.tsx';

/** What is wrong with a field, below it; nothing while nothing is. */
export function FieldError({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="field-error" id={id}>
      <Icon name="circle-alert" />
      <span>{text}</span>
    </p>
  );
}

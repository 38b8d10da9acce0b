import { batch, effect, untracked } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ConnectionView } from '../core/connection.ts';
import { fieldNames } from './connection-fields.ts';
import type { FieldName, FieldTexts } from './connection-fields.ts';

/** What follows a connection. */
export interface FollowOptions {
  saved: ReadonlySignal<ConnectionView | undefined>;
  texts: Readonly<Record<FieldName, Signal<string>>>;
  /** The fields of what is saved. */
  toTexts(saved: ConnectionView): FieldTexts;
  /** Told of the fields that have changed. */
  onFollow(changed: readonly FieldName[]): void;
}

/**
 * Keeps the fields of a form in step with what is saved elsewhere, as in another tab. A field in which something else
 * was typed than what it began with is left alone. Goes on for as long as the page, as the forms do.
 */
export function followSaved({ saved, texts, toTexts, onFollow }: FollowOptions): void {
  let base: FieldTexts | undefined;
  effect(() => {
    // A connection that is gone leaves the form as it is.
    if (!saved.value) return;
    const next = toTexts(saved.value);
    const past = base ?? next;
    base = next;
    untracked(() => {
      const changed = fieldNames.filter(
        (field) => next[field] !== past[field] && texts[field].peek().trim() === past[field].trim(),
      );
      if (changed.length === 0) return;
      batch(() => {
        for (const field of changed) texts[field].value = next[field];
        onFollow(changed);
      });
    });
  });
}

let held = false;

addEventListener('pointerdown', () => (held = true), { capture: true });
for (const type of ['pointerup', 'pointercancel'] as const) {
  addEventListener(type, () => (held = false), { capture: true });
}

/**
 * Calls back at once, or, while a pointer is held down, after its click. A field is left when the pointer goes down on
 * a button; were the field to grow by a sentence then, the button would move away and the click would be lost.
 */
export function afterPointer(callback: () => void): void {
  if (!held) {
    callback();
    return;
  }
  const settle = (): void => {
    removeEventListener('pointerup', settle, { capture: true });
    removeEventListener('pointercancel', settle, { capture: true });
    setTimeout(callback);
  };
  addEventListener('pointerup', settle, { capture: true });
  addEventListener('pointercancel', settle, { capture: true });
}

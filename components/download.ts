/** Time for the browser to take the file over: Firefox begins to read only after the click was handled. */
const takenAfterMs = 60_000;

/** Saves a file as if its link had been clicked. */
export function download({ blob, name }: { blob: Blob; name: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), takenAfterMs);
}

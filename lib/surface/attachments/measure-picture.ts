/** What can be drawn without taking the memory of everything else: at 4 bytes each, half a gigabyte for a moment. */
export const mostPixels = 120_000_000;

/** How large a picture says that it is: its pixels are not read for it. Undefined for what the browser cannot read. */
export async function measurePicture(
  file: Blob,
): Promise<{ width: number; height: number } | undefined> {
  const url = URL.createObjectURL(file);
  try {
    return await new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('error', () => resolve(undefined));
      image.addEventListener('load', () => {
        resolve({ width: image.naturalWidth, height: image.naturalHeight });
      });
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

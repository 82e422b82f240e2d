/** The types that the server takes, best first; a browser that cannot write one gives PNG instead, which is too large. */
const types = ['image/webp', 'image/jpeg'];

/**
 * Draws a picture smaller, upright, and without anything that the camera wrote beside it (F05).
 *
 * @param side longest side in pixels
 * @returns null for what this browser cannot read as a picture
 */
export async function shrinkImage(image: Blob, side: number): Promise<Blob | null> {
  const bitmap = await readBitmap(image);
  if (bitmap === null) return null;
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  for (const type of types) {
    const blob = await canvas.convertToBlob({ type, quality: 0.85 });
    if (blob.type === type) return blob;
  }
  return null;
}

async function readBitmap(image: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(image, { imageOrientation: 'from-image' });
  } catch {
    // Not a picture, or of a kind that this browser does not know: the form says so.
    return null;
  }
}

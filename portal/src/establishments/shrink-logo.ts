const widest = 512;

/**
 * An image as a PNG of at most 512 px a side, its shape and its transparency kept, and nothing of what a camera wrote
 * into it. Null where the browser cannot read it.
 */
export async function shrinkLogo(file: Blob): Promise<Blob | null> {
  const image = await readImage(file);
  if (image === null) return null;
  const scale = Math.min(1, widest / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

async function readImage(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

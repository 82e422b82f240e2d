import { hashPhoto, photoSide } from '@comptoir/shared/employees/photo';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import sharp from 'sharp';

// Three readers and no other: no SVG, no PDF, nothing that fetches or runs.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
// Every photo is another one: keeping decoded images would only hold memory.
sharp.cache(false);

/** More pixels than any camera of a tablet or phone makes; unpacked they would be a bomb. */
const pixelLimit = 24_000_000;

/**
 * What a tablet sent under a hash, as WebP of at most 512 pixels a side: turned upright, one frame, and without
 * metadata (place, camera, embedded preview).
 *
 * @returns `bad-request` where the bytes are not those of the hash, `too-large` for too many pixels, `unreadable-image`
 *   for whatever is no whole JPEG, PNG or WebP
 */
export async function shrinkPhoto(
  hash: string,
  bytes: Uint8Array,
): Promise<Result<Uint8Array, 'bad-request' | 'too-large' | 'unreadable-image'>> {
  if (hashPhoto(bytes) !== hash) return refused('bad-request');
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > pixelLimit) return refused('too-large');
    const webp = await sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error' })
      .autoOrient()
      .resize({ width: photoSide, height: photoSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: 15 })
      .toBuffer();
    return ok(new Uint8Array(webp));
  } catch {
    // The reader says no in many words; the sender is told one: this is no image that can be shown.
    return refused('unreadable-image');
  }
}

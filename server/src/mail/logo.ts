import sharp from 'sharp';
import type { Reader } from '../database/connection.ts';
import { findImage } from './queries.ts';

/** Twice the size at which it is shown, for fine screens. */
const bounds = { width: 480, height: 192 } as const;

/**
 * The logo of an organisation as every mail programme shows it: PNG. What is stored is WebP, which some do not read.
 *
 * @returns null where there is no such image
 */
export async function findLogo(
  db: Reader,
  organisation: string,
  hash: string,
): Promise<Uint8Array | null> {
  const image = await findImage(db, organisation, hash);
  if (!image) return null;
  const png = await sharp(image)
    .resize({ ...bounds, fit: 'inside', withoutEnlargement: true })
    .png()
    .timeout({ seconds: 15 })
    .toBuffer();
  return new Uint8Array(png);
}

import { frAdministration } from './fr-administration.ts';
import { frFrame } from './fr-frame.ts';
import { frPersonal } from './fr-personal.ts';

/**
 * Every sentence of the portal, in French. Plurals end in `_one` and `_other` (by `count`).
 * A no-break space (\u00a0) stands before high punctuation and inside « ».
 */
export const fr = { ...frFrame, ...frPersonal, ...frAdministration };

export type Catalogue = Record<keyof typeof fr, string>;

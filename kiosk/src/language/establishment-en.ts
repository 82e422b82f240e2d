import type { establishmentFr } from './establishment-fr.ts';

export const establishmentEn: Record<keyof typeof establishmentFr, string> = {};

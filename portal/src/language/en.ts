import { enAdministration } from './en-administration.ts';
import { enFrame } from './en-frame.ts';
import { enPersonal } from './en-personal.ts';
import type { Catalogue } from './fr.ts';

export const en: Catalogue = { ...enFrame, ...enPersonal, ...enAdministration };

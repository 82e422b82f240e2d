import type { ReactNode } from 'react';
import { fr } from './fr.ts';
import { type MoreWords, WithWords } from './more-words.tsx';
import { timesheetsFr } from './timesheets-fr.ts';

const words: MoreWords = {
  french: { ...fr, ...timesheetsFr },
  english: async () => {
    const [{ en }, { timesheetsEn }] = await Promise.all([
      import('./en.ts'),
      import('./timesheets-en.ts'),
    ]);
    return { ...en, ...timesheetsEn };
  },
};

/** Gives « Mes heures » its words: not those of the settings, which most people never open. */
export function HoursWords({ children }: { children: ReactNode }) {
  return <WithWords words={words}>{children}</WithWords>;
}

import type { ReactNode } from 'react';
import { fr } from './fr.ts';
import { type MoreWords, WithWords } from './more-words.tsx';
import { planningFr } from './planning-fr.ts';

const words: MoreWords = {
  french: { ...fr, ...planningFr },
  english: async () => {
    const [{ en }, { planningEn }] = await Promise.all([
      import('./en.ts'),
      import('./planning-en.ts'),
    ]);
    return { ...en, ...planningEn };
  },
};

/** Gives « Mon planning » and the day of the team their words. */
export function PlanningWords({ children }: { children: ReactNode }) {
  return <WithWords words={words}>{children}</WithWords>;
}

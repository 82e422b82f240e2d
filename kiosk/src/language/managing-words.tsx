import type { ReactNode } from 'react';
import { managingFr } from './managing-fr.ts';
import { type MoreWords, WithWords } from './more-words.tsx';

const words: MoreWords = {
  french: managingFr,
  english: async () => (await import('./managing-en.ts')).managingEn,
};

/** Gives the screens below the words of the settings too. */
export function ManagingWords({ children }: { children: ReactNode }) {
  return <WithWords words={words}>{children}</WithWords>;
}

import type { ReactNode } from 'react';
import { announcementsFr } from './announcements-fr.ts';
import { fr } from './fr.ts';
import { type MoreWords, WithWords } from './more-words.tsx';

const words: MoreWords = {
  french: { ...fr, ...announcementsFr },
  english: async () => {
    const [{ en }, { announcementsEn }] = await Promise.all([
      import('./en.ts'),
      import('./announcements-en.ts'),
    ]);
    return { ...en, ...announcementsEn };
  },
};

/** Gives the announcements their words. */
export function AnnouncementWords({ children }: { children: ReactNode }) {
  return <WithWords words={words}>{children}</WithWords>;
}

import { expect, it } from 'vitest';
import { piecesOf } from './links.ts';

it('finds the link of a kept mail, fragment and all', () => {
  const link = 'https://exemple.fr/portal/activation#abc_DEF-1';
  expect(piecesOf(`Bonjour,\n${link}\nMerci.`)).toEqual([
    { text: 'Bonjour,\n', link: false },
    { text: link, link: true },
    { text: '\nMerci.', link: false },
  ]);
});

it('takes nothing else for a link', () => {
  expect(piecesOf('javascript:alert(1) data:text/html,x')).toEqual([
    { text: 'javascript:alert(1) data:text/html,x', link: false },
  ]);
});

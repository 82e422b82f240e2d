import { expect, it } from 'vitest';
import { phoneText } from './phone.ts';

it('a French number is shown as it is dialled, another one whole', () => {
  const plain = (phone: string) => phoneText(phone).replaceAll('\u00a0', ' ');
  expect(plain('+33612345678')).toBe('06 12 34 56 78');
  for (const phone of ['+442079460958', '+352621123456', '112']) {
    expect(plain(phone).replaceAll(' ', '')).toBe(phone);
  }
});

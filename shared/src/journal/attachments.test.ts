import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { idOf } from '../testing/ids.ts';
import {
  attachmentHash,
  attachmentHolds,
  attachmentSchema,
  attachmentsOf,
  makeAttachment,
} from './attachments.ts';
import { isFact, isKind, kinds } from './kinds.ts';

const salt = '00112233445566778899aabbccddeeff';
const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

describe('attachments', () => {
  it('JOURNAL-7 the hash is over salt and text, by SHA-256', () => {
    // Worked out by another implementation.
    expect(attachmentHash(salt, 'Zoé')).toBe(
      'fba2d4e5c2bbe9a0cd497e3a40a20ec02cb53f668b79049cd34d1cf817112772',
    );
  });

  it('JOURNAL-7 text or salt that was changed no longer holds', () => {
    const attachment = makeAttachment(salt, 'Zoé');
    expect(attachmentSchema.parse(attachment)).toEqual(attachment);
    expect(attachmentHolds(attachment)).toBe(true);
    expect(attachmentHolds({ ...attachment, text: 'Zoe' })).toBe(false);
    expect(attachmentHolds({ ...attachment, salt: `1${salt.slice(1)}` })).toBe(false);
    expect(attachmentHolds({ ...attachment, hash: a })).toBe(false);
  });

  it('JOURNAL-7 a salt of another length, or a text that is too long, has no shape', () => {
    const attachment = makeAttachment(salt, 'Zoé');
    expect(attachmentSchema.safeParse({ ...attachment, salt: 'ab' }).success).toBe(false);
    const long = makeAttachment(salt, 'x'.repeat(4_001));
    expect(attachmentSchema.safeParse(long).success).toBe(false);
  });

  it('JOURNAL-7 the attachments of a body are its fields that end in Text, at any depth', () => {
    expect(attachmentsOf({ person: idOf('p', 1), type: 'in', nameText: a })).toEqual([a]);
    expect(attachmentsOf({ nameText: null })).toEqual([]);
    const list = { titleText: a, tasks: [{ titleText: b }, { titleText: c }] };
    expect(attachmentsOf(list)).toEqual([a, b, c]);
    // Of an edit the new text is needed; the old one is only compared.
    expect(attachmentsOf({ changes: { nameText: { from: a, to: b } } })).toEqual([b]);
    expect(attachmentsOf({ changes: { noteText: { from: a, to: null } } })).toEqual([]);
  });

  it('JOURNAL-7 personal words of every kind are attachments: no body holds free text of its own', () => {
    for (const [kind, schema] of Object.entries(kinds)) {
      // The house's words for places of work and for weeks say nothing of a person.
      if (['team.create', 'position.define', 'template.define'].includes(kind)) continue;
      const free = Object.entries(schema.shape).filter(
        ([key, field]) =>
          /^(name|note|reason|title|email|phone|action)$/i.test(key) &&
          field instanceof z.ZodMiniString,
      );
      expect([kind, free]).toEqual([kind, []]);
    }
  });
});

it('JOURNAL-13 facts are punches, tasks, failures, clocks, continuations and what one was shown; the rest asks', () => {
  expect(
    Object.keys(kinds)
      .filter((kind) => isFact(kind))
      .sort(),
  ).toEqual([
    ...['announcement.read', 'auth.fail', 'auth.settings', 'auth.tampered', 'auth.unlock'],
    'clock.jump',
    ...['device.continue', 'privacy.seen', 'punch.cancel', 'punch.declare', 'punch.record'],
    ...['schedule.seen', 'statement.seen', 'task.check', 'task.uncheck'],
  ]);
  expect(isKind('punch.record')).toBe(true);
  expect(isKind('hasOwnProperty')).toBe(false);
});

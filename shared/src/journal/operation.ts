import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { type Result, ok, refused } from '../refusals.ts';
import { instant } from './body.ts';
import { type Hash, hashSchema, hashText } from './hash.ts';
import { uuidSchema } from './ids.ts';
import { type Body, type Kind, isKind, kinds } from './kinds.ts';

/** Longest operation in UTF-8 bytes. */
export const operationLimit = 8_192;

export const clockSchema = z.strictObject({
  /** The device's own clock, unaltered. */
  wall: instant,
  /** The life of the page that wrote it, and milliseconds since that began (monotonic while awake). */
  page: uuidSchema,
  sincePage: z.int().check(z.gte(0)),
  /** Server minus wall in ms, as last measured; null before the first contact. */
  offset: z.nullable(z.int()),
  /** The wall clock is known to have moved since the offset was measured. */
  jumped: z.boolean(),
});
export type OperationClock = z.infer<typeof clockSchema>;

export const authSchema = z.enum(['pin', 'manager', 'none']);
/** How the actor was known: by a PIN, by a manager's PIN at the settings, or not at all. */
export type Auth = z.infer<typeof authSchema>;

const common = {
  v: z.literal(1),
  id: uuidSchema,
  organisation: uuidSchema,
  establishment: z.nullable(uuidSchema),
  actor: z.nullable(uuidSchema),
  auth: authSchema,
  zone: z.string().check(z.minLength(1), z.maxLength(60)),
  app: z.string().check(z.minLength(1), z.maxLength(40)),
  kind: z.string().check(z.minLength(1), z.maxLength(60)),
  body: z.record(z.string(), z.unknown()),
};

/** An operation written by a tablet. `seq` has no gap within (device, epoch); `prev` chains it. */
export const deviceEnvelopeSchema = z.strictObject({
  ...common,
  establishment: uuidSchema,
  device: uuidSchema,
  epoch: uuidSchema,
  seq: z.int().check(z.gte(1)),
  prev: hashSchema,
  clock: clockSchema,
  receipt: z.nullable(hashSchema),
});

/** An operation written by the server for an account, a token, or itself. */
export const serverEnvelopeSchema = z.strictObject({
  ...common,
  source: z.strictObject({
    door: z.enum(['setup', 'portal', 'backoffice', 'command', 'system']),
    account: z.nullable(uuidSchema),
    /** The back-office token that asked. */
    token: z.optional(uuidSchema),
  }),
});

type Typed<E> = { [K in Kind]: Omit<E, 'kind' | 'body'> & { kind: K; body: Body<K> } }[Kind];

export type DeviceEnvelope = z.infer<typeof deviceEnvelopeSchema>;
export type ServerEnvelope = z.infer<typeof serverEnvelopeSchema>;
export type DeviceOperation = Typed<DeviceEnvelope>;
export type ServerOperation = Typed<ServerEnvelope>;
export type Operation = DeviceOperation | ServerOperation;
export type OperationOf<K extends Kind> = Extract<Operation, { kind: K }>;

export function isDeviceOperation(operation: Operation): operation is DeviceOperation {
  return 'device' in operation;
}

/** The exact string that is stored, sent and hashed. Fields stand in the schema's order. */
export function serialise(operation: Operation): string {
  return JSON.stringify(operation);
}

export function hashOperation(bytes: string): Hash {
  return hashText('comptoir-op-v1', bytes);
}

/**
 * Reads received bytes strictly. `JSON.stringify(JSON.parse(bytes)) === bytes` refuses duplicate keys,
 * numbers that do not survive, white space and reordered integer-like keys; a lone surrogate is refused
 * because UTF-8 cannot hold it.
 *
 * @returns the operation; or `malformed`, or `unknown-kind` for a good envelope whose kind this build does not know
 */
export function parseDeviceOperation(
  bytes: string,
): Result<DeviceOperation, 'malformed' | 'unknown-kind'> {
  return parse(bytes, deviceEnvelopeSchema) as Result<
    DeviceOperation,
    'malformed' | 'unknown-kind'
  >;
}

/** The same for what the server is about to write, which is never a tablet's. */
export function parseServerOperation(
  bytes: string,
): Result<ServerOperation, 'malformed' | 'unknown-kind'> {
  return parse(bytes, serverEnvelopeSchema) as Result<
    ServerOperation,
    'malformed' | 'unknown-kind'
  >;
}

const storedEnvelopeSchema = z.union([deviceEnvelopeSchema, serverEnvelopeSchema]);

/** Reads an operation of either origin back from the journal. */
export function parseOperation(bytes: string): Result<Operation, 'malformed' | 'unknown-kind'> {
  return parse(bytes, storedEnvelopeSchema) as Result<Operation, 'malformed' | 'unknown-kind'>;
}

function parse(
  bytes: string,
  schema: z.ZodMiniType<{ kind: string; body: Record<string, unknown> }>,
): Result<unknown, 'malformed' | 'unknown-kind'> {
  if (bytes.length > operationLimit || !bytes.isWellFormed()) return refused('malformed');
  // A UTF-16 unit is three bytes at most: few operations have to be counted.
  const isCounted = bytes.length * 3 > operationLimit;
  if (isCounted && utf8ToBytes(bytes).length > operationLimit) return refused('malformed');
  const value = readCanonical(bytes);
  if (value === undefined) return refused('malformed');
  const envelope = schema.safeParse(value);
  if (!envelope.success) return refused('malformed');
  const { kind, body } = envelope.data;
  if (!isKind(kind)) return refused('unknown-kind');
  const typed = kinds[kind].safeParse(body);
  if (!typed.success) return refused('malformed');
  return ok({ ...envelope.data, body: typed.data });
}

/** JSON writes a lone surrogate as an escape, and nothing else as an escape that begins with `\ud`. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

function readCanonical(bytes: string): unknown {
  try {
    const value: unknown = JSON.parse(bytes);
    const clean = !bytes.includes('"__proto__"') && !loneSurrogate.test(bytes);
    return clean && JSON.stringify(value) === bytes ? value : undefined;
  } catch {
    // Not JSON is one of the shapes that this function exists to name: the caller records it as malformed.
    return undefined;
  }
}

#!/usr/bin/env node
/*
 * Vérifie un fichier de preuve de Comptoir, sans serveur et sans rien d'autre que Node (20 ou plus récent) et ce fichier.
 * Verifies an evidence file of Comptoir, without a server and with nothing but Node (20 or later) and this one file.
 *
 *   node comptoir-verify.mjs FILE [--key THUMBPRINT | --key KEY.json] [--checkpoint FILE] [--receipt CODE]
 *
 * What is hashed and signed (docs/spec/evidence.md says the same at length):
 *   operation   SHA-256("comptoir-op-v1\n" + bytes)
 *   text        SHA-256("comptoir-attachment-v1\n" + salt + "\n" + text), named in the bytes
 *   leaf        SHA-256(0x00 + JSON of [position, hash, receivedAt, status, refusal, flags])     RFC 9162, 2.1
 *   node        SHA-256(0x01 + left + right)
 *   checkpoint  ES256 by the organisation's key over "comptoir-checkpoint-v1\n" + payload
 *   receipt     ES256 by the organisation's key over "comptoir-receipt-v1\n" + payload; its hash is SHA-256 of the same
 *   push        ES256 by the tablet's key over "comptoir-push-v1\n" + hash of its last operation
 *   QR code     ES256 by the tablet's key over "comptoir-punch-receipt-v1\n" + body
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const isEnglish = language.toLowerCase().startsWith('en');
/** @param {string} fr @param {string} en */
const say = (fr, en) => (isEnglish ? en : fr);

/** The first thing that does not hold, in a sentence. */
class Fault extends Error {}
const must = (holds, fr, en) => {
  if (!holds) throw new Fault(say(fr, en));
};

// ---------------------------------------------------------------- hashes and signatures

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const operationHash = (bytes) => sha256(`comptoir-op-v1\n${bytes}`);

/** ES256: P-256, SHA-256, r and s of 32 bytes each, base64url. */
function isSigned(key, text, signature) {
  if (typeof signature !== 'string' || !/^[A-Za-z0-9_-]{86}$/.test(signature)) return false;
  const publicKey = createPublicKey({ key: onlyPublic(key), format: 'jwk' });
  const raw = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw);
}

const onlyPublic = ({ kty, crv, x, y }) => ({ kty, crv, x, y });

/** RFC 7638, base64url. */
const thumbprint = ({ crv, kty, x, y }) =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

function readKey(value, whose) {
  try {
    createPublicKey({ key: onlyPublic(value), format: 'jwk' });
    must(value.kty === 'EC' && value.crv === 'P-256', '', '');
    return onlyPublic(value);
  } catch {
    throw new Fault(say(`${whose} : ce n’est pas une clé.`, `${whose}: this is not a key.`));
  }
}

// ---------------------------------------------------------------- the tree, RFC 9162

function leafOf({ position, hash, receivedAt, status, refusal, flags }) {
  return sha256(Buffer.of(0), JSON.stringify([position, hash, receivedAt, status, refusal, flags]));
}

/** RFC 9162, 2.1.3.2: the root that a leaf and its path lead to; null where the path cannot be one. */
function rootOf(leaf, index, size, path) {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0 || !/^[0-9a-f]{64}$/.test(sibling)) return null;
    const isRight = node % 2 === 1 || node === last;
    const pair = isRight ? sibling + hash : hash + sibling;
    hash = sha256(Buffer.of(1), Buffer.from(pair, 'hex'));
    if (isRight) {
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

// ---------------------------------------------------------------- what is said, in words

const words = isEnglish
  ? { in: 'arrival', 'break-start': 'break begins', 'break-end': 'break ends', out: 'departure' }
  : { in: 'arrivée', 'break-start': 'début de pause', 'break-end': 'fin de pause', out: 'départ' };
const flagWords = {
  'unknown-person': ['personne inconnue', 'unknown person'],
  'archived-person': ['personne archivée', 'archived person'],
  'moved-person': ['personne d’un autre établissement', 'person of another store'],
  'no-pin': ['sans code PIN', 'without a PIN'],
  declared: ['déclaré après coup', 'declared afterwards'],
  double: ['répété', 'repeated'],
  'late-cancel': ['annulation tardive', 'late cancellation'],
  'clock-unset': ['horloge jamais mise à l’heure', 'clock never set'],
  'clock-jumped': ['l’horloge de la tablette a sauté', 'the tablet’s clock jumped'],
  'clock-clamped': ['heure ramenée entre deux reçus', 'time held between two receipts'],
  'unknown-receipt': ['reçu cité inconnu', 'cites an unknown receipt'],
  forked: ['tablette copiée', 'copied tablet'],
  'from-quarantine': ['remis à part par la tablette', 'handed in apart by the tablet'],
  'after-lock': ['arrivé après la clôture de la période', 'arrived after the period was closed'],
  'lease-expired': ['tablette longtemps sans contact', 'tablet long without contact'],
};
const flagsIn = (flags) =>
  flags.map((flag) => flagWords[flag]?.[isEnglish ? 1 : 0] ?? flag).join(', ');

function timeIn(zone) {
  const options = { dateStyle: 'short', timeStyle: 'medium' };
  try {
    return new Intl.DateTimeFormat(isEnglish ? 'en-GB' : 'fr-FR', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(isEnglish ? 'en-GB' : 'fr-FR', { ...options, timeZone: 'UTC' });
  }
}

/** The tablet's clock corrected by what it knew of the server's, and never outside the receipts' bounds. */
function estimated({ clock, kind, body }, after, before) {
  // Whoever looked at it said when it happened.
  if (kind === 'quarantine.settle') return body.at;
  let at = clock.wall + (clock.offset ?? 0);
  if (after !== null) at = Math.max(at, after);
  if (before !== null) at = Math.min(at, before);
  return kind === 'punch.declare' && body.at <= at + 60_000 ? body.at : at;
}

const lines = [];
const tell = (fr, en) => lines.push(say(fr, en));

function tellPunch(operation, { after, before, flags, notes }) {
  const time = timeIn(operation.zone);
  const at = time.format(estimated(operation, after, before));
  tell(`• ${words[operation.body.type]} ${at}`, `• ${words[operation.body.type]} ${at}`);
  const wall = time.format(operation.clock.wall);
  tell(`    horloge de la tablette : ${wall}`, `    the tablet’s clock: ${wall}`);
  const from = after === null ? null : time.format(after);
  const to = before === null ? null : time.format(before);
  tell(
    `    ${from === null ? 'aucun reçu avant' : `après le reçu de ${from}`} ; ${to === null ? 'pas encore reçu par le serveur' : `reçu par le serveur à ${to}`}`,
    `    ${from === null ? 'no receipt before it' : `after the receipt of ${from}`}; ${to === null ? 'not received by the server yet' : `received by the server at ${to}`}`,
  );
  if (flags.length > 0) tell(`    signalé : ${flagsIn(flags)}`, `    flagged: ${flagsIn(flags)}`);
  for (const note of notes) lines.push(`    ${note}`);
}

const isPunch = ({ kind }) => kind === 'punch.record' || kind === 'punch.declare';
const isCorrection = ({ kind }) => /^correction\.(propose|decide|withdraw|object)$/.test(kind);

// ---------------------------------------------------------------- pieces that both kinds of file have

function readReceipts(receipts, key, { organisation, device }) {
  const byHash = new Map();
  receipts.forEach((receipt, index) => {
    const text = `comptoir-receipt-v1\n${receipt.payload}`;
    const name = index + 1;
    must(
      isSigned(key, text, receipt.signature),
      `Le reçu n° ${name} ne porte pas la signature de l’organisation.`,
      `Receipt no. ${name} does not bear the organisation’s signature.`,
    );
    const payload = JSON.parse(receipt.payload);
    must(
      payload.organisation === organisation && (device === null || payload.device === device),
      `Le reçu n° ${name} est d’ailleurs.`,
      `Receipt no. ${name} is from elsewhere.`,
    );
    byHash.set(sha256(text), payload);
  });
  return byHash;
}

function checkTexts(texts, allBytes) {
  texts.forEach(({ hash, salt, text }, index) => {
    must(
      sha256(`comptoir-attachment-v1\n${salt}\n${text}`) === hash && allBytes.includes(hash),
      `Le texte n° ${index + 1} n’est pas celui qui a été écrit.`,
      `Text no. ${index + 1} is not the one that was written.`,
    );
  });
}

function readOperation(bytes, organisation, place) {
  let operation = null;
  try {
    operation = JSON.parse(bytes);
  } catch {
    // Kept as it came, and refused: it says nothing that could be told.
  }
  const isTheirs = operation === null || operation.organisation === organisation;
  must(isTheirs, `${place} : une autre organisation.`, `${place}: another organisation.`);
  return operation;
}

function checkCheckpoint(checkpoint, key) {
  const { payload, signature } = checkpoint;
  must(
    isSigned(key, `comptoir-checkpoint-v1\n${payload}`, signature),
    'Le point de contrôle ne porte pas la signature de l’organisation.',
    'The checkpoint does not bear the organisation’s signature.',
  );
  return JSON.parse(payload);
}

// ---------------------------------------------------------------- a file from the server

function checkServerFile(file, key) {
  const { organisation, subject } = file;
  const checkpoint = checkCheckpoint(file.checkpoint, key);
  must(
    checkpoint.organisation === organisation,
    'Le point de contrôle est d’une autre organisation.',
    'The checkpoint is of another organisation.',
  );
  const entries = checkOperations(file, checkpoint);
  const receipts = readReceipts(file.receipts, key, { organisation, device: null });
  checkTexts(file.texts, file.operations.map(({ bytes }) => bytes ?? '').join('\n'));
  for (const { operation, link, place } of entries)
    checkCited(operation, { link, place, receipts });
  checkSubject(entries, subject.person);
  const proved = checkTablets(file.devices, entries);
  const corrections = correctionsIn(entries);

  const made = timeIn('UTC').format(checkpoint.at);
  tell(
    `${entries.length} opérations, toutes dans le journal de ${checkpoint.size} opérations attesté le ${made} (UTC).`,
    `${entries.length} operations, all in the journal of ${checkpoint.size} operations attested on ${made} (UTC).`,
  );
  const name = subject.name ?? say('nom effacé', 'name erased');
  lines.push(`${name} (${subject.person}), ${subject.first} – ${subject.last}`);
  for (const { operation, link } of entries) {
    if (!operation) continue;
    const after = receipts.get(operation.receipt)?.receivedAt ?? null;
    const before = link.receivedAt;
    const { flags, status } = link;
    const refused = status === 'refused' ? [say('refusé', 'refused')] : [];
    if (isPunch(operation)) {
      // Nobody altered anything then: the server's own clock was moved.
      const isBack = after !== null && after > before;
      const back = say('l’horloge du serveur avait reculé', 'the server’s clock had gone back');
      const later = notesOn(operation.id, entries, corrections);
      const notes = [...refused, ...(isBack ? [back] : []), ...later];
      tellPunch(operation, { after, before, flags, notes });
    } else if (operation.kind === 'quarantine.settle' && operation.body.punch) {
      const { punch } = operation.body;
      const told = { kind: operation.kind, zone: zoneOf(entries), body: punch };
      const clock = { wall: punch.wall, offset: 0 };
      const by = byOf(operation);
      const kept = say(`retenu par ${by} après examen`, `kept by ${by} after a look`);
      const notes = [kept, ...notesOn(punch.id, entries, corrections)];
      tellPunch({ ...told, clock }, { after: null, before, flags, notes });
    } else if (corrections.has(operation)) {
      tellCorrection(operation, link, { ...file, entries, receipts, corrections });
    }
  }
  return { checkpoint, hashes: new Set(entries.map(({ link }) => link.hash)), tablets: proved };
}

function checkOperations({ operations, organisation }, { size, root }) {
  let last = 0;
  const epochs = new Map();
  return operations.map(({ bytes, link, path }) => {
    const place = say(
      `Opération à la position ${link.position}`,
      `Operation at position ${link.position}`,
    );
    must(
      link.position > last,
      `${place} : les opérations ne sont pas dans leur ordre.`,
      `${place}: the operations are not in their order.`,
    );
    last = link.position;
    must(
      bytes === null || operationHash(bytes) === link.hash,
      `${place} : son contenu a été modifié.`,
      `${place}: its content was changed.`,
    );
    must(
      rootOf(leafOf(link), link.position - 1, size, path) === root,
      `${place} : elle n’est pas ainsi dans le journal attesté.`,
      `${place}: it is not in the attested journal as it stands here.`,
    );
    const operation = bytes === null ? null : readOperation(bytes, organisation, place);
    if (operation?.device) checkChain(operation, { link, place, epochs });
    return { operation, link, place };
  });
}

/** Operations of one tablet stand in the order in which it wrote them, and neighbours name each other. */
function checkChain({ device, epoch, seq, prev }, { link, place, epochs }) {
  const before = epochs.get(`${device} ${epoch}`);
  const follows = !before || (seq > before.seq && (seq > before.seq + 1 || prev === before.hash));
  must(
    follows,
    `${place} : elle ne suit pas celle d’avant de la même tablette.`,
    `${place}: it does not follow the one before it of the same tablet.`,
  );
  epochs.set(`${device} ${epoch}`, { seq, hash: link.hash });
}

function checkCited(operation, { link, place, receipts }) {
  if (!operation?.receipt) return;
  const cited = receipts.get(operation.receipt);
  must(
    cited || link.flags.includes('unknown-receipt'),
    `${place} : le reçu qu’elle cite manque.`,
    `${place}: the receipt that it cites is missing.`,
  );
  must(
    !cited || cited.device === operation.device,
    `${place} : le reçu qu’elle cite est d’une autre tablette.`,
    `${place}: the receipt that it cites is another tablet’s.`,
  );
}

/** Every punch and correction names the person, or another operation of this file says why it is theirs. */
function checkSubject(entries, person) {
  const applied = entries.flatMap(({ operation, link }) =>
    operation && link.status === 'applied' ? [operation] : [],
  );
  const people = new Set([person]);
  for (const { kind, body } of applied.toReversed()) {
    if (kind === 'employee.merge' && people.has(body.into)) people.add(body.person);
  }
  const theirs = new Set();
  for (const { kind, body } of applied) {
    if (kind === 'punch.attach' && people.has(body.person)) theirs.add(body.punch);
    if (kind === 'quarantine.settle' && people.has(body.punch?.person)) theirs.add(body.punch.id);
  }
  for (const { operation, place } of entries) {
    if (!operation || !(isPunch(operation) || isCorrection(operation))) continue;
    must(
      people.has(operation.body.person) || theirs.has(operation.id),
      `${place} : rien ne dit qu’elle concerne cette personne.`,
      `${place}: nothing says that it is about this person.`,
    );
  }
}

/** A tablet's key is proved where the operation that enrolled it stands in the file. */
function checkTablets(devices, entries) {
  const proved = [];
  for (const { device, store, key } of devices) {
    const read = readKey(key, say(`Tablette ${device}`, `Tablet ${device}`));
    const enrolled = entries.find(
      ({ operation }) => operation?.kind === 'device.enrol' && operation.body.device === device,
    );
    must(
      !enrolled || enrolled.operation.body.signKey === thumbprint(read),
      `Tablette ${device} : sa clé n’est pas celle de son enrôlement.`,
      `Tablet ${device}: its key is not that of its enrolment.`,
    );
    if (enrolled) proved.push({ device, store, key: read });
    else
      tell(`Tablette ${device} : clé non prouvée ici.`, `Tablet ${device}: key not proved here.`);
  }
  return proved;
}

const byOf = ({ actor }) => actor ?? say('personne d’identifié', 'nobody identified');

/** Where the tablets of a file stand: what was written elsewhere about it is told in the same hours. */
const zoneOf = (entries) =>
  entries.find(({ operation }) => operation?.device)?.operation.zone ?? 'UTC';

/** What was said of a punch later: the original stands, with the author of each word. */
function notesOn(punch, entries, corrections) {
  return entries.flatMap(({ operation, link }) => {
    if (!operation || link.status !== 'applied') return [];
    const { kind, body } = operation;
    const by = byOf(operation);
    const at = timeIn(zoneOf(entries)).format(link.receivedAt);
    if (corrections.has(operation)) {
      const { day, before, after } = corrections.get(operation);
      const [was, is] = [before, after].map((change) => change?.remove.includes(punch) ?? false);
      if (is && !was) {
        return [
          say(
            `ÉCARTÉ par une correction du ${day}, décidée par ${by}, reçue le ${at}`,
            `SET ASIDE by a correction of ${day}, decided by ${by}, received ${at}`,
          ),
        ];
      }
      if (was && !is) {
        return [
          say(
            `compte de nouveau, décidé par ${by}, reçu le ${at}`,
            `counts again, decided by ${by}, received ${at}`,
          ),
        ];
      }
      return [];
    }
    if (body.punch !== punch) return [];
    if (kind === 'punch.cancel') {
      return [say(`ANNULÉ par ${by}, reçu le ${at}`, `CANCELLED by ${by}, received ${at}`)];
    }
    if (kind === 'punch.attach') {
      return [say(`attribué par ${by}, reçu le ${at}`, `attributed by ${by}, received ${at}`)];
    }
    if (kind === 'punch.accept') {
      return [say(`admis par ${by}, reçu le ${at}`, `accepted by ${by}, received ${at}`)];
    }
    return [];
  });
}

// ---------------------------------------------------------------- corrections

/**
 * What each applied operation about a correction made of it: its day, what was asked for, and what of it counted before and
 * after. A correction never changes a punch: it sets punches aside, and adds hours that nobody punched.
 */
function correctionsIn(entries) {
  const made = new Map();
  const latest = new Map();
  for (const { operation, link, place } of entries) {
    if (!operation || link.status !== 'applied' || !isCorrection(operation)) continue;
    const { kind, body } = operation;
    const known = latest.get(body.correction);
    must(
      known || kind === 'correction.propose',
      `${place} : la demande de cette correction manque.`,
      `${place}: what asked for this correction is missing.`,
    );
    const { day, asked } = known ?? { day: body.day, asked: body.change };
    const before = known?.after ?? null;
    const isDecided = kind === 'correction.decide';
    const decided = body.decision === 'approved' ? (body.edited ?? asked) : null;
    const step = { day, asked, before, after: isDecided ? decided : before };
    latest.set(body.correction, step);
    made.set(operation, step);
  }
  return made;
}

function tellCorrection(operation, link, { texts, entries, receipts, corrections }) {
  const { kind, body } = operation;
  const { day, asked } = corrections.get(operation);
  const time = timeIn(zoneOf(entries));
  const at = time.format(link.receivedAt);
  const what = {
    'correction.propose': ['demandée', 'asked for'],
    'correction.decide':
      body.decision === 'refused'
        ? ['refusée', 'refused']
        : body.edited
          ? ['approuvée autrement que demandée', 'approved otherwise than asked for']
          : ['approuvée', 'approved'],
    'correction.withdraw': ['reprise', 'taken back'],
    'correction.object': ['contestée', 'objected to'],
  }[kind];
  const by = byOf(operation);
  tell(
    `• correction du ${day} ${what[0]} par ${by}, reçue le ${at}`,
    `• correction of ${day} ${what[1]} by ${by}, received ${at}`,
  );
  const change = kind === 'correction.propose' ? asked : (body.edited ?? null);
  for (const punch of change?.remove ?? []) {
    const told = punchAs(punch, { entries, receipts });
    tell(`    écarte : ${told}`, `    sets aside: ${told}`);
  }
  for (const { type, at: on } of change?.add ?? []) {
    const told = `${words[type]} ${time.format(on)}`;
    tell(`    ajoute, que personne n’a pointé : ${told}`, `    adds, punched by nobody: ${told}`);
  }
  if (!body.reasonText) return;
  const reason = texts.find(({ hash }) => hash === body.reasonText)?.text;
  // On one line, whatever it holds: a reason must not look like a line of this program.
  const plain = reason?.replaceAll(/[\p{C}\s]+/gu, ' ');
  const told = plain === undefined ? say('effacée', 'erased') : say(`« ${plain} »`, `“${plain}”`);
  tell(`    raison : ${told}`, `    reason: ${told}`);
}

/** « départ 17:02 », of a punch of this file. */
function punchAs(punch, { entries, receipts }) {
  for (const { operation, link } of entries) {
    if (!operation) continue;
    const isKept = operation.kind === 'quarantine.settle' && operation.body.punch?.id === punch;
    if (isKept) {
      const { type, at } = operation.body.punch;
      return `${words[type]} ${timeIn(zoneOf(entries)).format(at)}`;
    }
    if (operation.id !== punch || !isPunch(operation)) continue;
    const after = receipts.get(operation.receipt)?.receivedAt ?? null;
    const at = estimated(operation, after, link.receivedAt);
    return `${words[operation.body.type]} ${timeIn(operation.zone).format(at)}`;
  }
  return punch;
}

// ---------------------------------------------------------------- a file from a tablet

function checkTabletFile(file, key) {
  const { organisation, device } = file;
  const deviceKey = readKey(file.deviceKey, say('Tablette', 'Tablet'));
  const receipts = readReceipts(file.receipts, key, { organisation, device });
  const byPayload = [...receipts.values()];
  const all = [];
  for (const epoch of file.epochs) all.push(...checkEpoch(epoch, { file, deviceKey, byPayload }));
  checkTexts(file.texts, all.map(({ bytes }) => bytes).join('\n'));
  const attested = all.filter(({ before }) => before !== null).length;
  tell(
    `${all.length} opérations signées par la tablette ${device} (empreinte ${file.fingerprint}, ${file.store}).`,
    `${all.length} operations signed by tablet ${device} (fingerprint ${file.fingerprint}, ${file.store}).`,
  );
  tell(
    `${attested} d’entre elles sont attestées par un reçu du serveur ; les ${all.length - attested} autres le sont par la tablette seule.`,
    `${attested} of them are attested by a receipt of the server; the other ${all.length - attested} by the tablet alone.`,
  );
  const names = new Map(file.people.map(({ person, name }) => [person, name ?? person]));
  for (const { operation, before } of all) {
    if (!operation || !isPunch(operation)) continue;
    const after = receipts.get(operation.receipt)?.receivedAt ?? null;
    lines.push(names.get(operation.body.person) ?? say('Inconnu', 'Unknown'));
    tellPunch(operation, { after, before, flags: [], notes: cancelledIn(operation.id, all) });
  }
  const hashes = new Set(all.map(({ hash }) => hash));
  return { checkpoint: null, hashes, tablets: [{ device, store: file.store, key: deviceKey }] };
}

const cancelledIn = (punch, all) =>
  all.flatMap(({ operation }) =>
    operation?.kind === 'punch.cancel' && operation.body.punch === punch
      ? [say(`ANNULÉ par ${byOf(operation)}`, `CANCELLED by ${byOf(operation)}`)]
      : [],
  );

function checkEpoch(epoch, { file, deviceKey, byPayload }) {
  let prev = null;
  const told = epoch.operations.map((bytes, index) => {
    const seq = epoch.first + index;
    const place = say(`Opération ${seq}`, `Operation ${seq}`);
    const operation = readOperation(bytes, file.organisation, place);
    const isInPlace =
      operation === null ||
      (operation.device === file.device &&
        operation.epoch === epoch.epoch &&
        operation.seq === seq);
    must(
      isInPlace && (prev === null || operation === null || operation.prev === prev),
      `${place} : elle ne suit pas celle d’avant.`,
      `${place}: it does not follow the one before it.`,
    );
    prev = operationHash(bytes);
    return { operation, bytes, seq, hash: prev, before: null };
  });
  must(
    prev === null || isSigned(deviceKey, `comptoir-push-v1\n${prev}`, epoch.signature),
    'La tablette n’a pas signé la dernière opération.',
    'The tablet did not sign the last operation.',
  );
  // The earliest receipt that covers an operation says until when it was written at the latest.
  const covering = byPayload
    .filter(({ epoch: of, seq }) => of === epoch.epoch && told.some((one) => one.seq === seq))
    .sort((a, b) => b.receivedAt - a.receivedAt);
  for (const payload of covering) {
    const at = told.find(({ seq }) => seq === payload.seq);
    must(
      at?.hash === payload.head,
      `Le reçu pour l’opération ${payload.seq} atteste autre chose.`,
      `The receipt for operation ${payload.seq} attests something else.`,
    );
    for (const one of told) if (one.seq <= payload.seq) one.before = payload.receivedAt;
  }
  return told;
}

// ---------------------------------------------------------------- the code on the tablet's screen

function checkReceiptCode(code, { tablets, hashes }) {
  const text = code.includes('#') ? code.slice(code.indexOf('#') + 1) : code;
  const [body, signature] = text.split('.');
  const bytes = Buffer.from(body ?? '', 'base64url');
  const uuid = bytes.subarray(1, 17).toString('hex');
  const tablet = tablets.find(({ device }) => device.replaceAll('-', '') === uuid);
  must(
    bytes.length === 92 && bytes[0] === 1 && tablet,
    'Le code n’est pas d’une tablette de ce fichier.',
    'The code is not of a tablet of this file.',
  );
  must(
    isSigned(tablet.key, `comptoir-punch-receipt-v1\n${body}`, signature),
    'Le code ne porte pas la signature de la tablette.',
    'The code does not bear the tablet’s signature.',
  );
  must(
    hashes.has(bytes.subarray(37, 69).toString('hex')),
    'Le code est authentique, et le pointage qu’il désigne n’est pas dans ce fichier.',
    'The code is genuine, and the punch that it names is not in this file.',
  );
  tell('Le code désigne un pointage de ce fichier.', 'The code names a punch of this file.');
}

// ---------------------------------------------------------------- the command

const usage =
  'node comptoir-verify.mjs FILE [--key THUMBPRINT|KEY.json] [--checkpoint FILE] [--receipt CODE]';

function readArguments(given) {
  const options = { file: null, '--key': null, '--checkpoint': null, '--receipt': null };
  for (let at = 0; at < given.length; at += 1) {
    const name = given[at];
    if (name.startsWith('--')) {
      if (!(name in options) || given[at + 1] === undefined) return null;
      options[name] = given[(at += 1)];
    } else if (options.file === null) options.file = name;
    else return null;
  }
  return options.file === null ? null : options;
}

/** JSON; or a mail in which a checkpoint stands, however its lines were broken or quoted. */
function readJson(path) {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    const plain = text.replaceAll(/^>+ ?/gm, '').replaceAll(/\s+/g, '');
    const found = /\{"payload".*?"signature":"[^"]*"(?:,"key":\{[^}]*\})?\}/.exec(plain);
    must(found, `${path} : rien à vérifier là-dedans.`, `${path}: nothing to verify in there.`);
    return JSON.parse(found[0]);
  }
}

/** The key to verify with: the file's own, which must be the one that came another way. */
function keyOf(file, given) {
  if (given !== null && !/^[A-Za-z0-9_-]{43}$/.test(given)) {
    const named = readJson(given);
    const key = readKey(named.key ?? named, given);
    const isSame =
      !file.key || thumbprint(readKey(file.key, say('Clé', 'Key'))) === thumbprint(key);
    must(isSame, wrongKey[0], wrongKey[1]);
    return { key, isTrusted: true };
  }
  must(file.key, 'La clé manque : donnez-la par --key.', 'The key is missing: give it by --key.');
  const key = readKey(file.key, say('Clé', 'Key'));
  must(given === null || thumbprint(key) === given, wrongKey[0], wrongKey[1]);
  return { key, isTrusted: given !== null };
}
const wrongKey = [
  'Ce fichier n’est pas signé par la clé attendue.',
  'This file is not signed by the expected key.',
];

function compareCheckpoint(path, key, own) {
  const other = checkCheckpoint(readJson(path), key);
  if (own === null) return;
  must(
    other.organisation === own.organisation,
    'Le point de contrôle donné est d’une autre organisation.',
    'The checkpoint that was given is of another organisation.',
  );
  if (other.size !== own.size) {
    tell(
      `Le point de contrôle donné couvre ${other.size} opérations, celui du fichier ${own.size} : seul « npm run verify » peut les comparer.`,
      `The checkpoint that was given covers ${other.size} operations, the file’s ${own.size}: only “npm run verify” can compare them.`,
    );
    return;
  }
  must(
    other.root === own.root && other.chain === own.chain,
    'Le journal n’est plus celui du point de contrôle donné.',
    'The journal is no longer that of the checkpoint that was given.',
  );
  tell('Le point de contrôle donné est le même.', 'The checkpoint that was given is the same.');
}

function check(file, key) {
  if (file.format === 'comptoir-evidence-1' && file.from === 'server')
    return checkServerFile(file, key);
  if (file.format === 'comptoir-evidence-1' && file.from === 'tablet')
    return checkTabletFile(file, key);
  must(
    typeof file.payload === 'string' && typeof file.signature === 'string',
    'Ce n’est pas un fichier de preuve de Comptoir.',
    'This is not an evidence file of Comptoir.',
  );
  const checkpoint = checkCheckpoint(file, key);
  const made = timeIn('UTC').format(checkpoint.at);
  tell(
    `Point de contrôle : ${checkpoint.size} opérations le ${made} (UTC).\n  racine ${checkpoint.root}\n  chaîne ${checkpoint.chain}`,
    `Checkpoint: ${checkpoint.size} operations on ${made} (UTC).\n  root ${checkpoint.root}\n  chain ${checkpoint.chain}`,
  );
  return { checkpoint, hashes: new Set(), tablets: [] };
}

function run(options) {
  const file = readJson(options.file);
  const { key, isTrusted } = keyOf(file, options['--key']);
  const found = check(file, key);
  if (options['--checkpoint'] !== null) {
    compareCheckpoint(options['--checkpoint'], key, found.checkpoint);
  }
  if (options['--receipt'] !== null) checkReceiptCode(options['--receipt'], found);
  if (file.organisationName) lines.unshift(file.organisationName);
  tell(`Clé de l’organisation : ${thumbprint(key)}`, `Key of the organisation: ${thumbprint(key)}`);
  if (!isTrusted) {
    tell(
      'Comparez-la avec celle que l’organisation vous a donnée par un autre chemin (--key) : sans cela, n’importe qui a pu signer.',
      'Compare it with the one that the organisation gave you another way (--key): without that, anybody may have signed.',
    );
  }
  tell(
    'Non prouvé : que rien n’a été laissé hors du fichier, qui a tapé le code PIN, et les noms écrits en clair.',
    'Not proved: that nothing was left out of the file, who typed the PIN, and the names in plain text.',
  );
}

const options = readArguments(process.argv.slice(2));
if (options === null) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    run(options);
    console.log(lines.join('\n'));
    console.log(say('Tout est conforme.', 'Everything holds.'));
  } catch (error) {
    const isSystem = error instanceof Error && 'code' in error && 'path' in error;
    const why =
      error instanceof Fault || isSystem
        ? error.message
        : say('fichier illisible', 'unreadable file');
    console.error(say(`NON CONFORME : ${why}`, `DOES NOT HOLD: ${why}`));
    process.exitCode = 1;
  }
}

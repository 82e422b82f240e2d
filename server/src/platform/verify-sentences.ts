import type { EvidenceFault } from '../evidence/verify/faults.ts';

type Fault<A extends EvidenceFault['about']> = Extract<EvidenceFault, { about: A }>;
type Words = {
  usage: string;
  noData: (folder: string) => string;
  busy: (folder: string) => string;
  unreadable: (file: string, why: string) => string;
  failed: (why: string) => string;
  noCheckpoint: (file: string) => string;
  wrongKey: (thumbprint: string) => string;
  /** What is verified: the running server's data, a folder or a backup. */
  of: { running: (folder: string) => string; folder: (folder: string) => string };
  key: (thumbprint: string) => string;
  empty: string;
  counts: (of: {
    name: string;
    operations: number;
    tablets: number;
    signatures: number;
    receipts: number;
    checkpoints: number;
    rows: number | null;
  }) => string;
  older: (count: number) => string;
  waiting: (count: number) => string;
  clockBack: (count: number) => string;
  notCompared: string;
  holds: string;
  colon: string;
  doesNotHold: string;
  /** `what`: its kind, when the server had it, its tablet. */
  operation: (position: number, what: string | null) => string;
  operationFaults: Record<Fault<'operation'>['fault'], string>;
  device: (device: string) => string;
  receipt: (device: string, at: string) => string;
  receiptFaults: Record<Fault<'receipt'>['fault'], string>;
  checkpoint: (size: number, at: string, file: string | null) => string;
  checkpointFaults: Record<Fault<'checkpoint'>['fault'], string>;
  tree: (level: number, number: number) => string;
  row: (table: string, key: string) => string;
  rowFaults: Record<Fault<'row'>['how'], string>;
};

const fr = (count: number) => count.toLocaleString('fr');
const en = (count: number) => count.toLocaleString('en');

/** What `npm run verify` says. */
export const verifyFr: Words = {
  usage:
    'Usage : npm run verify [-- --data DOSSIER | --backup SAUVEGARDE] [--checkpoint FICHIER]… [--key EMPREINTE]',
  noData: (folder) =>
    `Le dossier ${folder} ne contient pas les données d’un serveur Comptoir. Donnez le bon DATA_DIR.`,
  busy: (folder) =>
    `Un serveur tient le dossier ${folder} mais ne prend pas encore de commande. Réessayez dans un instant.`,
  unreadable: (file, why) => `${file} ne peut pas être lu : ${why}`,
  failed: (why) => `La vérification n’a pas pu aller au bout : ${why}`,
  noCheckpoint: (file) => `${file} : aucun point de contrôle là-dedans.`,
  wrongKey: (thumbprint) => `La clé de ce serveur n’est pas celle attendue : ${thumbprint}.`,
  of: {
    running: (folder) => `Copie prise à l’instant du serveur qui tourne sur ${folder}.`,
    folder: (folder) => `Données de ${folder}.`,
  },
  key: (thumbprint) => `Clé du serveur : ${thumbprint}`,
  empty: 'Aucune organisation : il n’y a rien à vérifier.',
  counts: ({ name, operations, tablets, signatures, receipts, checkpoints, rows }) =>
    [
      `${name}`,
      `  ${fr(operations)} opérations, ${fr(tablets)} tablettes, ${fr(signatures)} signatures d’envois`,
      `  ${fr(receipts)} reçus cités, ${fr(checkpoints)} points de contrôle`,
      ...(rows === null ? [] : [`  ${fr(rows)} lignes reconstruites et comparées`]),
    ].join('\n'),
  older: (count) =>
    `  ${fr(count)} opérations sans signature de tablette : d’avant que le serveur ne les garde, ou retirées depuis. Leurs chaînes seules les tiennent.`,
  waiting: (count) =>
    `  ${fr(count)} opérations d’envois dont la suite n’est pas encore arrivée : leur signature se vérifiera avec elle.`,
  clockBack: (count) =>
    `  ${fr(count)} opérations arrivées avant le reçu qu’elles citent : l’horloge du serveur a reculé.`,
  notCompared: '  Les tables n’ont pas été comparées : le journal lui-même ne tient pas.',
  holds: 'Tout est conforme.',
  colon: ' : ',
  doesNotHold: 'NON CONFORME',
  operation: (position, what) => `Opération ${position}${what === null ? '' : ` (${what})`}`,
  operationFaults: {
    missing: 'elle manque à sa place : elle a été retirée, ou l’ordre a été changé',
    bytes: 'son contenu a été modifié',
    columns: 'ce que sa ligne en dit n’est plus ce qu’elle contient',
    chain: 'elle, ou ce qui en est advenu, a été modifiée, insérée ou déplacée',
    'device-sequence': 'une opération de la même tablette manque avant elle, ou est en double',
    'device-chain': 'elle ne suit pas l’opération précédente de sa tablette',
    head: 'la fin du journal n’est plus celle qui a été notée : des opérations ont été retirées ou ajoutées',
    'epoch-end': 'la fin de la chaîne de cette tablette n’est plus celle qui a été notée',
    signature:
      'la signature de la tablette ne la couvre pas : elle, ou une avant elle, a été modifiée',
    unsigned: 'aucune signature de sa tablette ne la couvre : elle a été insérée',
    grant: 'elle ouvre une chaîne qui ne commence pas à l’enrôlement de sa tablette',
    'device-key': 'la clé qu’elle a enrôlée n’est plus celle de la tablette',
    'device-place':
      'le magasin de sa tablette, ou celle qu’elle remplace, n’est plus celui qu’elle dit',
    'device-unknown': 'sa tablette n’est plus connue : sa ligne a été retirée',
    'receipt-missing': 'le reçu qu’elle cite a été retiré',
  },
  device: (device) =>
    `Tablette ${device} : aucune opération ne l’a enrôlée. Sa ligne a été insérée.`,
  receipt: (device, at) => `Reçu du ${at} pour la tablette ${device}`,
  receiptFaults: {
    signature: 'il ne porte pas la signature de ce serveur',
    columns: 'sa ligne ne dit pas ce qu’il atteste',
    contradicts: 'il atteste une autre opération que celle du journal',
    lost: 'il atteste une opération que le journal n’a plus',
  },
  checkpoint: (size, at, file) =>
    `Point de contrôle du ${at} sur ${fr(size)} opérations${file === null ? '' : ` (${file})`}`,
  checkpointFaults: {
    signature: 'il ne porte pas la signature de ce serveur',
    columns: 'sa ligne ne dit pas ce qu’il atteste',
    root: 'le journal n’est plus celui qu’il atteste',
    shorter: 'le journal en a moins : les dernières ont été retirées',
    'unknown-organisation': 'son organisation n’est pas sur ce serveur',
  },
  tree: (level, number) =>
    `Arbre du journal, niveau ${level}, n° ${number} : la valeur gardée n’est pas celle du journal.`,
  row: (table, key) => `Table ${table}, ligne ${key}`,
  rowFaults: {
    edited: 'elle a été modifiée',
    added: 'elle a été insérée : le journal ne la connaît pas',
    removed: 'elle a été retirée : le journal la demande',
  },
};

export const verifyEn: Words = {
  usage:
    'Usage: npm run verify [-- --data FOLDER | --backup BACKUP] [--checkpoint FILE]… [--key THUMBPRINT]',
  noData: (folder) =>
    `The folder ${folder} does not hold the data of a Comptoir server. Give the right DATA_DIR.`,
  busy: (folder) =>
    `A server holds the folder ${folder} and takes no commands yet. Try again in a moment.`,
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  failed: (why) => `The verification could not be finished: ${why}`,
  noCheckpoint: (file) => `${file}: no checkpoint in there.`,
  wrongKey: (thumbprint) => `The key of this server is not the expected one: ${thumbprint}.`,
  of: {
    running: (folder) => `Copy taken just now of the server that runs on ${folder}.`,
    folder: (folder) => `Data of ${folder}.`,
  },
  key: (thumbprint) => `Key of the server: ${thumbprint}`,
  empty: 'No organisation: there is nothing to verify.',
  counts: ({ name, operations, tablets, signatures, receipts, checkpoints, rows }) =>
    [
      `${name}`,
      `  ${en(operations)} operations, ${en(tablets)} tablets, ${en(signatures)} signatures of pushes`,
      `  ${en(receipts)} cited receipts, ${en(checkpoints)} checkpoints`,
      ...(rows === null ? [] : [`  ${en(rows)} rows rebuilt and compared`]),
    ].join('\n'),
  older: (count) =>
    `  ${en(count)} operations without a tablet’s signature: from before the server kept them, or removed since. Their chains alone hold them.`,
  waiting: (count) =>
    `  ${en(count)} operations of pushes whose rest has not arrived yet: their signature can be verified with it.`,
  clockBack: (count) =>
    `  ${en(count)} operations arrived before the receipt that they cite: the server’s clock went back.`,
  notCompared: '  The tables were not compared: the journal itself does not hold.',
  holds: 'Everything holds.',
  colon: ': ',
  doesNotHold: 'DOES NOT HOLD',
  operation: (position, what) => `Operation ${position}${what === null ? '' : ` (${what})`}`,
  operationFaults: {
    missing: 'it is not in its place: it was removed, or the order was changed',
    bytes: 'its content was edited',
    columns: 'what its row says of it is no longer what it holds',
    chain: 'it, or what became of it, was edited, inserted or moved',
    'device-sequence': 'an operation of the same tablet is missing before it, or doubled',
    'device-chain': 'it does not follow the operation before it of its tablet',
    head: 'the end of the journal is not the one that was noted: operations were removed or added',
    'epoch-end': 'the end of this tablet’s chain is not the one that was noted',
    signature: 'the tablet’s signature does not cover it: it, or one before it, was edited',
    unsigned: 'no signature of its tablet covers it: it was inserted',
    grant: 'it opens a chain that does not begin at the enrolment of its tablet',
    'device-key': 'the key that it enrolled is no longer the tablet’s',
    'device-place':
      'its tablet’s store, or the tablet that it replaces, is not the one that it says',
    'device-unknown': 'its tablet is not known any more: its row was removed',
    'receipt-missing': 'the receipt that it cites was removed',
  },
  device: (device) => `Tablet ${device}: no operation enrolled it. Its row was inserted.`,
  receipt: (device, at) => `Receipt of ${at} for tablet ${device}`,
  receiptFaults: {
    signature: 'it does not bear the signature of this server',
    columns: 'its row does not say what it attests',
    contradicts: 'it attests another operation than the journal’s',
    lost: 'it attests an operation that the journal no longer has',
  },
  checkpoint: (size, at, file) =>
    `Checkpoint of ${at} over ${en(size)} operations${file === null ? '' : ` (${file})`}`,
  checkpointFaults: {
    signature: 'it does not bear the signature of this server',
    columns: 'its row does not say what it attests',
    root: 'the journal is no longer the one that it attests',
    shorter: 'the journal has fewer: the last ones were removed',
    'unknown-organisation': 'its organisation is not on this server',
  },
  tree: (level, number) =>
    `Tree of the journal, level ${level}, no. ${number}: the kept value is not the journal’s.`,
  row: (table, key) => `Table ${table}, row ${key}`,
  rowFaults: {
    edited: 'it was edited',
    added: 'it was inserted: the journal does not know it',
    removed: 'it was removed: the journal demands it',
  },
};

import { backupEn, backupFr } from './backup-sentences.ts';
import { importEn, importFr } from './import-sentences.ts';
import { verifyEn, verifyFr } from './verify-sentences.ts';

/** Every sentence that the server's commands print. French first; English must have every key. */
export const fr = {
  config: {
    port: 'un nombre entier de 0 à 65535 est attendu.',
    baseUrl:
      'une adresse complète est attendue, par exemple https://comptoir.exemple.fr, sans chemin.',
    baseUrlInsecure: 'https est nécessaire : une tablette ne fonctionne en http que sur localhost.',
    baseUrlNotSecure: 'https est attendu, puisque TLS_CERT et TLS_KEY sont donnés.',
    baseUrlNoTls:
      'https demande TLS_CERT et TLS_KEY, ou un proxy devant le serveur (TRUST_PROXY=1).',
    fileMissing: 'ce fichier n’existe pas.',
    tlsPair: 'TLS_CERT et TLS_KEY vont ensemble ; celui-ci manque.',
    trustProxy: 'le nombre exact de proxys devant le serveur est attendu, de 0 à 10.',
    smtpUrl:
      'une adresse comme smtps://utilisateur:motdepasse@smtp.exemple.fr:465 ou smtp://smtp.exemple.fr:587 est attendue.',
    mailFrom:
      'une adresse est attendue, par exemple Comptoir <comptoir@exemple.fr> ou comptoir@exemple.fr.',
    mailFromMissing: 'l’expéditeur des courriels manque, puisque SMTP_URL est donné.',
    pushHosts:
      'des noms d’hôtes séparés par des virgules sont attendus, par exemple push.exemple.fr ou *.push.exemple.fr.',
    tellAfter: 'un nombre entier de secondes est attendu, de 0 à 3600.',
    mailRate: 'un nombre entier de courriels par minute est attendu, de 1 à 6000.',
    backupEvery:
      'un nombre entier de minutes est attendu, de 1 à 525600 ; 0 : aucune sauvegarde automatique.',
    backupKeep: 'le nombre de sauvegardes à garder est attendu, au moins 1.',
    logLevel: (levels: string) => `un niveau parmi ${levels} est attendu.`,
  },
  start: {
    inUse: (folder: string) =>
      `Un serveur Comptoir utilise déjà le dossier ${folder}. Arrêtez-le d’abord.`,
    folder: (folder: string, why: string) =>
      `Le dossier ${folder} ne peut pas être utilisé : ${why}`,
    damaged: (folder: string, why: string) =>
      `La base de données du dossier ${folder} est endommagée (${why}). Rien n’y a été écrit. Reprenez la dernière sauvegarde : npm run restore -- DOSSIER. Les tablettes renverront ce qui manque.`,
    keyMissing: (folder: string, name: string) =>
      `La clé ${name} manque dans ${folder}/keys, et les données en ont besoin. Aucune nouvelle clé n’a été faite. Reprenez-la d’une sauvegarde : npm run restore -- DOSSIER, ou copiez son dossier keys.`,
    notCopied: (why: string) =>
      `La copie qui précède une mise à jour de la base n’a pas pu être faite : ${why}. Rien n’a été changé. Faites de la place, ou donnez un autre BACKUP_DIR.`,
    portTaken: (port: number) => `Le port ${port} est déjà pris. Choisissez-en un autre avec PORT.`,
    certificate: (why: string) =>
      `TLS_CERT, TLS_KEY: ce certificat et cette clé ne vont pas : ${why}`,
    listen: (why: string) => `Le serveur ne peut pas écouter : ${why}`,
    socketPath: (limit: number) =>
      `DATA_DIR: ce chemin est trop long pour la prise de commande (au plus ${limit} octets avec command.sock).`,
    ready: (address: string) => `Comptoir est prêt : ${address}kiosk/`,
    setup: (link: string) =>
      [
        'Personne n’a encore mis ce serveur en service. Ouvrez ce lien, valable une fois et 24 heures :',
        `  ${link}`,
        'Qui a ce lien devient administrateur : ne le transmettez pas. Un redémarrage en donne un nouveau.',
      ].join('\n'),
  },
  device: {
    usage: [
      'Usage :',
      '  npm run device -- approve CODE [--fingerprint EMPREINTE] [--establishment ID] [--replaces ID]',
      '  npm run device -- list',
      '  npm run device -- retire ID',
      '  npm run device -- lose ID [--yes]',
      '  npm run device -- revoke ID [--yes]',
      '  npm run device -- clear ID',
    ].join('\n'),
    notRunning: (folder: string) =>
      `Le serveur ne tourne pas sur le dossier ${folder}. Démarrez-le, ou donnez le bon DATA_DIR.`,
    request: (store: string, fingerprint: string, address: string, minutes: number) =>
      [
        'Une tablette demande à être enrôlée.',
        `  Établissement : ${store}`,
        `  Empreinte     : ${fingerprint}`,
        `  Adresse       : ${address}`,
        `  Demandée il y a ${minutes} min`,
      ].join('\n'),
    compare: (fingerprint: string) =>
      `La tablette affiche-t-elle exactement l’empreinte ${fingerprint} ? (oui/non) `,
    yes: /^(o|oui|y|yes)$/i,
    cancelled: 'Rien n’a été fait.',
    approved: (device: string, store: string) => `Tablette ${device} enrôlée pour ${store}.`,
    confirmRevoke: (device: string) =>
      `Révoquer la tablette ${device} ? Elle ne recevra plus rien. (oui/non) `,
    revoked: (device: string) => `Tablette ${device} révoquée.`,
    retired: (device: string) =>
      `Tablette ${device} en retrait : elle sert encore, jusqu’à ce qu’une autre la remplace et que tout soit arrivé ici.`,
    confirmLose: (device: string) =>
      `Déclarer perdue la tablette ${device} ? Elle ne recevra plus rien et oubliera codes et contacts ; ses pointages seront mis à part. (oui/non) `,
    lost: (device: string) =>
      `Tablette ${device} déclarée perdue. Ce qu’elle garde encore sera mis à part dès qu’elle reviendra.`,
    cleared: (device: string) =>
      `Tablette ${device} : les pointages ne sont plus signalés comme douteux.`,
    none: 'Aucune tablette enrôlée.',
    never: 'jamais',
    status: { active: 'active', retiring: 'en retrait', lost: 'perdue', revoked: 'révoquée' },
    forked: 'copie détectée',
    waiting: (count: number) => `${count} en attente`,
    seen: (when: string) => `vue ${when}`,
    refusals: {
      'unknown-code': 'Ce code n’est pas connu. Vérifiez-le sur la tablette.',
      'expired-code': 'Ce code a expiré ou a déjà servi. Demandez-en un nouveau sur la tablette.',
      'too-many-requests': 'Trop de codes faux. Réessayez dans dix minutes.',
      conflict:
        'L’empreinte ne correspond pas : ce n’est pas la tablette que vous croyez. Rien n’a été fait.',
      'no-establishment':
        'Aucun établissement n’existe encore : il n’y a rien à quoi rattacher une tablette.',
      'which-establishment': 'Plusieurs établissements existent : choisissez avec --establishment.',
      'already-replaced': 'Une autre tablette a déjà remplacé celle-ci. Rien n’a été fait.',
      'wrong-state': 'Cette tablette est déjà perdue ou révoquée. Rien n’a été fait.',
      'not-found': 'Cette tablette n’est pas connue.',
      'bad-request': 'Le serveur n’a pas compris cette commande.',
      'not-backed-up': 'La sauvegarde n’a pas pu être faite.',
      internal: 'Le serveur a rencontré une erreur ; son journal dit laquelle.',
      ...importFr.refusals,
    },
  },
  importing: importFr,
  verify: verifyFr,
  backup: backupFr,
  demo: {
    title: 'Comptoir, démonstration',
    kiosk: (address: string) => `Tablette : ${address}`,
    people: 'Quelques codes PIN :',
    manager: 'responsable',
    portal: (address: string) => `Portail : ${address}`,
    password: (password: string) => `Comptes, tous avec le mot de passe ${password} :`,
    roles: {
      employee: 'personnel',
      manager: 'responsable',
      accounting: 'comptabilité',
      fleet: 'tablettes',
      support: 'informatique',
      administration: 'administration',
    },
    secondFactor:
      'Ici, e-mail et mot de passe suffisent ; ailleurs, l’administration doit activer un second facteur sous quatorze jours.',
    temporary: 'Les données sont temporaires : elles disparaissent à l’arrêt.',
    kept: (folder: string) => `Les données sont dans ${folder}.`,
    stop: 'Ctrl+C pour arrêter.',
  },
};

export type Sentences = typeof fr;

export const en: Sentences = {
  config: {
    port: 'a whole number from 0 to 65535 is expected.',
    baseUrl:
      'a complete address is expected, for example https://comptoir.example.com, without a path.',
    baseUrlInsecure: 'https is needed: a tablet works over http on localhost only.',
    baseUrlNotSecure: 'https is expected, since TLS_CERT and TLS_KEY are given.',
    baseUrlNoTls:
      'https needs TLS_CERT and TLS_KEY, or a proxy in front of the server (TRUST_PROXY=1).',
    fileMissing: 'this file does not exist.',
    tlsPair: 'TLS_CERT and TLS_KEY go together; this one is missing.',
    trustProxy: 'the exact number of proxies in front of the server is expected, 0 to 10.',
    smtpUrl:
      'an address such as smtps://user:password@smtp.example.com:465 or smtp://smtp.example.com:587 is expected.',
    mailFrom:
      'an address is expected, for example Comptoir <comptoir@example.com> or comptoir@example.com.',
    mailFromMissing: 'the sender of mails is missing, since SMTP_URL is given.',
    pushHosts:
      'names of hosts with commas between them are expected, for example push.example.com or *.push.example.com.',
    tellAfter: 'a whole number of seconds is expected, 0 to 3600.',
    mailRate: 'a whole number of mails a minute is expected, 1 to 6000.',
    backupEvery: 'a whole number of minutes is expected, 1 to 525600; 0: no automatic backups.',
    backupKeep: 'the number of backups to keep is expected, at least 1.',
    logLevel: (levels) => `one of ${levels} is expected.`,
  },
  start: {
    inUse: (folder) => `A Comptoir server already uses the folder ${folder}. Stop it first.`,
    folder: (folder, why) => `The folder ${folder} cannot be used: ${why}`,
    damaged: (folder, why) =>
      `The database of the folder ${folder} is damaged (${why}). Nothing was written to it. Go back to the latest backup: npm run restore -- FOLDER. The tablets will send again what is missing.`,
    keyMissing: (folder, name) =>
      `The key ${name} is missing in ${folder}/keys, and the data needs it. No new key was made. Take it from a backup: npm run restore -- FOLDER, or copy its keys folder.`,
    notCopied: (why) =>
      `The copy that comes before an update of the database could not be made: ${why}. Nothing was changed. Make room, or give another BACKUP_DIR.`,
    portTaken: (port) => `Port ${port} is taken. Choose another with PORT.`,
    certificate: (why) => `TLS_CERT, TLS_KEY: this certificate and this key do not work: ${why}`,
    listen: (why) => `The server cannot listen: ${why}`,
    socketPath: (limit) =>
      `DATA_DIR: this path is too long for the command socket (at most ${limit} bytes with command.sock).`,
    ready: (address) => `Comptoir is ready: ${address}kiosk/`,
    setup: (link) =>
      [
        'Nobody has set this server up yet. Open this link, which works once and for 24 hours:',
        `  ${link}`,
        'Whoever has it becomes the administrator: do not pass it on. A restart gives a new one.',
      ].join('\n'),
  },
  device: {
    usage: [
      'Usage:',
      '  npm run device -- approve CODE [--fingerprint FINGERPRINT] [--establishment ID] [--replaces ID]',
      '  npm run device -- list',
      '  npm run device -- retire ID',
      '  npm run device -- lose ID [--yes]',
      '  npm run device -- revoke ID [--yes]',
      '  npm run device -- clear ID',
    ].join('\n'),
    notRunning: (folder) =>
      `The server is not running on the folder ${folder}. Start it, or give the right DATA_DIR.`,
    request: (store, fingerprint, address, minutes) =>
      [
        'A tablet asks to be enrolled.',
        `  Establishment: ${store}`,
        `  Fingerprint  : ${fingerprint}`,
        `  Address      : ${address}`,
        `  Asked ${minutes} min ago`,
      ].join('\n'),
    compare: (fingerprint) =>
      `Does the tablet show exactly the fingerprint ${fingerprint}? (yes/no) `,
    yes: /^(y|yes|o|oui)$/i,
    cancelled: 'Nothing was done.',
    approved: (device, store) => `Tablet ${device} enrolled for ${store}.`,
    confirmRevoke: (device) =>
      `Revoke tablet ${device}? It will receive nothing any more. (yes/no) `,
    revoked: (device) => `Tablet ${device} revoked.`,
    retired: (device) =>
      `Tablet ${device} is retiring: it still serves until another one takes its place and everything has arrived here.`,
    confirmLose: (device) =>
      `Declare tablet ${device} lost? It will receive nothing any more and forget PINs and contacts; its punches will be set aside. (yes/no) `,
    lost: (device) =>
      `Tablet ${device} declared lost. What it still holds will be set aside as soon as it comes back.`,
    cleared: (device) => `Tablet ${device}: its punches are no longer flagged.`,
    none: 'No tablet is enrolled.',
    never: 'never',
    status: { active: 'active', retiring: 'retiring', lost: 'lost', revoked: 'revoked' },
    forked: 'copy detected',
    waiting: (count) => `${count} waiting`,
    seen: (when) => `seen ${when}`,
    refusals: {
      'unknown-code': 'This code is not known. Check it on the tablet.',
      'expired-code': 'This code has expired or was already used. Ask for a new one on the tablet.',
      'too-many-requests': 'Too many wrong codes. Try again in ten minutes.',
      conflict:
        'The fingerprint does not match: this is not the tablet you think. Nothing was done.',
      'no-establishment': 'No establishment exists yet: there is nothing to attach a tablet to.',
      'which-establishment': 'There are several establishments: choose with --establishment.',
      'already-replaced': 'Another tablet has already replaced this one. Nothing was done.',
      'wrong-state': 'This tablet is already lost or revoked. Nothing was done.',
      'not-found': 'This tablet is not known.',
      'bad-request': 'The server did not understand this command.',
      'not-backed-up': 'The backup could not be made.',
      internal: 'The server met an error; its log says which.',
      ...importEn.refusals,
    },
  },
  importing: importEn,
  verify: verifyEn,
  backup: backupEn,
  demo: {
    title: 'Comptoir, demonstration',
    kiosk: (address) => `Tablet: ${address}`,
    people: 'Some PINs:',
    manager: 'manager',
    portal: (address) => `Portal: ${address}`,
    password: (password) => `password ${password}`,
    roles: {
      employee: 'staff',
      manager: 'manager',
      accounting: 'accounting',
      fleet: 'tablets',
      support: 'support',
      administration: 'administration',
    },
    secondFactor:
      'Here, e-mail and password are enough; elsewhere, administrators must set a second factor up within fourteen days.',
    temporary: 'The data is temporary: it disappears when the server stops.',
    kept: (folder) => `The data is in ${folder}.`,
    stop: 'Ctrl+C to stop.',
  },
};

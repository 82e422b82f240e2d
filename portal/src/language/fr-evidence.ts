/** Receipts of punches, the three times, and what proves the journal to others. */
export const frEvidence = {
  'nav.evidence': 'Preuves',

  'check.title': 'Vérifier un pointage',
  'check.lead':
    'Avec le code que la tablette montre après un pointage. Cette page ne nomme personne.',
  'check.field': 'Code du reçu, ou adresse de la page',
  'check.field-hint':
    "Ce qui a été scanné ou envoyé, en entier. Les espaces ne gênent pas. Le code imprimé sur un relevé d'heures se vérifie ici aussi.",
  'check.field-wrong':
    "Il n'y a pas de code de reçu là-dedans. Copiez l'adresse entière, avec ce qui suit le dièse (#).",
  'check.act': 'Vérifier',
  'check.asking': 'Vérification…',
  'check.again': 'Vérifier de nouveau',
  'check.other': 'Vérifier un autre code',
  'check.failed': "Pas de réponse pour l'instant",
  'check.failed-text':
    "Le code n'est pas en cause et reste valable. Gardez cette page ou son adresse, et réessayez.",
  'check.recorded': 'Ce pointage est enregistré',
  'check.waiting': "Ce pointage n'est pas encore arrivé",
  'check.waiting-text':
    "La tablette l'a bien écrit et signé. Elle l'enverra d'elle-même dès qu'elle retrouvera le réseau\u00a0: il n'est pas perdu.",
  'check.waiting-do':
    "Revenez sur cette page plus tard. S'il n'arrive pas, montrez-la à votre responsable\u00a0: ce code prouve ce que la tablette a écrit.",
  'check.waiting-seen': 'Dernier signe de cette tablette\u00a0: {{moment}}.',
  'check.waiting-never': "Cette tablette n'a encore donné aucun signe au serveur.",
  'check.apart': 'Ce pointage est mis à part',
  'check.apart-text':
    "Le serveur l'a reçu, mais d'une tablette retirée, perdue ou copiée. Il ne compte pas tant que personne ne l'a regardé.",
  'check.apart-do':
    'Montrez cette page à votre responsable\u00a0: il peut le faire compter depuis «\u00a0Tablettes\u00a0».',
  'check.kept': 'Ce pointage compte',
  'check.apart-kept':
    "Il venait d'une tablette retirée, perdue ou copiée, et avait été mis à part. Quelqu'un l'a regardé depuis\u00a0: il compte.",
  'check.dismissed': 'Ce pointage a été écarté',
  'check.apart-dismissed':
    "Il venait d'une tablette retirée, perdue ou copiée. Quelqu'un l'a regardé et l'a écarté, avec une raison. Si vous n'êtes pas d'accord, demandez-la à votre responsable\u00a0: le pointage reste gardé.",
  'check.unknown': "Ce code n'est d'aucune tablette d'ici",
  'check.unknown-text':
    "Rien ici n'a signé ce code tel quel. Une seule lettre changée suffit pour cela, et c'est le but.",
  'check.unknown-do':
    "Scannez-le de nouveau depuis l'écran de la tablette («\u00a0Mes reçus\u00a0»), ou copiez l'adresse entière. S'il vient d'une autre entreprise, c'est à son adresse qu'il se vérifie.",
  'check.keep':
    "Gardez l'adresse de cette page\u00a0: elle répondra aussi dans des années, même sans la tablette.",
  'check.what': '{{act}}, {{store}}',
  'check.position': 'N° {{position}} du journal',
  'check.cancelled':
    "Ce pointage a été annulé\u00a0: il ne compte pas. L'annulation reste visible dans l'historique.",
  'check.set-aside':
    "Une correction l'a remplacé\u00a0: il ne compte pas. Ce qui a été pointé reste gardé tel quel. La raison, et qui a décidé, sont dans «\u00a0Mes heures\u00a0».",
  'check.declared': 'Déclaré après coup, et non pointé sur le moment.',

  'evidence.act-in': 'Arrivée',
  'evidence.act-break-start': 'Pause',
  'evidence.act-break-end': 'Reprise',
  'evidence.act-out': 'Départ',
  'evidence.wall': "L'horloge de la tablette",
  'evidence.estimated': 'Heure estimée',
  'evidence.estimated-why': "Celle qui compte\u00a0: l'horloge corrigée par le serveur.",
  'evidence.server': "D'après le serveur",
  'evidence.server-why': "Des bornes qu'aucune horloge de tablette ne peut déplacer.",
  'evidence.between': 'écrit entre {{after}} et {{before}}',
  'evidence.received': 'reçu {{before}}',
  'evidence.at': 'à {{time}}',
  'evidence.on': 'le {{moment}}',

  'evidence.flag-unknown-person': "De quelqu'un qui n'était pas dans la liste.",
  'evidence.flag-archived-person': "D'une personne qui était archivée.",
  'evidence.flag-moved-person': "D'une personne qui ne travaillait pas dans cet établissement.",
  'evidence.flag-no-pin': 'Pointé sans code.',
  'evidence.flag-declared': 'Déclaré après coup.',
  'evidence.flag-double': "Répète ou contredit le pointage d'avant.",
  'evidence.flag-late-cancel': 'Annulé après les dix secondes prévues.',
  'evidence.flag-unknown-punch': 'Vise un pointage que personne ne connaît.',
  'evidence.flag-unknown-task': 'Vise une tâche que personne ne connaît.',
  'evidence.flag-out-of-bounds': 'Hors des limites.',
  'evidence.flag-clock-unset':
    "La tablette n'avait pas encore comparé son horloge à celle du serveur\u00a0: l'heure estimée est celle de la tablette.",
  'evidence.flag-clock-jumped':
    "L'horloge de la tablette avait été déplacée pendant qu'elle servait\u00a0: fiez-vous aux bornes du serveur.",
  'evidence.flag-clock-clamped':
    "L'heure de la tablette tombait hors des bornes du serveur\u00a0: l'heure estimée a été ramenée dedans.",
  'evidence.flag-unknown-receipt':
    "La tablette citait un reçu que le serveur n'a pas\u00a0: la première borne manque.",
  'evidence.flag-after-lock': 'Arrivé après la clôture de la période.',
  'evidence.flag-forked': "D'une tablette dont la mémoire avait été copiée ou restaurée.",
  'evidence.flag-from-quarantine': "Mis à part d'abord, puis compté par quelqu'un qui l'a regardé.",
  'evidence.flag-lease-expired': "D'une tablette restée trop longtemps sans contact.",

  'punch-times.title': 'Pointages, heure par heure',
  'punch-times.own-title': 'Mes pointages, heure par heure',
  'punch-times.lead':
    "Trois heures pour chacun\u00a0: l'horloge de la tablette telle quelle, l'heure estimée, et ce que le serveur en sait de lui-même.",
  'punch-times.from': 'Du',
  'punch-times.to': 'Au',
  'punch-times.dates': 'La fin vient après le début, 366 jours au plus.',
  'punch-times.none': 'Aucun pointage sur ces jours.',
  'punch-times.none-text': 'Choisissez d’autres dates pour en voir.',
  'punch-times.cancelled': 'Annulé',
  'punch-times.set-aside': 'Écarté par correction',
  'punch-times.added': 'Ajouté par correction',
  'punch-times.no-clock': 'aucune\u00a0: personne ne l’a pointé',
  'punch-times.declared': 'Déclaré',
  'punch-times.doubtful': 'À regarder',
  'punch-times.file': 'Fichier de preuve',
  'punch-times.estimated': 'Estimée',
  'punch-times.wall': 'Tablette',
  'punch-times.server': 'Serveur',
  'punch-times.count_one': '{{count}} pointage',
  'punch-times.count_other': '{{count}} pointages',

  'evidence-file.title': 'Fichier de preuve',
  'evidence-file.what':
    "Les pointages de {{name}} tels qu'ils ont été écrits et signés, leurs corrections et qui les a décidées, avec ce qu'il faut pour le vérifier sans nous. Rien de personne d'autre n'y figure.",
  'evidence-file.own-what':
    "Vos pointages tels qu'ils ont été écrits et signés, leurs corrections et qui les a décidées, avec ce qu'il faut pour le vérifier sans votre employeur. Rien de personne d'autre n'y figure.",
  'evidence-file.save': 'Enregistrer le fichier',
  'evidence-file.busy': 'Préparation du fichier…',
  'evidence-file.said': 'Le fichier de preuve est enregistré dans les téléchargements.',
  'evidence-file.how': 'Comment le vérifier',
  'evidence-file.step-verifier':
    'Prenez le vérificateur\u00a0: un seul fichier, lisible, qui ne demande que Node.js.',
  'evidence-file.step-run': 'Lancez-le sur le fichier de preuve\u00a0:',
  'evidence-file.step-key':
    "Comparez l'empreinte qu'il affiche à celle-ci, reçue par un autre chemin (affichée, imprimée, déposée chez un tiers)\u00a0:",
  'evidence-file.verifier': 'Télécharger le vérificateur',
  'evidence-file.private':
    'Il contient des heures de travail et un nom\u00a0: ne le confiez qu’à qui doit le lire.',

  'proofs.title': 'Preuves',
  'proofs.lead':
    "Ce qui permet à une autre personne de vérifier que le journal n'a pas été retouché.",
  'proofs.key': 'La clé de la maison',
  'proofs.key-text':
    "Elle signe chaque reçu et chaque point de contrôle. Notez son empreinte ailleurs, sur papier ou chez un tiers\u00a0: c'est elle qu'on compare.",
  'proofs.thumbprint': 'Empreinte',
  'proofs.copy': "Copier l'empreinte",
  'proofs.save-key': 'Télécharger la clé',
  'proofs.checkpoints': 'Points de contrôle',
  'proofs.checkpoints-text':
    'Une signature de tout le journal à un instant. Gardée ailleurs, elle révèle toute ligne retouchée, retirée ou ajoutée depuis. Comptoir en fait un chaque jour.',
  'proofs.checkpoints-none': 'Pas encore de point de contrôle',
  'proofs.checkpoints-none-text':
    "Le premier se fait de lui-même dans la journée, ou maintenant d'un geste.",
  'proofs.make': 'Faire maintenant',
  'proofs.making': 'Signature du journal…',
  'proofs.made': 'Point de contrôle fait.',
  'proofs.size_one': '{{number}} opération',
  'proofs.size_other': '{{number}} opérations',
  'proofs.download': 'Télécharger',
  'proofs.download-of': 'Télécharger le point de contrôle du {{moment}}',
  'proofs.more_one': 'Montrer {{count}} de plus',
  'proofs.more_other': 'Montrer {{count}} de plus',
  'proofs.mail': 'Envoi quotidien',
  'proofs.mail-text':
    'À une adresse hors de cette machine, de préférence hors de la maison\u00a0: le comptable, un avocat, un représentant.',
  'proofs.mail-field': 'Adresse e-mail du point de contrôle quotidien',
  'proofs.mail-wrong': "Cette adresse e-mail n'est pas complète.",
  'proofs.mail-save': 'Enregistrer',
  'proofs.mail-stop': 'Ne plus envoyer',
  'proofs.mail-saved': 'Le point de contrôle part chaque jour à {{email}}.',
  'proofs.mail-stopped': "Le point de contrôle n'est plus envoyé.",
  'proofs.verify': 'Vérifier soi-même',
  'proofs.verify-text':
    'Le vérificateur lit un fichier de preuve, ou un point de contrôle avec la clé, sans serveur ni Comptoir. Le journal entier se vérifie sur la machine\u00a0:',
} as const;

/** One's own login: in two steps, made by oneself, guarded, moved. */
export const frAccount = {
  'account.sign-up': "S'inscrire",
  'account.no-account': 'Pas encore de compte\u00a0?',
  'account.sign-up-title': 'Créer un compte',
  'account.sign-up-lead':
    "Avec l'adresse e-mail que votre établissement connaît\u00a0: votre accès s'ouvrira tout seul.",
  'account.sign-up-act': 'Créer mon compte',
  'account.sign-up-done': 'Regardez vos e-mails',
  'account.sign-up-done-lead':
    'Un message vient de partir à {{email}}. Ouvrez-le pour confirmer votre adresse\u00a0: le lien vaut 24 heures.',

  'dead.confirm':
    "Il a déjà servi, il a expiré, ou un plus récent l'a remplacé. Si votre adresse est confirmée, connectez-vous\u00a0; sinon, recommencez.",
  'account.confirm-title': 'Confirmer votre adresse',
  'account.confirm-lead': "Il ne reste qu'à confirmer que cette adresse est la vôtre.",
  'account.confirm-chosen': 'Le mot de passe que vous avez choisi',
  'account.confirm-act': 'Confirmer et entrer',
  'account.confirm-email-title': "Changer d'identifiant",
  'account.confirm-email-lead':
    'Cette adresse deviendra celle avec laquelle vous vous connectez. Vos autres sessions seront fermées.',
  'account.confirm-email-act': 'Confirmer cette adresse',
  'account.confirm-email-done': 'Votre identifiant a changé',
  'account.confirm-email-done-lead': 'Désormais, connectez-vous avec {{email}}.',

  'account.waiting-title': 'Votre compte est prêt',
  'account.waiting-lead': "Aucun établissement ne vous a encore ouvert d'accès.",
  'account.waiting-email': 'Votre identifiant',
  'account.waiting-text':
    "Dites à votre manager avec quelle adresse vous êtes inscrit. Dès qu'il vous ouvre un accès à cette adresse, votre espace s'ouvre ici, sans rien refaire.",
  'account.waiting-look': 'Cette page regarde toute seule, toutes les quinze secondes.',
  'account.waiting-now': 'Regarder maintenant',

  'account.second-title': 'Encore une étape',
  'account.second-lead': "Ouvrez l'application d'authentification de votre téléphone.",
  'account.code': 'Code à 6 chiffres',
  'account.code-hint': 'Il change toutes les 30 secondes.',
  'account.code-short': 'Il faut six chiffres.',
  'account.recovery-code': 'Code de récupération',
  'account.recovery-code-hint':
    "Un de ceux que vous avez gardés en activant la double authentification. Il ne sert qu'une fois.",
  'account.without-phone': "Je n'ai pas mon téléphone",
  'account.with-code': 'Utiliser le code du téléphone',
  'account.challenge-over': 'Trop de temps ou trop d’essais\u00a0: recommencez.',
  'account.other-login': 'Se connecter avec un autre compte',

  'account.prove': 'Est-ce bien vous\u00a0?',
  'account.prove-password':
    'Ceci touche aux droits ou aux comptes. Votre mot de passe, encore une fois\u00a0; la suite se fera toute seule.',
  'account.prove-code':
    'Ceci touche aux droits ou aux comptes. Le code de votre téléphone\u00a0; la suite se fera toute seule.',

  'account.tab-profile': 'Profil',
  'account.tab-security': 'Sécurité',
  'account.tab-notifications': 'Notifications',
  'account.tabs': 'Mon profil',

  'account.password': 'Mot de passe',
  'account.passphrase':
    'Ou une phrase de 15 caractères ou plus\u00a0: sans majuscule, chiffre ni caractère spécial.',
  'account.factor': 'Double authentification',
  'account.factor-off':
    'Un mot de passe peut se voler\u00a0; votre téléphone, plus difficilement. Un code à 6 chiffres est alors demandé à chaque connexion.',
  'account.factor-required':
    "L'administration de Comptoir la demande. Activez-la avant le {{date}}\u00a0; ensuite, le reste du portail attendra.",
  'account.factor-restricted':
    'Le délai est passé\u00a0: activez-la maintenant. Votre portail reviendra aussitôt, rien n’est perdu.',
  'account.factor-on': 'Active. Un code est demandé à chaque connexion.',
  'account.factor-kept': 'Votre rôle la demande\u00a0: elle ne peut pas être désactivée.',
  'account.factor-act': 'Activer',
  'account.factor-password': 'Votre mot de passe',
  'account.factor-scan':
    "Ouvrez une application d'authentification sur votre téléphone et scannez\u00a0:",
  'account.factor-qr': "Code QR à scanner avec l'application d'authentification",
  'account.factor-type': 'Ou saisissez cette clé',
  'account.factor-confirm': 'Puis le code qu’elle affiche',
  'account.factor-confirm-act': 'Vérifier et activer',
  'account.factor-done': 'Double authentification activée.',
  'account.factor-ended': 'Double authentification désactivée.',
  'account.factor-off-act': 'Désactiver',
  'account.factor-off-title': 'Désactiver la double authentification\u00a0?',
  'account.factor-off-text': 'Votre mot de passe suffira alors pour entrer.',
  'account.codes-act': 'Nouveaux codes de récupération',
  'account.codes-text': 'Les anciens ne marcheront plus.',
  'account.codes': 'Codes de récupération',
  'account.codes-lead':
    'Ils ouvrent votre compte si votre téléphone est perdu. Chacun sert une fois. Affichés maintenant, puis plus jamais\u00a0: gardez-les loin du téléphone.',
  'account.codes-download': 'Télécharger',
  'account.codes-kept': 'Je les ai gardés',
  'account.codes-file': 'comptoir-codes-de-recuperation',
  'account.codes-leave': 'Partir sans les codes\u00a0?',
  'account.codes-leave-text':
    'Ils ne se réaffichent pas. Sans eux et sans votre téléphone, seule une autre personne qui administre Comptoir peut vous rouvrir la porte.',

  'account.restricted':
    "Votre rôle d'administration attend la double authentification. D'ici là, seul votre profil est ouvert.",
  'account.restricted-act': 'L’activer maintenant',

  'account.email': 'Identifiant',
  'account.email-text': 'Vous vous connectez avec {{email}}.',
  'account.email-act': "Changer d'adresse",
  'account.email-new': 'Nouvelle adresse',
  'account.email-password': 'Votre mot de passe',
  'account.email-send': 'Envoyer le lien de confirmation',
  'account.email-same': "C'est déjà votre adresse.",
  'account.email-sent':
    "Un lien est parti à {{email}}. Tant qu'il n'est pas ouvert, rien ne change. L'ancienne adresse est prévenue.",

  'account.sessions': 'Où vous êtes connecté',
  'account.session-here': 'Cette session',
  'account.session-unknown': 'Navigateur inconnu',
  'account.session-facts': 'Depuis le {{since}}, vue le {{seen}}',
  'account.session-end': 'Fermer',
  'account.session-end-of': 'Fermer la session {{agent}}',
  'account.sessions-end': 'Fermer toutes les autres',
  'account.sessions-ended': 'Les autres sessions sont fermées.',
  'account.session-ended': 'Session fermée.',
  'account.sessions-alone': 'Vous n’êtes connecté nulle part ailleurs.',

  'account.stay': 'Rester',
  'account.leave': 'Partir',
} as const;

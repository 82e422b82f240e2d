/** What everybody reads: the way in, the personal space, and what goes wrong. */
export const frPersonal = {
  'app.name': 'Comptoir',
  'app.loading': 'Chargement…',
  'app.offline':
    "Pas de réseau. Ce qui est affiché date du dernier contact\u00a0; rien ne peut être modifié pour l'instant.",

  'app.insecure':
    "Cette adresse n'est pas en https\u00a0: le navigateur n'y garde aucune session. Ouvrez Comptoir par son adresse https://; docs/first-hour.md montre comment en avoir une.",

  'act.add': 'Ajouter',
  'act.back': 'Retour',
  'act.cancel': 'Annuler',
  'act.close': 'Fermer',
  'act.continue': 'Continuer',
  'act.copy': 'Copier',
  'act.copied': 'Copié',
  'act.print': 'Imprimer',
  'act.retry': 'Réessayer',
  'act.save': 'Enregistrer',
  'act.sending': 'Envoi en cours…',

  'age.moment': "moins d'une minute",
  'age.minutes': '{{count}}\u00a0min',
  'age.hours': '{{count}}\u00a0h',
  'age.days_one': '{{count}}\u00a0jour',
  'age.days_other': '{{count}}\u00a0jours',

  'countdown.seconds': '{{count}}\u00a0s',
  'countdown.minutes': '{{minutes}}\u00a0min {{seconds}}\u00a0s',

  'failure.offline':
    'Le serveur ne répond pas. Vérifiez le réseau et réessayez\u00a0: ce que vous avez saisi est toujours là.',
  'failure.unreadable':
    "La réponse reçue ne vient pas de Comptoir. Un portail Wi-Fi attend peut-être une connexion. Rien n'a été modifié.",
  'failure.bad-request': "Cette demande n'a pas été comprise. Rien n'a été modifié.",
  'failure.unauthorised':
    "Votre session est terminée. Reconnectez-vous\u00a0; rien n'a été modifié.",
  'failure.not-allowed': "Vous n'avez pas le droit de faire cela. Rien n'a été modifié.",
  'failure.foreign-establishment':
    "Cela concerne un établissement que vous ne gérez pas. Rien n'a été modifié.",
  'failure.revoked': 'Cet accès a été retiré.',
  'failure.not-found': "Ceci n'existe plus. Rechargez la page.",
  'failure.conflict': "Quelqu'un d'autre a modifié ceci entre-temps. Rien n'a été écrasé.",
  'failure.no-email': "Cette personne n'a pas d'adresse e-mail. Ajoutez-en une d'abord.",
  'failure.email-taken': "Cette adresse est celle de quelqu'un d'autre. Rien n'a été modifié.",
  'failure.too-many-requests': "Trop d'essais. Patientez un moment avant de réessayer.",
  'failure.wait': "Trop d'essais. Réessayez dans {{time}}.",
  'failure.unknown-code':
    "Aucune tablette n'affiche ce code. Vérifiez-le sur l'écran de la tablette.",
  'failure.expired-code': 'Ce code a expiré. La tablette en affiche un nouveau.',
  'failure.wrong-credentials':
    "Cela ne correspond pas. Vérifiez l'adresse et ce que vous avez saisi.",
  'failure.dead-link': 'Ce lien ne fonctionne plus.',
  'failure.weak-password': 'Ce mot de passe est trop facile à deviner. Choisissez-en un autre.',
  'failure.last-administrator':
    "C'est la dernière personne qui administre Comptoir ici. Donnez d'abord ce rôle à quelqu'un d'autre\u00a0; rien n'a été modifié.",
  'failure.period-locked':
    "Cela changerait des jours d'une période clôturée. Rien n'a changé. Seule la comptabilité ou un administrateur peut la rouvrir.",
  'failure.too-early':
    "Il est encore trop tôt : une durée de conservation court, ou une journée n'est pas terminée. Rien n'a changé.",
  'failure.wrong-code':
    'Ce code ne convient pas. Attendez le suivant sur votre téléphone, puis réessayez.',
  'failure.prove-again': 'Confirmez que c’est bien vous. Rien n’a encore été modifié.',
  'failure.no-access': "Aucun établissement ne vous a encore ouvert d'accès.",
  'failure.too-large': "Ce fichier est trop lourd. Rien n'a été enregistré.",
  'failure.unreadable-image':
    "Cette image n'a pas pu être lue. Choisissez un fichier JPEG, PNG ou WebP.",
  'failure.unreadable-file':
    "Ce fichier n'a pas pu être lu comme un tableau. Rien n'a été enregistré.",
  'failure.faulty-rows': "Des lignes sont à corriger. Rien n'a été enregistré.",
  'failure.already-set-up': 'Comptoir est déjà installé ici.',
  'failure.busy': "Le serveur est très occupé. Réessayez dans un instant\u00a0: rien n'est perdu.",
  'failure.internal': "Une erreur s'est produite chez nous. Rien n'a été modifié\u00a0; réessayez.",

  'broken.title': "Quelque chose s'est mal passé",
  'broken.offline': 'Pas de réponse',
  'broken.text': "La page n'a pas pu s'afficher. Ce qui est enregistré l'est toujours.",

  'lost.title': "Cette page n'existe pas",
  'lost.text': 'Le lien est peut-être incomplet.',
  'lost.act': "Aller à l'accueil",

  'field.email': 'Adresse e-mail',
  'field.password': 'Mot de passe',
  'field.given': 'Prénom',
  'field.family': 'Nom',
  'field.phone': 'Téléphone',
  'field.team': 'Équipe',
  'field.team-hint': 'Par exemple Salle, Cuisine.',
  'field.role': 'Rôle sur la tablette',
  'field.role-hint': 'Un manager déverrouille les paramètres de la tablette.',
  'field.display': 'Nom affiché',
  'field.display-hint': 'À la place du prénom, sur la tablette.',
  'field.language': 'Langue',
  'field.as-establishment': "Celle de l'établissement",
  'field.starts-on': 'Premier jour',
  'field.ends-on': 'Dernier jour',
  'field.limit': 'Plus longue journée (heures)',
  'field.limit-hint':
    "Au-delà, la tablette propose «\u00a0J'ai oublié de pointer mon départ\u00a0». Vide\u00a0: celle de l'établissement.",
  'field.wrong-limit': 'Entre 1 et 24 heures, par exemple 10 ou 10,5.',
  'field.ends-early': 'Le dernier jour est avant le premier.',
  'field.establishment': 'Établissement',
  'field.external-id': 'Identifiant de paie',
  'field.zone': 'Fuseau horaire',
  'field.zone-hint': 'Les heures et les jours sont comptés à cet endroit.',
  'field.zone-france': 'France',
  'field.zone-others': 'Autres',
  'field.missing': 'À remplir.',
  'field.missing-email': 'Saisissez votre adresse e-mail.',
  'field.missing-password': 'Saisissez votre mot de passe.',
  'field.wrong-email': "Cette adresse n'est pas complète, par exemple awa@exemple.fr.",
  'field.wrong-phone': "Ce numéro n'est pas complet, par exemple 06 12 34 56 78.",
  'field.meant': 'Vouliez-vous dire {{email}}\u00a0?',
  'field.take': 'Oui, corriger',

  'role.employee': 'Salarié',
  'role.employee-text': "Ses heures, son profil. Rien de l'équipe.",
  'role.manager': 'Manager',
  'role.manager-text': "En plus\u00a0: l'équipe, ses accès et les paramètres de la tablette.",
  'role.administration': 'Administration',

  'password.show': 'Afficher',
  'password.hide': 'Masquer',
  'password.new': 'Nouveau mot de passe',
  'password.again': 'Le même encore une fois',
  'password.rules': "Ce qu'il faut au mot de passe",
  'password.match': 'Confirmation',
  'password.rule-length': '8 caractères ou plus',
  'password.rule-upper': 'Une majuscule',
  'password.rule-digit': 'Un chiffre',
  'password.rule-special': 'Un caractère spécial',
  'password.rule-common': 'Pas facile à deviner',
  'password.rule-match': 'Les deux sont identiques',
  'password.met': 'rempli',
  'password.unmet': 'pas encore',
  'password.too-weak': 'Il manque encore quelque chose ci-dessous.',
  'password.differs': 'Les deux mots de passe sont différents.',

  'login.title': 'Connexion',
  'login.act': 'Se connecter',
  'login.forgotten': 'Mot de passe oublié\u00a0?',
  'login.offline':
    "Pas de réseau\u00a0: la connexion attend qu'il revienne. La tablette de l'établissement, elle, continue de pointer.",
  'login.throttled': "Trop d'essais. Vous pourrez réessayer dans {{time}}.",
  'login.after-reset': 'Mot de passe changé. Connectez-vous avec le nouveau.',
  'login.after-left': 'Vous êtes déconnecté.',

  'ended.title': 'Votre session est terminée',
  'ended.text':
    'Reconnectez-vous pour continuer où vous en étiez. Ce que vous avez saisi est toujours là, pas encore enregistré.',
  'ended.other': "Quelqu'un d'autre",

  'forgotten.title': 'Mot de passe oublié',
  'forgotten.lead': 'Nous envoyons un lien pour en choisir un autre. Il vaut 30 minutes.',
  'forgotten.act': 'Envoyer le lien',
  'forgotten.back': 'Retour à la connexion',
  'forgotten.recovery': "J'ai un code de secours",
  'forgotten.done': 'Regardez vos e-mails',
  'forgotten.done-lead':
    'Si un compte existe pour {{email}}, un lien vient de partir. Rien reçu au bout de quelques minutes\u00a0? Regardez dans les indésirables, ou demandez à votre manager.',

  'reset.title': 'Nouveau mot de passe',
  'reset.lead': 'Toutes vos autres sessions seront fermées.',
  'reset.act': 'Changer le mot de passe',

  'recovery.title': 'Code de secours',
  'recovery.lead': "Le code imprimé à l'installation rouvre le compte de l'administrateur.",
  'recovery.code': 'Code de secours',
  'recovery.code-hint': 'Les tirets et les espaces ne comptent pas.',
  'recovery.done': 'À noter maintenant',
  'recovery.done-lead':
    'Le mot de passe est changé. Le code utilisé est mort\u00a0: voici le suivant, affiché une seule fois.',
  'recovery.act': 'Rouvrir le compte',

  'dead.title': 'Ce lien ne fonctionne plus',
  'dead.activation':
    "Il a déjà servi, il a expiré, ou un plus récent l'a remplacé. Si votre compte est déjà ouvert, connectez-vous. Sinon, demandez un nouveau lien à votre manager\u00a0: il l'envoie en un geste depuis la tablette.",
  'dead.reset':
    'Il a déjà servi, ou il a expiré\u00a0: un lien vaut 30 minutes. Demandez-en un autre.',
  'dead.setup':
    'Il a expiré, ou le serveur a redémarré et en a affiché un plus récent\u00a0: ouvrez le dernier affiché, ou redémarrez le serveur. Ce que vous avez saisi dans cet onglet y sera, sauf le mot de passe.',
  'dead.installed-title': 'Comptoir est déjà installé ici',
  'dead.installed':
    "Connectez-vous avec l'adresse et le mot de passe choisis. Si l'installation vient d'aboutir sans que vous ayez vu les codes\u00a0: Personnes › votre fiche › Nouveau code refait celui de la tablette\u00a0; le code de secours ne se réaffiche pas.",
  'dead.open': "Ouvrir l'espace",
  'dead.again': 'Demander un nouveau lien',

  'activation.title': 'Bienvenue, {{given}}',
  'activation.title-nobody': 'Bienvenue',
  'activation.lead':
    "{{organisation}} vous ouvre un espace personnel\u00a0: vos heures, votre profil. Il ne reste qu'à choisir un mot de passe.",
  'activation.lead-known':
    '{{organisation}} vous ouvre un espace personnel. Cette adresse a déjà un compte Comptoir\u00a0: votre mot de passe actuel suffit.',
  'activation.login': 'Votre identifiant',
  'activation.password': 'Choisissez un mot de passe',
  'activation.present': 'Votre mot de passe actuel',
  'activation.act': 'Ouvrir mon espace',
  'activation.act-known': 'Ouvrir mon espace',
  'activation.expires': 'Ce lien vaut encore {{age}}.',

  'setup.step': 'Étape {{at}} sur {{total}}',
  'setup.language': 'Dans quelle langue\u00a0?',
  'setup.language-lead': 'Pour vous et pour la tablette. Chacun peut en changer ensuite.',
  'setup.house': 'Votre maison',
  'setup.house-lead':
    "L'organisation est l'employeur\u00a0; l'établissement est le lieu où se trouve la tablette.",
  'setup.organisation': 'Organisation',
  'setup.organisation-hint': 'Par exemple la société\u00a0: Maison Lenoir SARL.',
  'setup.establishment': 'Établissement',
  'setup.establishment-hint': 'Par exemple le restaurant\u00a0: Le Comptoir du Marché.',
  'setup.address': "L'adresse des tablettes",
  'setup.address-lead':
    'Les tablettes appellent le serveur par ce nom. Le changer plus tard oblige à inscrire chaque tablette de nouveau\u00a0: mieux vaut le bon dès maintenant.',
  'setup.address-field': 'Adresse',
  'setup.address-wrong': 'Une adresse comme https://tablettes.exemple.fr, sans rien après.',
  'setup.address-insecure':
    'Sans HTTPS, une tablette ne peut ni installer Comptoir ni garder ses clés\u00a0: elle ne pointera pas hors ligne. Donnez un nom en https://\u00a0; docs/first-hour.md montre comment.',
  'setup.address-shared':
    "Cela fonctionne. Un nom à part pour les tablettes, par exemple tablettes.exemple.fr, les sépare mieux du portail\u00a0: c'est notre conseil.",
  'setup.you': 'Vous',
  'setup.you-lead': "Votre compte d'administrateur\u00a0: il voit tout et donne les accès.",
  'setup.email-hint': "C'est votre identifiant.",
  'setup.manager': 'Qui déverrouille la tablette\u00a0?',
  'setup.manager-lead':
    'Cette personne ouvre les paramètres de la tablette avec un code à 6 chiffres, même sans réseau.',
  'setup.manager-me': 'Moi, {{given}}',
  'setup.manager-me-text': 'Je suis souvent sur place.',
  'setup.manager-other': "Quelqu'un d'autre",
  'setup.manager-other-text': "Le responsable de l'établissement, par exemple.",
  'setup.make': 'Installer Comptoir',
  'setup.making': 'Installation…',
  'setup.result': 'À noter maintenant',
  'setup.result-lead': 'Ces deux codes ne seront plus jamais affichés.',
  'setup.pin-of': 'Code de {{name}} sur la tablette',
  'setup.pin-text': 'Pour pointer et pour ouvrir les paramètres.',
  'setup.recovery': 'Code de secours de la maison',
  'setup.recovery-text':
    'Il débloque un manager et rouvre votre compte quand tout le reste est perdu. Gardez-le loin de la tablette.',
  'setup.print': 'Imprimer',
  'setup.noted': "Je l'ai noté",
  'setup.noted-missing': 'Notez les deux codes, puis cochez la case.',
  'setup.to-tablet': 'Inscrire la première tablette',
  'setup.later': 'Plus tard',
  'setup.open': "Ouvrir l'espace",

  'home.hello': 'Bonjour {{given}}',
  'home.today': "Aujourd'hui",
  'home.today-short': "aujourd'hui",
  'home.worked-today': "travaillées aujourd'hui",
  'home.in-since': 'En service depuis {{time}}',
  'home.state-in': 'En service',
  'home.state-break': 'En pause',
  'home.state-out': 'Pas en service',
  'home.week': 'Cette semaine',
  'home.month': 'Ce mois',
  'home.next': 'Prochain service',
  'home.next-none': "Rien de publié pour l'instant.",
  'home.days': 'Derniers jours',
  'home.no-days': 'Vos journées apparaîtront ici après votre premier pointage.',
  'home.end-open': 'en cours',
  'home.end-unknown': 'départ non pointé',
  'home.silent':
    '{{establishment}}\u00a0: une tablette ne donne plus de nouvelles depuis le {{moment}}. Des pointages peuvent encore y attendre\u00a0; ils ne sont pas perdus.',

  'attention.title': 'À voir',
  'attention.no-tablet': "Aucune tablette n'est inscrite\u00a0: c'est la prochaine étape.",
  'attention.silent_one': '{{count}} tablette est muette',
  'attention.silent_other': '{{count}} tablettes sont muettes',
  'attention.forked_one': '{{count}} tablette est à vérifier',
  'attention.forked_other': '{{count}} tablettes sont à vérifier',
  'attention.failed_one': "{{count}} e-mail n'est pas parti",
  'attention.failed_other': '{{count}} e-mails ne sont pas partis',
  'attention.kept_one': '{{count}} e-mail à remettre soi-même',
  'attention.kept_other': '{{count}} e-mails à remettre soi-même',

  'profile.title': 'Mon profil',
  'profile.works-at': 'Travaille à',
  'profile.no-phone': 'Pas renseigné',
  'profile.change-hint':
    'Une erreur\u00a0? Votre manager corrige ces informations sur la tablette.',
  'profile.language': 'Langue',
  'profile.security': 'Sécurité',
  'profile.change-password': 'Changer le mot de passe',
  'profile.current-password': 'Mot de passe actuel',
  'profile.password-changed': 'Mot de passe changé. Vos autres sessions sont fermées.',
  'profile.data': 'Ce qui est enregistré sur vous, pourquoi, combien de temps, et à qui demander.',
  'profile.data-act': 'Lire',
  'profile.session': 'Session',
  'profile.log-out': 'Se déconnecter',

  'data.title': 'Vos données',
  'data.lead': 'Ce que Comptoir enregistre sur vous.',
  'data.what': 'Ce qui est enregistré',
  'data.what-punches':
    "Vos pointages\u00a0: arrivée, pauses, départ, avec l'heure de la tablette et celle du serveur.",
  'data.what-person':
    'Votre nom et, si vous les avez donnés, votre e-mail, votre téléphone et votre photo.',
  'data.what-tasks': 'Les tâches que vous avez cochées.',
  'data.what-access':
    'Vos connexions. Votre code et votre mot de passe ne sont jamais gardés en clair.',
  'data.what-not':
    'Comptoir ne vous localise pas et ne prend aucune empreinte ni image pour pointer.',
  'data.why': 'Pourquoi',
  'data.why-text':
    "Pour compter le temps de travail, l'obligation de tout employeur, et organiser le service.",
  'data.long': 'Combien de temps',
  'data.long-punches': 'Pointages et heures\u00a0: {{time}}.',
  'data.long-tasks': 'Tâches et relevés\u00a0: {{time}}.',
  'data.long-contacts': 'E-mail, téléphone, photo\u00a0: {{time}} après votre départ.',
  'data.months_one': '{{count}} mois',
  'data.months_other': '{{count}} mois',
  'data.years_one': '{{count}} an',
  'data.years_other': '{{count}} ans',
  'data.who': 'Qui les voit',
  'data.who-text':
    "Vous, les managers de vos établissements, et l'administration de {{organisation}}. Le logiciel de paie reçoit les heures si la maison l'a relié. Personne d'autre.",
  'data.ask': 'À qui demander',
  'data.ask-manager': 'Adressez-vous à votre manager.',
  'data.rights':
    'Vous pouvez demander à lire, corriger ou effacer vos données. En cas de désaccord, la CNIL (cnil.fr) reçoit les réclamations.',
} as const;
